internal import Editorial

/// Writes the file of a new draft.
public enum DraftComposer {
  /// The bytes of a draft: its keys in the given order as YAML, an empty line, the body.
  ///
  /// Texts are quoted only where they must be, and letters of any script stand as they are.
  /// A list is written between brackets. The keys are the caller's to choose well: what is written is
  /// read again by ``DraftReader`` before anybody relies on it.
  public static func compose(
    _ fields: [(key: String, value: FieldValue)], body: String
  ) -> [UInt8] {
    var text = Array("---\n".utf8)
    for (key, value) in fields {
      text += Array(key.utf8) + [Byte.colon]
      switch value {
      case .scalar(""): break
      case .scalar(let scalar):
        text += [Byte.space] + ScalarWriter(syntax: .yaml).write(scalar)
      case .list(let items):
        let written = items.map { ScalarWriter(syntax: .yaml, inFlow: true).write($0) }
        text += [Byte.space, Byte.openBracket]
        text += Array(written.joined(separator: [Byte.comma, Byte.space])) + [Byte.closeBracket]
      }
      text.append(Byte.newline)
    }
    text += Array("---\n".utf8)
    guard !body.isEmpty else { return text }
    text += Array("\n\(body)".utf8)
    if text.last != Byte.newline { text.append(Byte.newline) }
    return text
  }
}
