import Editorial
import Testing

@testable import Manuscript

/// What must hold for any front matter.
@Suite struct FrontMatterPropertyTests {
  static let seeds: [UInt64] = Array(0..<8)

  private func drafts(_ seed: UInt64) -> [GeneratedDraft] {
    (0..<250).map { GeneratedDraft(seed: seed * 1000 + $0) }
  }

  @Test(arguments: seeds)
  func keysAreFound(_ seed: UInt64) throws {
    for generated in drafts(seed) {
      switch testReader.read(generated.bytes, path: "x.md") {
      case .success(let draft):
        #expect(draft.fields.map(\.key) == generated.keys, "\(generated.text)")
        HostileDraftTests.agree(generated.bytes)
      case .failure(let malformed):
        Issue.record("\(malformed.findings[0].message) \(generated.text.debugDescription)")
      }
    }
  }

  @Test(arguments: seeds)
  func editsChangeOnlyWhatTheyName(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let values = [
      "review", "2026-05-05T05:05:05Z", "true", "x y", "it's", "a: b", "[z]", "# é", "- 😀", "0x1F",
    ]
    for generated in drafts(seed) {
      let before = try draft(generated.text)
      let value = values.randomElement(using: &random) ?? ""
      let edits: [FieldEdit] = [
        .set(key: "status", value: "review"), .set(key: "date", value: value),
        .set(key: "slug", value: value), .remove(key: "date"), .remove(key: "aliases"),
        .append(key: "aliases", item: value), .remove(key: "status"),
      ]
      guard let edit = edits.randomElement(using: &random) else { continue }
      let bytes = try DraftEditor.apply(
        [edit], to: generated.bytes, reader: testReader, path: "x.md")
      let after = try testReader.read(bytes, path: "x.md").get()
      #expect(after.copy == before.copy, "\(edit) \(generated.text)")
      switch edit {
      case .set(let key, let value): #expect(after.scalar(key) == value)
      case .remove(let key): #expect(after.field(key) == nil)
      case .append(let key, let item): #expect(texts(after, key) == texts(before, key) + [item])
      }
      for key in before.fields.map(\.key) where key != edit.key {
        #expect(texts(before, key) == texts(after, key))
      }
      // What the edit did not name is there still, line by line and in its order.
      var left = lines(bytes)[...]
      let added =
        generated.text.isEmpty ? 0 : abs(lines(bytes).count - lines(generated.bytes).count)
      var changed = 0
      for line in lines(generated.bytes) {
        if let at = left.firstIndex(of: line), at - left.startIndex <= 2 {
          left = left[(at + 1)...]
        } else {
          changed += 1
        }
      }
      #expect(changed <= max(1, added), "\(edit) \(generated.text)")
    }
  }

  /// Two drafts with one copy id differ in managed values only.
  @Test func equalCopiesHaveEqualFields() throws {
    // Managed lines put anywhere into a front matter: where the result is a draft with the same
    // copy, it must say the same.
    let managed = [
      "status: a", "date: '2026-01-01'", "aliases:\n- /x/", "aliases: [q]", "slug:",
      "status: a\n     ", "status: b\n  # c", "date:\n\n      ",
    ]
    var random = Seeded(7)
    var same = 0
    for round in 0..<1500 {
      let generated = GeneratedDraft(seed: UInt64(round) * 4)
      let original = try draft(generated.text)
      var all = lines(generated.bytes)
      let line = Int.random(in: 1..<all.count, using: &random)
      all.insert(managed.randomElement(using: &random) ?? "", at: line)
      let text = all.joined(separator: "\n")
      guard case .success(let other) = testReader.read(Array(text.utf8), path: "x.md"),
        other.copy == original.copy
      else { continue }
      same += 1
      let own = { (draft: DraftText) in
        draft.fields.filter { !testKeys.contains($0.key) }.map {
          "\($0.key)=\(self.texts(draft, $0.key))"
        }
      }
      #expect(own(other) == own(original), "\(text)")
    }
    #expect(same > 150)
  }

  @Test(arguments: seeds)
  func composedDraftsAreRead(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let pieces = [
      "a", "é", "日本", "😀", ": ", " #", "-", "[", "]", "{", "}", ",", "\"", "'", "\\", "*", "&", "!",
      "|", ">", "%", "@", "`", "~", "null", "true", "no", "1", ".", " ", "\n", "\t", "\u{7}",
      "\u{2028}", "?", "=", "<<", "e\u{301}",
    ]
    func anyText() -> String {
      (0..<Int.random(in: 0...5, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
    }
    for _ in 0..<200 {
      let title = anyText()
      let tags = (0..<Int.random(in: 0...3, using: &random)).map { _ in anyText() }
      let bytes = DraftComposer.compose(
        [("title", .scalar(title)), ("status", .scalar("draft")), ("tags", .list(tags))],
        body: anyText())
      let read = try testReader.read(bytes, path: "x.md").get()
      #expect(
        Array((read.scalar("title") ?? "").utf8) == Array(title.utf8), "\(title.debugDescription)")
      #expect(texts(read, "tags") == tags)
      HostileDraftTests.agree(bytes)
    }
  }

  @Test func quotesOnlyWhereNeeded() {
    let bytes = DraftComposer.compose(
      [
        ("title", .scalar("Bridge: a story")), ("dek", .scalar("Zoë's 😀 café, (1) & more")),
        ("byline", .list(["Ada Reyes", "B, C"])), ("embargo", .scalar("2026-01-01T10:00:00+02:00")),
        ("section", .scalar("")), ("draft", .scalar("true")), ("n", .scalar("no")),
        ("y", .scalar("2024")),
      ], body: "Text")
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        ---
        title: "Bridge: a story"
        dek: Zoë's 😀 café, (1) & more
        byline: [Ada Reyes, "B, C"]
        embargo: 2026-01-01T10:00:00+02:00
        section:
        draft: true
        n: "no"
        y: "2024"
        ---

        Text

        """)
  }

  private func texts(_ draft: DraftText, _ key: String) -> [String] {
    draft.field(key)?.value.items(orAt: .start(of: "")).map(\.text) ?? []
  }

  private func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
