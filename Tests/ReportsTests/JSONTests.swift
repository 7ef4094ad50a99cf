import Foundation
import Testing

@testable import Editorial
@testable import Reports

/// What is written is JSON as another reader understands it.
struct JSONTests {
  @Test func readBackByFoundation() throws {
    for report in Hostile.reports {
      let object = try parsed(report.json)
      #expect(object["schema"] as? Int == 1)
    }
    let text = HostileTextTests.poison + "\"\\/\n\t日😀\u{1F468}\u{200D}\u{1F469}\u{0}"
    let object = try parsed(JSONValue.document(["text": .string(text)]).written)
    #expect(object["text"] as? String == text)
  }

  @Test func keysAreSortedAndEmptyOnesClosed() {
    let value: JSONValue = ["b": [], "a": [:], "C": [1, nil, true, "x"]]
    #expect(
      value.written
        == """
        {
          "C": [
            1,
            null,
            true,
            "x"
          ],
          "a": {},
          "b": []
        }

        """)
  }

  @Test func theMembersThatTheFormatNames() throws {
    let list = try parsed(ListReport(Sample.drafts, now: Sample.now).json)
    let row = [
      "byline", "copy", "path", "section", "slug", "state", "title", "updated", "waiting_days",
    ]
    #expect(keys(list) == ["drafts", "schema"])
    #expect(keys(first(list["drafts"])) == row)

    let show = try parsed(ShowReport(Sample.show, now: Sample.now).json)
    #expect(keys(show) == (row + ["approvals", "findings", "schema", "transitions"]).sorted())
    #expect(keys(first(show["approvals"])) == ["commit", "copy", "counts", "person", "time"])
    let way = first(show["transitions"])
    #expect(keys(way) == ["allowed", "blockers", "id", "to"])
    #expect(keys(first(way?["blockers"])) == ["code", "help", "message", "slug", "who"])

    let log = try parsed(LogReport(Sample.events, now: Sample.now, ofAll: false).json)
    #expect(
      keys(first(log["events"])) == [
        "commit", "copy", "email", "event", "from", "name", "person", "reason", "slug", "time",
        "to", "transition", "violations",
      ])

    let check = try parsed(FindingReport(Sample.check).json)
    #expect(keys(check) == ["checked", "findings", "schema"])
    #expect(
      keys(first(check["findings"])) == [
        "code", "column", "end_column", "fixable", "help", "line", "message", "path", "severity",
        "slug",
      ])

    let failure = Failure(.refused, "a.b", "no", blockers: [Sample.checkBlocker])
    let error = try parsed(RefusalReport(failure).json)
    #expect(keys(error) == ["error", "schema"])
    #expect(
      keys(error["error"] as? [String: Any]) == [
        "blockers", "code", "findings", "help", "message",
      ])

    let receipt = try parsed(ReceiptReport(Sample.receipt).json)
    #expect(
      keys(receipt) == ["commits", "drafts", "dry_run", "lines", "next", "notes", "schema"])
    let change = first(first(receipt["commits"])?["changes"])
    #expect(change?["change"] as? String == "changed")
  }

  private func parsed(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }

  private func keys(_ object: [String: Any]?) -> [String] { (object ?? [:]).keys.sorted() }

  private func first(_ value: Any?) -> [String: Any]? { (value as? [[String: Any]])?.first }
}
