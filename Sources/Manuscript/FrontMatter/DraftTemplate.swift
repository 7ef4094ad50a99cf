public import Editorial

/// What new drafts begin with: front matter to be filled in, and a text.
///
/// The template's own lines stay as they are, comments and order included; it may be YAML or TOML.
public struct DraftTemplate: Sendable {
  public let path: String
  private let bytes: [UInt8]
  private let workflow: Workflow

  /// Reads a template.
  ///
  /// - Throws: ``MalformedDraft`` for one that two readers could read differently.
  public init(
    _ bytes: [UInt8], path: String, workflow: Workflow
  ) throws(MalformedDraft) {
    self.path = path
    self.bytes = bytes
    self.workflow = workflow
    _ = try Self.reader(for: workflow).frontMatter(of: bytes, path: path)
  }

  /// What is wrong with a template, or does not do what its author may think.
  public static func findings(
    in bytes: [UInt8], path: String, workflow: Workflow
  ) -> [Finding] {
    switch reader(for: workflow).read(bytes, path: path) {
    case .failure(let malformed): return malformed.findings
    case .success(let text):
      return text.fields.compactMap { field in
        guard workflow.managed.contains(field.key),
          field.key != workflow.site.keys.state || field.value != .empty,
          field.value.scalar != workflow.initial.rawValue
        else { return nil }
        return Finding(
          "template.managed", .warning,
          "`\(field.key)` in a template has no effect: transitions write it",
          at: field.keyLocation,
          help: field.key == workflow.site.keys.state
            ? "every draft begins as \(workflow.initial)" : "take the line out")
      }
    }
  }

  /// The first value that the template has for a key; nil for none.
  public func scalar(_ key: String) -> String? {
    let front = try? Self.reader(for: workflow).frontMatter(of: bytes, path: path)
    return front?.entry(key)?.value.scalar.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The file of a draft: the template with these keys filled in where they stand, and those that
  /// it does not have above its own, in this order.
  ///
  /// Other lines that only transitions write are taken out.
  public func filled(with fields: [(key: String, value: FieldValue)]) throws(EditFailure) -> [UInt8]
  {
    // Without a state's key, what is new goes to the top.
    let reader = PostReader.reader
    var filled = bytes
    let given = Set(fields.map(\.key))
    for key in workflow.managed.all.subtracting(given).sorted() {
      filled = try DraftEditor.apply([.remove(key: key)], to: filled, reader: reader, path: path)
    }
    for (key, value) in fields.reversed() {
      filled = try DraftEditor.setField(
        key: key, value: value, in: filled, reader: reader, path: path)
    }
    return try Self.withOneBlankLine(filled, path)
  }

  /// One blank line below the front matter, whether the template has a text or not.
  private static func withOneBlankLine(
    _ bytes: [UInt8], _ path: String
  ) throws(EditFailure) -> [UInt8] {
    let front = try DraftEditor.read(bytes, PostReader.reader, path)
    let fence = front.source.lines[front.source.closing]
    let body = bytes[front.body].drop { $0.isBreak }
    return bytes[..<fence.end] + front.source.ending + front.source.ending + body
  }

  private static func reader(for workflow: Workflow) -> DraftReader {
    DraftReader(managed: workflow.managed, profileKeys: workflow.site.keys.all) { _ in "" }
  }
}
