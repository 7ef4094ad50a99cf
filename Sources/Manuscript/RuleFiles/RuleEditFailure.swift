public import Editorial

/// Why an edit of a rule file was not made; nothing is written then.
public enum RuleEditFailure: Error, Hashable, Sendable {
  /// The file has faults already, and nobody can say what an edit would make of it.
  case unreadable([Finding])
  /// Nobody and nothing has that id; what was meant may be among the others.
  case unknown(id: String, nearest: [String])
  /// There is one with that id already.
  case taken(id: String)
  /// The value cannot stand in a rule file: what reading it back found.
  case refused([Finding])
  /// The file is written in a way in which the edit would touch more than it should.
  case unsupported(String)

  public var code: Code {
    switch self {
    case .unreadable: "rules.invalid"
    case .unknown: "rules.reference"
    case .taken: "rules.duplicate"
    case .refused(let findings): findings.first?.code ?? "rules.value"
    case .unsupported: "rules.edit"
    }
  }

  /// What happened, lower case, without a full stop.
  public var message: String {
    switch self {
    case .unreadable(let findings):
      "the file has faults already: \(findings.first?.message ?? "it cannot be read")"
    case .unknown(let id, _): "there is no `\(id)` in the file"
    case .taken(let id): "there is a `\(id)` already"
    case .refused(let findings): findings.first?.message ?? "this value cannot stand there"
    case .unsupported(let id): "`\(id)` is written in a way that stet does not edit"
    }
  }

  /// What to do now.
  public var help: String {
    switch self {
    case .unreadable: "mend it first: `stet workflow check` lists everything"
    case .unknown(_, let nearest):
      nearest.isEmpty
        ? "the ids are those in the file"
        : "did you mean \(nearest.map { "`\($0)`" }.joined(separator: " or "))?"
    case .taken: "choose another id, or change the one that is there"
    case .refused(let findings): findings.first?.help ?? "write something else"
    case .unsupported: "change the file by hand; `stet workflow check` says whether it is sound"
    }
  }
}
