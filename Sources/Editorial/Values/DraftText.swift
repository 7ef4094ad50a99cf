/// A draft's file as values: its front matter with the places of its keys, and where the body is.
///
/// `Manuscript` makes these from bytes; the rules look at nothing else of a file.
public struct DraftText: Hashable, Sendable {
  /// The syntax of the front matter.
  public enum Syntax: Hashable, Sendable {
    case yaml
    case toml
  }

  public var syntax: Syntax
  /// The top-level keys in the order of the file.
  public var fields: [Field]
  /// The body's first line in the file, from 1.
  public var bodyLine: Int
  /// Whether the body has anything but blanks.
  public var hasBody: Bool
  /// The copy id under the managed keys that it was read with.
  public var copy: CopyID

  public init(
    syntax: Syntax, fields: [Field], bodyLine: Int, hasBody: Bool, copy: CopyID
  ) {
    self.syntax = syntax
    self.fields = fields
    self.bodyLine = bodyLine
    self.hasBody = hasBody
    self.copy = copy
  }

  /// The field with that key, to the letter.
  public func field(_ key: String) -> Field? { place(of: key).map { fields[$0] } }

  /// The value of that field.
  public func value(_ key: String) -> Field.Value? { place(of: key).map { fields[$0].value } }

  /// The text of a key that has one scalar.
  public func scalar(_ key: String) -> String? { value(key)?.scalar }

  /// A field has four places' worth of texts: it is looked at where it is.
  private func place(of key: String) -> Int? { fields.firstIndex { $0.key == key } }
}

/// One top-level key of a front matter, with its value and places.
public struct Field: Hashable, Sendable {
  public var key: String
  public var value: Value
  /// The place of the key.
  public var keyLocation: SourceLocation
  /// The place of the value on the key's own line; the key's when there is none.
  public var valueLocation: SourceLocation

  public init(
    key: String, value: Value, keyLocation: SourceLocation, valueLocation: SourceLocation
  ) {
    self.key = key
    self.value = value
    self.keyLocation = keyLocation
    self.valueLocation = valueLocation
  }

  /// What a key holds, as far as the rules care.
  public enum Value: Hashable, Sendable {
    /// Nothing after the colon (YAML's null).
    case empty
    /// A scalar's text, quotes and escapes resolved, types left alone: `no` is the text "no".
    case scalar(String)
    /// A list of scalars, each with its place.
    case list([Item])
    /// Anything else: a mapping, a list of lists.
    case other

    /// The text of a scalar.
    public var scalar: String? {
      if case .scalar(let text) = self { text } else { nil }
    }

    /// A scalar as a list of one, a list as it is; empty for anything else.
    public func items(orAt location: SourceLocation) -> [Item] {
      switch self {
      case .scalar(let text): [Item(text: text, location: location)]
      case .list(let items): items
      case .empty, .other: []
      }
    }
  }

  /// One scalar of a list.
  public struct Item: Hashable, Sendable {
    public var text: String
    public var location: SourceLocation

    public init(text: String, location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }
}
