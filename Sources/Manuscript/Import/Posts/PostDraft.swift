public import Editorial

/// Makes a draft's file of another blog's post: its keys stay, those that stet writes give way.
public struct PostDraft: Sendable {
  /// The draft's file so far.
  public private(set) var bytes: [UInt8]
  /// The lines that were not taken, as they stood.
  public private(set) var left: [String] = []
  private let path: String
  private let workflow: Workflow

  public init(_ post: BlogPost, path: String, workflow: Workflow) throws(EditFailure) {
    bytes = post.bytes
    self.path = path
    self.workflow = workflow
    for field in post.text.fields where !stays(field) {
      left.append(Self.line(of: field))
      bytes = try DraftEditor.apply(
        [.remove(key: field.key)], to: bytes, reader: PostReader.reader, path: path)
    }
  }

  /// Gives a key a value of its own, below the state's; an absent value changes nothing.
  public mutating func set(_ key: String, to value: FieldValue?) throws(EditFailure) {
    guard let value else { return }
    bytes = try DraftEditor.setField(
      key: key, value: value, in: bytes, reader: PostReader.reader, path: path)
  }

  /// Writes keys that stet knows in the case that it knows them in, and the like.
  ///
  /// - Returns: what was done.
  public mutating func bringIntoForm(_ reader: DraftReader) -> [String] {
    guard let form = FormMender(bytes, reader: reader, path: path) else { return [] }
    bytes = form.bytes
    return form.mends.map(\.message)
  }

  /// Whether a key that stet would write may come along.
  ///
  /// Old addresses must not be lost, and the day of publication is written only where there is none.
  private func stays(_ field: Field) -> Bool {
    let folded = field.key.lowercased()
    guard let key = workflow.managed.all.first(where: { $0.lowercased() == folded }) else {
      return true
    }
    switch field.value {
    case .other, .empty: return false
    case .scalar:
      return key != workflow.managed.state
        && (workflow.stampKeys.contains(key) || workflow.managed.lists.contains(key))
    case .list: return workflow.managed.lists.contains(key)
    }
  }

  private static func line(of field: Field) -> String {
    switch field.value {
    case .scalar(let text): "\(field.key): \(text)"
    case .list(let items): "\(field.key): \(items.map(\.text).joined(separator: ", "))"
    case .empty: "\(field.key):"
    case .other: "\(field.key): …"
    }
  }
}
