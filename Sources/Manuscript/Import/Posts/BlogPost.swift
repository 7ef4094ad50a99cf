public import Editorial

/// A post of another blog: Markdown with the front matter of Hugo, Jekyll, Zola and their like.
public struct BlogPost: Sendable {
  /// The file with front matter in YAML or TOML, every key as the blog has it.
  public var bytes: [UInt8]
  /// Its keys with their values.
  public var text: DraftText
  /// The first heading of its body, where that begins with one.
  public var heading: String?
  /// What had to be put right, or was written otherwise, before it could be read.
  public var notes: [String]

  /// A key's value, in whatever case it is written.
  public func field(_ key: String) -> Field? {
    let folded = key.lowercased()
    return text.fields.first { $0.key.lowercased() == folded }
  }

  /// The texts of the first of these keys that has any.
  public func texts(ofAny keys: [String]) -> (key: String, texts: [String])? {
    for key in keys {
      guard let field = field(key) else { continue }
      let texts = field.value.items(orAt: field.keyLocation).map(\.text).filter {
        $0.contains { !$0.isWhitespace }
      }
      if !texts.isEmpty { return (field.key, texts) }
    }
    return nil
  }

  /// Whether readers of the other blog saw it, as far as the post itself says.
  public var wasLive: Bool {
    let says = { (key: String, word: String) in
      field(key)?.value.scalar?.lowercased() == word
    }
    return !says("draft", "true") && !says("published", "false") && !says("status", "draft")
      && !says("status", "private") && !says("status", "pending")
  }
}
