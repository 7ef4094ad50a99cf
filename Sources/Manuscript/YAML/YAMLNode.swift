/// A value of a YAML document, and where it begins.
struct YAMLNode {
  enum Content {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
    /// A reference to a value with a label. It is never followed, so that none can multiply.
    case alias
  }

  let content: Content
  let mark: YAMLMark
  /// Whether it has a label that references may name, or is such a reference.
  let isLabelled: Bool

  /// The text of a scalar.
  var scalar: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }
}

/// A place in a YAML text: lines and code points, counted from 1.
struct YAMLMark: Equatable {
  let line: Int
  let column: Int
}

/// Why a text is no YAML document.
enum YAMLError: Error {
  /// What libyaml found wrong, in its words; where, and what it was reading, from where on.
  case syntax(problem: String, at: YAMLMark?, within: (what: String, from: YAMLMark)?)
  /// Keys that stand more than once in one mapping, in the alphabet's order; where the first of them
  /// stands first.
  case duplicateKeys([String], at: YAMLMark)
}
