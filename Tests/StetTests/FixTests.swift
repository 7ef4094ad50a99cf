import Foundation
import NewsroomTestSupport
import Testing

/// `check --fix` and the machine formats, as they are typed.
struct FixTests {
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.draft("Night bus", "night-bus", section: "city")
    try desk.replace("byline: Ada Reyes", with: "byline: ada reyes", in: "drafts/river-gauge.md")
    try desk.replace("---\ntitle", with: "--- \ntitle", in: "drafts/river-gauge.md")
    try desk.replace("section: city", with: "section: \u{1B}citty", in: "drafts/night-bus.md")
    return desk
  }

  @Test func mends() throws {
    let desk = try desk()
    let tip = try desk.tip()
    try desk.replace("section: \u{1B}citty", with: "section: citty", in: "drafts/night-bus.md")
    var text = try desk.transcript("check")
    let before = try desk.read("drafts/river-gauge.md")
    text += try desk.transcript("check", "--fix", "--dry-run")
    #expect(try desk.read("drafts/river-gauge.md") == before)
    text += try desk.transcript("check", "--fix", "river-gauge")
    text += try desk.transcript("check", "--fix", "--quiet", "river-gauge")
    text += try desk.transcript("check", "--fail-on", "warning", "river-gauge")
    text += try desk.transcript("check", "--dry-run") + desk.transcript("check", "--fix", "--saved")
    #expect(try desk.tip() == tip)
    expectSnapshot(text, named: "check-fix")
    let json = try desk.stet("check", "--fix", "--format", "json")
    #expect(json.json?["mended"] as? [String] == [])
    #expect((json.json?["findings"] as? [Any])?.count == 1)
  }

  @Test(arguments: ["concise", "github", "sarif", "junit"])
  func formats(_ format: String) throws {
    let desk = try desk()
    let output = try desk.stet("check", "--format", format)
    #expect(output.status == 1)
    #expect(output.err.isEmpty)
    #expect(output.out.contains("draft.malformed"))
    #expect(!output.out.contains("\u{1B}"))
    #expect(try desk.stet("check", "--fix", "river-gauge", "--format", format).status == 0)
    #expect(try desk.stet("workflow", "check", "--format", format).status == 0)
    let refused = try desk.stet("check", "nothing", "--format", format)
    #expect(refused.status == 2 && refused.out.isEmpty && !refused.err.isEmpty)
    for word in ["list", "workflow", "explain"] {
      let wrong = try desk.stet(word, "--format", format)
      #expect(wrong.status == 2 && wrong.err.contains("`stet \(word)` has no \(format) format"))
    }
  }

  @Test func failsOnWhatWasAskedFor() throws {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.draft("The river gauge", "second-gauge")
    #expect(try desk.stet("check").status == 0, "a title twice is a warning")
    #expect(try desk.stet("check", "--fail-on", "warning").status == 1)
    #expect(try desk.stet("check", "--fail-on", "nothing").status == 2)
  }
}
