import Editorial
import Testing

@testable import Manuscript

/// The copy: the file without managed lines.
@Suite struct DraftCopyTests {
  @Test(arguments: [
    (
      "---\ntitle: a\nstatus: draft # x\ndate: 2026\n---\nstatus: b\n",
      "---\ntitle: a\n---\nstatus: b\n"
    ),
    (
      "---\naliases:\n- /a/\n\n# c\n  - /b/\n  # d\ntags:\n- x\n---\n".oneIndent,
      "---\n\n# c\ntags:\n- x\n---\n"
    ),
    ("---\nt: |\n  foo\nstatus: a\n     \n  # c\nz: 1\n---\n", "---\nt: |\n  foo\nz: 1\n---\n"),
    ("+++\nstatus = \"a\"\naliases = [\n  \"x\",\n]\n[t]\na = 1\n+++\n", "+++\n[t]\na = 1\n+++\n"),
    ("---\r\nstatus: a\r\n---", "---\r\n---"),
    ("---\na: 1\n---\n", "---\na: 1\n---\n"),
  ])
  func bytes(_ text: String, _ copy: String) throws {
    let bytes = try DraftCopy.copyBytes(Array(text.utf8), managed: testKeys)
    #expect(String(decoding: bytes, as: UTF8.self) == copy)
    #expect(try draft(text).copy == blobID(Array(copy.utf8)))
  }

  /// The rule of the program that makes test newsrooms, for drafts like its own.
  @Test(arguments: ["", "date: 2017-07-14T02:40:00+00:00\n", "date: x\nupdated: y\nslug: z\n"])
  func asTheNewsroomMakerCounts(_ stamps: String) throws {
    for title in ["\"River: story 1\"", "Story 2 of the gauge"] {
      for byline in ["Zoë Ångström", "[Inês Duarte]"] {
        let text = """
          ---
          title: \(title)
          dek: Why the river matters now.
          byline: \(byline)
          section: politics
          status: review
          \(stamps)tags: [news, blog]  # kept as written
          ---

          status: words in the body

          Revision 0.

          """
        let keys = ManagedKeys(state: "status", scalars: ["date", "updated", "slug"])
        let expected = linesKept(text, managed: keys.all)
        #expect(try DraftCopy.copyBytes(Array(text.utf8), managed: keys) == Array(expected.utf8))
      }
    }
  }

  private func linesKept(_ text: String, managed: Set<String>) -> String {
    var fences = 0
    var skipping = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if fences < 2, line == "---" {
        fences += 1
        skipping = false
      } else if fences == 1, !line.hasPrefix(" "), !line.hasPrefix("- ") {
        skipping = managed.contains(String(line.prefix { $0 != ":" }))
      }
      return !skipping
    }.joined(separator: "\n")
  }
}

extension String {
  /// A list is indented in one way only; this one was written with both to show their lines.
  fileprivate var oneIndent: String { replacing("  - /b/", with: "- /b/") }
}
