import Foundation
import Testing

/// `stet report` and `stet workflow try`.
struct ReportCommandTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.done("submit", "river-gauge")
    return desk
  }

  @Test func report() throws {
    let desk = try desk()
    let text = try desk.stet("report")
    #expect(text.status == 0)
    #expect(text.out.contains("nothing is stuck"))
    let json = try #require(try desk.stet("report", "--format", "json").json)
    #expect(json["published"] as? Int == 0)
    #expect((json["states"] as? [[String: Any]])?.map { $0["present"] as? Int } == [0, 1, 0])
    let page = try desk.stet("report", "--html")
    #expect(page.out.hasPrefix("<!DOCTYPE html>\n"))
    #expect(page.status == 0)
  }

  @Test(
    arguments: [
      ["--since", "yesterday"], ["--until", "2026-02-30"], ["--section", "nowhere"],
      ["--since", "2026-02-02", "--until", "2026-02-01"], ["--html", "--format", "json"],
    ])
  func reportOfNothingThatThereIs(_ options: [String]) throws {
    #expect(try desk().stet(["report"] + options).status == 2)
  }

  @Test func tryingRules() throws {
    let desk = try desk()
    let path = "workflows/editorial.yml"
    let folder = URL(fileURLWithPath: desk.root)
    let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    let other = folder.appending(path: "other.yml")
    #expect(try desk.stet("workflow", "try", path).status == 0)
    try text.replacing("by: [author, editor]         # roles that may", with: "by: [editor]")
      .write(to: other, atomically: true, encoding: .utf8)
    let refused = try desk.stet("workflow", "try", "other.yml")
    #expect(refused.status == 1)
    #expect(refused.out.contains("an author may no longer `submit`"))
    #expect(refused.out.contains("the past: 1 of 1 transition would be refused"))
    try text.replacing("initial: draft", with: "initial: darft")
      .write(to: other, atomically: true, encoding: .utf8)
    let broken = try desk.stet("workflow", "try", "other.yml")
    #expect(broken.status == 2)
    #expect(broken.out.contains("--> other.yml:"))
    #expect(broken.out.contains("^^^^^"))
    // A folder of rule files is all of them.
    #expect(try desk.stet("workflow", "try", "workflows").status == 0)
    #expect(try desk.stet("workflow", "try", "drafts").status == 2)
  }
}
