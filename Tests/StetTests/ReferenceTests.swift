import Foundation
import Reports
import Testing
import Topics

@testable import stet

/// The pages that are made of what the program knows of itself.
struct ReferenceTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Manual/Reference")

  @Test(arguments: ["commands.md", "codes.md"])
  func isWhatTheCodeSays(_ page: String) throws {
    let committed = String(
      decoding: try Data(contentsOf: Self.folder.appendingPathComponent(page)), as: UTF8.self)
    let desk = try Terminal()
    let made = try desk.stet("__reference", page).out
    #expect(made.count > 1000)
    #expect(made == committed, "run Scripts/reference, and commit \(page)")
  }

  @Test func everyCommandHasAManPage() throws {
    let desk = try Terminal.open()
    let names = try desk.stet("__reference").out.split(separator: "\n").map(String.init)
    #expect(Set(names).count == names.count)
    var wanted = CommandTree.all.flatMap { [$0] + $0.subcommands }
      .map { "man1/stet-\($0.words.joined(separator: "-")).1" }
    wanted += ["submit", "return", "withdraw", "publish", "correct", "retract"]
      .map { "man1/stet-\($0).1" }
    wanted += Topic.allCases.map { "man\($0.section)/stet-\($0.name).\($0.section)" }
    wanted += ["man1/stet.1", "commands.md", "codes.md"]
    #expect(Set(names) == Set(wanted))
    #expect(try desk.stet("__reference", "nothing").status == 2)
  }

  /// What a formatter of man pages finds wrong with them, where there is one.
  @Test func manPagesAreInForm() throws {
    let desk = try Terminal()
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let made = try desk.shell("\(checkout)/Scripts/man --stet \(Terminal.program.path) ../pages")
    #expect(made.status == 0, "\(made.block)")
    let page = try desk.shell("cat ../pages/man1/stet-save.1").out
    #expect(try page == desk.stet("__reference", "man1/stet-save.1").out)
    let pages = "$(find ../pages -name 'stet*' | sort)"
    if try desk.shell("command -v mandoc").status == 0 {
      let said = try desk.shell("mandoc -T lint -W warning \(pages)").all
      #expect(said.isEmpty, "\(said)")
    } else {
      print("mandoc is not installed: it is not asked about the man pages")
    }
    if try desk.shell("command -v groff").status == 0 {
      let said = try desk.shell("for p in \(pages); do groff -man -Tutf8 -Kutf8 -ww -z $p; done")
        .all
      #expect(said.isEmpty, "\(said)")
      // What is to be typed can be copied: dashes are dashes.
      let shown = try desk.shell(
        "groff -man -Tascii -Kutf8 -P-cbou ../pages/man1/stet-return.1"
      ).out
      #expect(shown.contains("--dry-run") && shown.contains("-m 'WHY'"), "\(shown)")
    } else {
      print("groff is not installed: it is not asked about the man pages")
    }
  }
}
