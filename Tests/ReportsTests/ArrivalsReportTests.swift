import NewsroomTestSupport
import Testing

@testable import Editorial
@testable import Reports

struct ArrivalsReportTests {
  @Test func arrivals() {
    let drafts = [
      Arrivals.Draft(
        slug: "old-dam", source: "../blog/content/posts/2015/dam.md", title: "The dam",
        bylines: ["Ada Reyes", "Zoe Quist"], section: "city", wasLive: true, attachments: 0),
      Arrivals.Draft(
        slug: "river", source: "../blog/content/posts/river/index.md",
        title: "The river gauge nobody reads, and what it says", bylines: [], section: nil,
        wasLive: nil, attachments: 3),
    ]
    var receipt = Sample.receipt
    receipt.lines = ["2 drafts came in"]
    receipt.notes = ["old-dam: left out `status: done`: only stet writes it here"]
    receipt.next = ["stet check"]
    expectSnapshot(
      variants(of: ArrivalsReport(Arrivals(receipt: receipt, drafts: drafts))), named: "arrivals")
    let one = ArrivalsReport(Arrivals(receipt: receipt, drafts: [drafts[0]]))
    #expect(one.text(Style()) == ReceiptReport(receipt).text(Style()), "one needs no table")
  }
}
