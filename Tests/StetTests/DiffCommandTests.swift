import Foundation
import NewsroomTestSupport
import Testing

/// `stet diff`, as it is typed.
struct DiffCommandTests {
  /// A draft that Ben gave back and Ada is at work on.
  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.done("new", "River gauge", "--slug", "river-gauge", "--section", "politics")
    try desk.append(
      """
      The gauge at the old bridge shows 1.20 metres.

      Nobody has looked at it since the flood of March.

      """, to: "drafts/river-gauge.md")
    try desk.done("submit", "river-gauge")
    desk.person = .ben
    try desk.done("return", "river-gauge", "-m", "Says who?")
    desk.person = .ada
    return desk
  }

  private func rewrite(_ desk: Terminal) throws {
    try desk.replace(
      """
      The gauge at the old bridge shows 1.20 metres.

      Nobody has looked at it since the flood of March.

      """,
      with: """
        Nobody has looked at it since the great flood of March.

        The gauge at the old bridge shows 1.35 metres, says Lin.

        """, in: "drafts/river-gauge.md")
    try desk.replace(
      "title: River gauge", with: "title: The river gauge", in: "drafts/river-gauge.md")
    try desk.write("a\n", to: "drafts/river-gauge/levels.csv")
  }

  @Test func aDayOfIt() throws {
    let desk = try desk()
    var text = try desk.transcript("diff", "river-gauge", "--since", "submitted")
    try rewrite(desk)
    text += try desk.transcript("diff", "river-gauge")
    text += try desk.transcript("diff", "river-gauge", "--saved")
    text += try desk.transcript("diff", "river-gauge", "--lines")
    try desk.done("submit", "river-gauge")
    desk.person = .ben
    text += try desk.transcript("diff", "river-gauge")
    text += try desk.transcript("diff", "river-gauge", "--quiet")
    text += try desk.transcript("diff", "river-gauge", "--since", "approved")
    text += try desk.transcript("diff", "river-gauge", "--since", "yesterday")
    text += try desk.transcript("diff", "river-gauge", "--lines", "--format", "json")
    desk.person = .mo
    text += try desk.transcript("diff", "river-gauge", "-q")
    try desk.git("rm", "-q", "drafts/river-gauge.md")
    text += try desk.transcript("diff", "river-gauge")
    try desk.git("commit", "-qm", "gone")
    text += try desk.transcript("diff", "river-gauge")
    expectSnapshot(text, named: "diff")
  }

  @Test func linesAreWhatGitApplies() throws {
    let desk = try desk()
    try rewrite(desk)
    // What no terminal should be shown is in the patch as it is in the file.
    try desk.append("A bell \u{7} and a tab\t.\r\n", to: "drafts/river-gauge.md")
    let wanted = try desk.read("drafts/river-gauge.md")
    let patch = try desk.stet("diff", "river-gauge", "--lines", "--since", "returned")
    #expect(patch.out.contains("\u{7}"))
    try desk.git("stash", "-q", "-u")
    try desk.write(patch.out, to: "../the.patch")
    let applied = try desk.git("apply", "--whitespace=nowarn", "../the.patch")
    #expect(applied.status == 0, "\(applied.block)")
    #expect(try desk.read("drafts/river-gauge.md") == wanted)
    #expect(try desk.read("drafts/river-gauge/levels.csv") == "a\n")
    let shown = try desk.stet(
      "diff", "river-gauge", "--lines", "--since", "returned", "--color", "always")
    #expect(shown.out.contains("\\u{7}") && !shown.out.contains("\u{7}"))
  }

  @Test func inABareRepository() throws {
    let desk = try desk()
    try rewrite(desk)
    try desk.done("submit", "river-gauge")
    try desk.git("clone", "-q", "--bare", ".", "../bare.git")
    desk.person = .ben
    let here = try desk.stet("diff", "river-gauge")
    let there = try desk.stet(["diff", "river-gauge"], in: desk.path("../bare.git"))
    #expect(there.status == 0, "\(there.block)")
    #expect(there.out == here.out)
  }

  @Test func coloursAreNotTheOnlySignal() throws {
    let desk = try desk()
    try rewrite(desk)
    let plain = try desk.stet("diff", "river-gauge").out
    #expect(plain.contains("{+great+}") && plain.contains("[-1.20-]{+1.35+}"))
    let coloured = try desk.stet("diff", "river-gauge", "--color", "always").out
    #expect(coloured.contains("\u{1B}[4;32mgreat\u{1B}[0m"), "underlined, and green")
    #expect(coloured.contains("\u{1B}[9;31m1.20\u{1B}[0m"), "struck through, and red")
    let ascii = try desk.stet(["diff", "river-gauge"], environment: ["LC_ALL": "C"]).out
    #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func onlyLineEndsChanged() throws {
    let desk = try desk()
    let text = try desk.read("drafts/river-gauge.md")
    try desk.write(text.replacingOccurrences(of: "\n", with: "\r\n"), to: "drafts/river-gauge.md")
    let output = try desk.stet("diff", "river-gauge", "--since", "saved")
    #expect(output.status == 0)
    #expect(output.out.contains("no word is another"), "\(output.out)")
  }
}
