import Editorial
import Git
import Manuscript

/// What new drafts begin with.
struct Template {
  var fields: [(key: String, value: FieldValue)] = []
  var body = ""

  func scalar(_ key: String) -> String? {
    for case (key, .scalar(let text)) in fields where !text.isEmpty { return text }
    return nil
  }
}

extension Newsroom {
  /// The saved template of a section, else the default one, else nothing but an empty body.
  func template(for section: SectionID?, in workflow: Workflow) throws -> Template {
    guard let tree else { return Template() }
    for name in [section?.rawValue, "default"].compactMap({ $0 }) {
      let path = "\(RuleFiles.templates)/\(name).md"
      let entry = try gitFailures { () throws(GitError) in
        try repository.entry(at: path, in: tree)
      }
      guard let entry, entry.mode.isFile else { continue }
      let bytes = try gitFailures { () throws(GitError) in
        try repository.blob(entry.id, limit: DraftLimits.bytes)
      }
      switch reader(for: workflow).read(bytes, path: path) {
      case .success(let text): return Template(text, bytes)
      case .failure(let malformed):
        throw Failure(
          .cannot, .draftMalformed, "the template `\(path)` cannot be read",
          help: "mend it, or ask a chief to", findings: malformed.findings)
      }
    }
    return Template()
  }
}

extension Template {
  fileprivate init(_ text: DraftText, _ bytes: [UInt8]) {
    for field in text.fields {
      switch field.value {
      case .empty: fields.append((field.key, .scalar("")))
      case .scalar(let text): fields.append((field.key, .scalar(text)))
      case .list(let items): fields.append((field.key, .list(items.map(\.text))))
      case .other: continue
      }
    }
    var line = 1
    var start = bytes.startIndex
    while line < text.bodyLine, let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      start = end + 1
      line += 1
    }
    if line == text.bodyLine { body = String(decoding: bytes[start...], as: UTF8.self) }
  }
}
