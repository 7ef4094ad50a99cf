import Foundation
import FoundationXML
import NewsroomTestSupport
import Testing

@testable import Editorial
@testable import Reports

struct PaceReportTests {
  @Test func text() {
    expectSnapshot(variants(of: PaceReport(Sample.pace, names: Sample.names)), named: "pace")
    let none = Pace(Pace.Question(), now: Sample.now, zone: "UTC")
    expectSnapshot(variants(of: PaceReport(none)), named: "pace-empty")
  }

  @Test func page() throws {
    let page = PaceReport(Sample.pace, names: Sample.names).page
    expectSnapshot(page, named: "pace-page")
    let root = try #require(try XMLDocument(xmlString: page).rootElement())
    #expect(root.name == "html")
    // A page that stands alone loads nothing and runs nothing.
    for word in ["<script", "src=", "href=", "url(", "@import", "onload"] {
      #expect(!page.contains(word))
    }
    #expect(try root.nodes(forXPath: "//*[local-name()='svg']").count == 3)
    for drawing in try root.nodes(forXPath: "//*[local-name()='svg']") {
      #expect(try drawing.nodes(forXPath: "@role").map(\.stringValue) == ["img"])
      let labels = try #require(
        try drawing.nodes(forXPath: "@aria-labelledby").first?.stringValue)
      for id in labels.split(separator: " ") {
        let named = try root.nodes(forXPath: "//*[@id='\(id)']")
        #expect(named.count == 1 && named.first?.stringValue?.isEmpty == false)
      }
    }
    #expect(try root.nodes(forXPath: "//*[local-name()='details']").count == 3)
  }

  /// Names and titles can hold whatever a person types, and none of it is markup.
  @Test func nothingFromOutsideIsMarkup() throws {
    let bait =
      "</title></style></table><script>alert(1)</script>\" onload='x' & &amp; \u{202E}\u{1B}"
    var pace = Sample.pace
    pace.zone = bait
    pace.question.sections = [SectionID(bait)]
    pace.states[0].label = bait
    pace.stuck = [
      .init(
        slug: Slug(bait), title: bait, state: StateID(bait), label: bait, section: SectionID(bait),
        since: Sample.now, people: [PersonID(bait)])
    ]
    pace.loads = [.init(person: PersonID(bait), count: 1, oldest: Sample.now)]
    pace.sections[0].title = bait
    pace.weeks[0].published = [SectionID(bait): 1]
    let page = PaceReport(pace, names: [PersonID(bait): bait]).page
    let plain = try #require(
      try XMLDocument(xmlString: PaceReport(Sample.pace, names: Sample.names).page).rootElement())
    let root = try #require(try XMLDocument(xmlString: page).rootElement())
    #expect(try root.nodes(forXPath: "//*[local-name()='script']").isEmpty)
    #expect(try root.nodes(forXPath: "//@onload").isEmpty)
    #expect(
      try root.nodes(forXPath: "//*[local-name()='style']").map(\.stringValue)
        == plain.nodes(forXPath: "//*[local-name()='style']").map(\.stringValue))
    let title = try #require(
      try root.nodes(forXPath: "//*[local-name()='th']/*[local-name()='small']").first)
    #expect(title.stringValue == escape(bait))
    #expect(!page.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x1B })
  }

  @Test func durations() {
    let told: [(Int64, String)] = [
      (0, "0 min"), (59, "0 min"), (60, "1 min"), (3_599, "59 min"), (3_600, "1 h"),
      (18_720, "5.2 h"), (172_799, "48 h"), (172_800, "2 d"), (293_760, "3.4 d"),
      (99 * 86_400 + 8640, "99.1 d"), (134 * 86_400 + 50_000, "134 d"), (2_000 * 86_400, "2,000 d"),
    ]
    for (seconds, text) in told { #expect(seconds.lasting == text) }
    #expect(Int64(86_400 * 3).lastingLong == "3 days")
    #expect(Int64(3_600).lastingLong == "1 hour")
    #expect(Int64(5_400).lastingLong == "1.5 hours")
  }

  @Test func bars() {
    let unicode = Style(unicode: true)
    #expect(Bar.of(0, outOf: 8, cells: 4, unicode).plain == "")
    #expect(Bar.of(8, outOf: 8, cells: 4, unicode).plain == "████")
    #expect(Bar.of(1, outOf: 16, cells: 4, unicode).plain == "▎")
    #expect(Bar.of(5, outOf: 16, cells: 4, unicode).plain == "█▎")
    #expect(Bar.of(1, outOf: 1_000_000, cells: 4, unicode).plain == "▏")
    let ascii = Style(unicode: false)
    #expect(Bar.of(8, outOf: 8, cells: 4, ascii).plain == "####")
    #expect(Bar.of(1, outOf: 1_000_000, cells: 4, ascii).plain == "#")
  }
}
