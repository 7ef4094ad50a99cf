import Foundation
import Testing

/// The scripts that people run first, with the program that was built for the tests.
@Suite struct ScriptTests {
  private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The story of README's first command, under an environment with nothing in it.
  @Test func theDemoRunsUnderAnEmptyEnvironment() throws {
    let desk = try Terminal()
    let output = try desk.shell(
      """
      exec env -i PATH=/usr/bin:/bin HOME="$HOME" TMPDIR="$PWD" \
        \(Self.checkout)/Scripts/demo --stet \(Terminal.program.path) --keep "$PWD/demo"
      """)
    #expect(output.status == 0, "\(output.block)")
    for said in [
      "$ stet init", "$ stet import", "is now In review", "nothing was changed",
      "is now Published", "$ stet correct", "$ stet log",
    ] {
      #expect(output.out.contains(said), "the demo does not say \(said)")
    }
  }

  /// A newsroom that another program wrote, with merges: lists, logs and copy ids are what it says.
  @Test func aGeneratedNewsroomReadsAsItWasWritten() throws {
    let desk = try Terminal()
    let made = try desk.shell(
      """
      command -v python3 >/dev/null || exit 77
      \(Self.checkout)/Scripts/make-newsroom big --drafts 60 --merges 20
      """)
    // The generator needs Python; a machine without it measures nothing either.
    guard made.status != 77 else { return }
    #expect(made.status == 0, "\(made.block)")
    let told = try object(made.out)
    let listed = try object(try desk.stet(["list", "--format", "json", "-C", "big"]).out)
    let drafts = try #require(listed["drafts"] as? [[String: Any]])
    #expect(drafts.count == 60)
    var counts: [String: Int] = [:]
    for draft in drafts { counts[draft["state"] as? String ?? "", default: 0] += 1 }
    #expect(counts == told["states"] as? [String: Int])
    for draft in drafts where draft["state"] as? String != "draft" {
      let slug = try #require(draft["slug"] as? String)
      let trailer = try desk.git(
        "-C", "big", "log", "-1", "--format=%(trailers:key=Stet-Copy,valueonly)",
        "--grep=^Stet-Copy: \(slug) ")
      #expect(
        trailer.out.split(separator: " ").last?.trimmed == draft["copy"] as? String, "\(slug)")
    }
    let slug = try #require(drafts.last?["slug"] as? String)
    let log = try object(try desk.stet(["log", slug, "--format", "json", "-C", "big"]).out)
    let events = try #require(log["events"] as? [[String: Any]])
    #expect(events.last?["event"] as? String == "created")
    #expect(events.allSatisfy { $0["person"] is String })
    let shown = try desk.stet(["show", slug, "-C", "big"])
    #expect(shown.status == 0 && shown.out.contains(slug))
    // Somebody else wrote that history by the rules, and the audit finds that they did.
    let audited = try object(try desk.stet(["audit", "--format", "json", "-C", "big"]).out)
    #expect(audited["verdict"] as? String == "consistent")
    #expect((audited["violations"] as? [Any])?.isEmpty == true)
  }

  private func object(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }
}

extension Substring {
  fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
