import Editorial
import Testing

@testable import Manuscript

/// Edits of front matter: what they write, and what they refuse.
@Suite struct DraftEditorTests {
  static let edits: [(String, FieldEdit, String)] = [
    // The value's span only: spacing, comment and quotes stay.
    ("status:   draft  # c\n", .set(key: "status", value: "review"), "status:   review  # c\n"),
    ("status : draft\n", .set(key: "status", value: "review"), "status : review\n"),
    ("date: '2026-01-01'\n", .set(key: "date", value: "2026-02-02"), "date: '2026-02-02'\n"),
    ("date: \"x\" # c\n", .set(key: "date", value: "y: z"), "date: \"y: z\" # c\n"),
    ("date:\n", .set(key: "date", value: "today"), "date: today\n"),
    ("date: # when\n", .set(key: "date", value: "today"), "date: today # when\n"),
    ("date: ~\n", .set(key: "date", value: "today"), "date: today\n"),
    ("slug: a\n", .set(key: "slug", value: "2024"), "slug: \"2024\"\n"),
    ("slug: \"a\"\n", .set(key: "slug", value: "true"), "slug: true\n"),
    // A new key: below the state, or at the top.
    (
      "a: 1\nstatus: draft\nb: 2\n", .set(key: "date", value: "2026-01-01T00:00:00Z"),
      "a: 1\nstatus: draft\ndate: 2026-01-01T00:00:00Z\nb: 2\n"
    ),
    (
      "a: 1\r\nstatus: draft\r\n", .set(key: "draft", value: "true"),
      "a: 1\r\nstatus: draft\r\ndraft: true\r\n"
    ),
    ("a: 1\n", .set(key: "status", value: "draft"), "status: draft\na: 1\n"),
    (
      "status: draft\n  # c\n\nb: 2\n", .set(key: "date", value: "d"),
      "status: draft\n  # c\ndate: d\n\nb: 2\n"
    ),
    ("", .set(key: "status", value: "draft"), "status: draft\n"),
    // Taking out.
    ("a: 1\ndate: x # c\nb: 2\n", .remove(key: "date"), "a: 1\nb: 2\n"),
    ("aliases:\n  - /a/\n# c\n  - /b/\n\nb: 2\n", .remove(key: "aliases"), "# c\n\nb: 2\n"),
    ("a: 1\n", .remove(key: "date"), "a: 1\n"),
    // Lists.
    ("status: draft\n", .append(key: "aliases", item: "/a/"), "status: draft\naliases:\n  - /a/\n"),
    (
      "aliases:\n- /a/\nb: 1\n", .append(key: "aliases", item: "/b/"),
      "aliases:\n- /a/\n- /b/\nb: 1\n"
    ),
    (
      "aliases:\n    -  /a/ # c\n", .append(key: "aliases", item: "b: c"),
      "aliases:\n    -  /a/ # c\n    -  \"b: c\"\n"
    ),
    (
      "aliases: [/a/ , /b/]  # c\n", .append(key: "aliases", item: "x, y"),
      "aliases: [/a/ , /b/, \"x, y\"]  # c\n"
    ),
    ("aliases: []\n", .append(key: "aliases", item: "/a/"), "aliases: [/a/]\n"),
    ("aliases:\n", .append(key: "aliases", item: "/a/"), "aliases: [/a/]\n"),
    ("aliases: /a/\n", .append(key: "aliases", item: "/b/"), "aliases: [/a/, /b/]\n"),
  ]

  @Test(arguments: edits)
  func yaml(_ before: String, _ edit: FieldEdit, _ after: String) throws {
    let ending = before.utf8.contains(13) ? "\r\n" : "\n"
    #expect(
      try apply(edit, to: "---\(ending)\(before)---\(ending)Body\n")
        == "---\(ending)\(after)---\(ending)Body\n")
  }

  static let tomlEdits: [(String, FieldEdit, String)] = [
    ("status = \"draft\" # c\n", .set(key: "status", value: "review"), "status = \"review\" # c\n"),
    ("status = 'draft'\n", .set(key: "status", value: "review"), "status = 'review'\n"),
    (
      "status = \"a\"\n\n[x]\ny = 1\n", .set(key: "date", value: "2026-01-01T10:00:00+02:00"),
      "status = \"a\"\ndate = 2026-01-01T10:00:00+02:00\n\n[x]\ny = 1\n"
    ),
    ("status = \"a\"\n", .set(key: "draft", value: "true"), "status = \"a\"\ndraft = true\n"),
    ("draft = true\n", .set(key: "draft", value: "false"), "draft = false\n"),
    ("date = 2026-01-01\n", .set(key: "date", value: "2026-02-02"), "date = 2026-02-02\n"),
    ("status = \"a\"\n", .set(key: "slug", value: "a-b"), "status = \"a\"\nslug = \"a-b\"\n"),
    (
      "status = \"a\"\n", .append(key: "aliases", item: "/\"a\"/"),
      "status = \"a\"\naliases = [\"/\\\"a\\\"/\"]\n"
    ),
    (
      "aliases = [\n  \"/a/\",\n]\n", .append(key: "aliases", item: "/b/"),
      "aliases = [\n  \"/a/\", \"/b/\",\n]\n"
    ),
    ("aliases = [\n  \"/a/\",\n]\na = 1\n", .remove(key: "aliases"), "a = 1\n"),
  ]

  @Test(arguments: tomlEdits)
  func toml(_ before: String, _ edit: FieldEdit, _ after: String) throws {
    #expect(try apply(edit, to: "+++\n\(before)+++\nBody\n") == "+++\n\(after)+++\nBody\n")
  }

  static let fields: [(String, String, FieldValue, String)] = [
    ("byline: Ada  # c\n", "byline", .scalar("Ada Reyes"), "byline: Ada Reyes  # c\n"),
    ("byline: Ada\n", "byline", .list(["Ada", "B, C"]), "byline: [Ada, \"B, C\"]\n"),
    ("tags: [a, b] # c\n", "tags", .list(["x"]), "tags: [x] # c\n"),
    ("tags:\n  - a\n  - b\nz: 1\n", "tags", .list(["x", "z"]), "tags:\n  - x\n  - z\nz: 1\n"),
    ("dek: |\n  one\n  two\nz: 1\n", "dek", .scalar("one"), "dek: one\nz: 1\n"),
    ("dek: one\n  two\nz: 1\n", "dek", .scalar("x"), "dek: x\nz: 1\n"),
    ("status: draft\n", "dek", .scalar("A: b"), "status: draft\ndek: \"A: b\"\n"),
    ("title: \"a\"\n", "title", .scalar("say \"x\" \\ y"), "title: \"say \\\"x\\\" \\\\ y\"\n"),
  ]

  @Test(arguments: fields)
  func setField(_ before: String, _ key: String, _ value: FieldValue, _ after: String) throws {
    let edited = try DraftEditor.setField(
      key: key, value: value, in: Array("---\n\(before)---\n".utf8), reader: testReader,
      path: "x.md")
    #expect(String(decoding: edited, as: UTF8.self) == "---\n\(after)---\n")
  }

  static let refusals: [(String, FieldEdit)] = [
    ("---\nstatus: draft\n---\n", .set(key: "status", value: "a: b")),
    ("---\nstatus: draft\n---\n", .set(key: "status", value: "yes")),
    ("---\nstatus: draft\n---\n", .set(key: "Date", value: "x")),
    ("---\nstatus: draft\n---\n", .set(key: "a b", value: "x")),
    ("---\nstatus: draft\n---\n", .set(key: "slug", value: "a\nb")),
    ("---\ntags: {a: 1}\n---\n", .append(key: "tags", item: "b")),
    ("---\nstatus: draft\n", .set(key: "status", value: "review")),
    ("+++\n[x]\ny = 1\n+++\n", .remove(key: "x")),
  ]

  @Test(arguments: refusals)
  func refuses(_ text: String, _ edit: FieldEdit) {
    #expect(throws: EditFailure.self) { try apply(edit, to: text) }
  }

  private func apply(_ edit: FieldEdit, to text: String) throws -> String {
    let edited = try DraftEditor.apply(
      [edit], to: Array(text.utf8), reader: testReader, path: "x.md")
    return String(decoding: edited, as: UTF8.self)
  }
}
