import Testing

@testable import Editorial

/// A draft as its reader would have made it, without a file.
///
/// The copy id tells apart what the copy tells apart: everything but the managed keys.
func draft(
  _ slug: Slug = "river", state: String? = "draft", title: String? = "Who reads the gauge",
  dek: String? = nil, byline: [String]? = ["Ada Reyes"], section: String? = "city",
  managed: KeyValuePairs<String, String> = [:], others: KeyValuePairs<String, String> = [:],
  body: String = "Nobody, it turns out.", path: String? = nil, attachments: [String: String] = [:]
) -> DraftVersion {
  let path = path ?? "drafts/\(slug).md"
  var fields = FieldList(path: path)
  fields.add("title", title)
  fields.add("dek", dek)
  if let byline { fields.add("byline", items: byline) }
  fields.add("section", section)
  for (key, value) in others { fields.add(key, value) }
  let copy = fields.all.map { "\($0.key)=\($0.value.plain)" }.joined() + body
  fields.add("status", state)
  for (key, value) in managed { fields.add(key, value) }
  let text = DraftText(
    syntax: .yaml, fields: fields.all, bodyLine: fields.line + 1,
    hasBody: !body.trimmed.isEmpty, copy: CopyID(copy))
  let blob = copy + "\(state ?? "")\(managed)"
  return DraftVersion(
    slug: slug, path: path, blob: blob, content: .readable(text), attachments: attachments)
}

/// A draft that two readers could read differently.
func malformedDraft(_ slug: Slug = "river") -> DraftVersion {
  let finding = Finding("draft.malformed", .error, "the key `title` is there twice")
  return DraftVersion(
    slug: slug, path: "drafts/\(slug).md", blob: "malformed", content: .malformed([finding]))
}

extension DraftVersion {
  /// The version as a draft of a workflow; the tests' drafts can all be read.
  func under(_ workflow: Workflow) throws -> Draft { try #require(Draft(self, workflow: workflow)) }
}

/// Top-level keys, one a line from line 2 on, a list's items on the lines below their key.
private struct FieldList {
  let path: String
  var all: [Field] = []
  var line = 2

  mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    let text = "\(key): \(value)"
    let place = SourceLocation(
      path: path, line: line, column: key.count + 3,
      endColumn: key.count + 3 + value.unicodeScalars.count, text: text)
    all.append(
      Field(
        key: key, value: value.isEmpty ? .empty : .scalar(value),
        keyLocation: SourceLocation(path: path, line: line, column: 1, text: text),
        valueLocation: place))
    line += 1
  }

  mutating func add(_ key: String, items: [String]) {
    if items.count == 1 { return add(key, items[0]) }
    let place = SourceLocation(path: path, line: line, column: 1, text: "\(key):")
    line += 1
    let listed = items.map { item in
      defer { line += 1 }
      return Field.Item(
        text: item,
        location: SourceLocation(path: path, line: line, column: 5, text: "  - \(item)"))
    }
    all.append(
      Field(key: key, value: .list(listed), keyLocation: place, valueLocation: place))
  }
}
