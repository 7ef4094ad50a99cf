import Foundation
import Testing

/// "did you mean", for everything that has a name.
struct NearMissTests {
  private static let table: [(typed: [String], meant: String)] = [
    (["lsit"], "list"), (["aprove", "x"], "approve"), (["completion"], "completions"),
    (["sumbit", "x"], "submit"), (["retrct", "x"], "retract"),
    (["can", "river-gauge", "pubilsh"], "publish"),
    (["submit", "rivr-gauge"], "river-gauge"), (["show", "river-guage"], "river-gauge"),
    (["check", "riber-gauge"], "river-gauge"),
    (["people", "leave", "bne"], "ben"),
    (["people", "set", "Ada Reyez", "--roles", "author"], "Ada Reyes"),
    (["list", "--byline", "Ben Okroo"], "Ben Okoro"),
    (["new", "X", "--byline", "ada reys"], "Ada Reyes"),
    (["list", "--section", "poltics"], "politics"), (["new", "X", "--section", "citi"], "city"),
    (["sections", "close", "citty"], "city"), (["sections", "open", "polits"], "politics"),
    (["list", "--state", "reveiw"], "review"), (["board", "--state", "drfat"], "draft"),
    (["explain", "byline.unknwon"], "byline.unknown"), (["explain", "titel"], "title"),
    (["help", "glosary"], "glossary"), (["help", "exit-code"], "exit-codes"),
    (["help", "enviroment"], "environment"), (["help", "sumbit"], "submit"),
    (["help", "people", "ad"], "add"), (["people", "lis"], "list"),
    (["workflow", "grpah"], "graph"),
    (["list", "--sate", "draft"], "--state"),
    (["submit", "river-gauge", "--dry-rnu"], "--dry-run"),
    (["list", "--fromat", "json"], "--format"), (["new", "X", "--secton", "city"], "--section"),
    (["list", "--format", "jsno"], "json"), (["list", "--color", "alwyas"], "always"),
    (["workflow", "graph", "--language", "mermiad"], "mermaid"), (["completions", "bsah"], "bash"),
    (["check", "--fail-on", "eror"], "error"),
    (["diff", "river-gauge", "--since", "submited"], "submitted"),
    (["diff", "river-gauge", "--since", "aproved"], "approved"),
    (["rename", "river-gauge", "x", "--with", "corect"], "correct"),
    (["init", "--workflow", "editrial"], "editorial"),
  ]

  @Test func everyNameIsForgivenASlip() throws {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    for (typed, meant) in Self.table {
      let output = try desk.stet(typed)
      let line = typed.joined(separator: " ")
      // A second newsroom is refused before its workflow is looked at.
      if typed[0] == "init" {
        let elsewhere = try Terminal()
        try elsewhere.git("init", "-q")
        #expect(try elsewhere.stet(typed).err.contains("did you mean `editorial`?"))
        continue
      }
      #expect(output.status != 0 && output.out.isEmpty, "\(line): \(output.block)")
      #expect(output.err.contains("did you mean"), "\(line): \(output.block)")
      let question = output.err.components(separatedBy: "did you mean ").dropFirst().first ?? ""
      let first = question.prefix { $0 != "," && $0 != "?" }.replacing("`", with: "")
      #expect(first.hasPrefix(meant), "\(line): \(output.block)")
    }
    // What is far from everything is no slip.
    for typed in [
      ["xyzzy"], ["explain", "xyzzy"], ["help", "xyzzy"], ["show", "xyzzy"], ["list", "--xyzzy"],
    ] {
      #expect(try !desk.stet(typed).err.contains("did you mean"), "\(typed)")
    }
  }
}
