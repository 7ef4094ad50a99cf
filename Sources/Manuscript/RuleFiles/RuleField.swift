/// A key with the value that an edit gives it.
struct RuleField: Hashable, Sendable {
  enum Value: Hashable, Sendable {
    case text(String)
    case list([String])
    case flag(Bool)
    /// The key goes.
    case absent
  }

  var key: String
  var value: Value

  /// The value as it is written on one line.
  var written: String {
    switch value {
    case .text(let text): RuleScalar.written(text)
    case .list(let list): RuleScalar.written(list)
    case .flag(let flag): flag ? "true" : "false"
    case .absent: ""
    }
  }
}
