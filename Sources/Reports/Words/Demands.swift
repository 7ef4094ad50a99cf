public import Editorial

extension Workflow.Transition {
  /// Everything that the transition asks for and does, a sentence each.
  public func demands(in workflow: Workflow) -> [String] {
    var sentences = ["by \(by.phrase)" + (requires.own ? " on the byline" : "")]
    if requires.reason { sentences.append("with a reason") }
    if let rule = requires.approvals { sentences += rule.sentences }
    if !checks.isEmpty {
      sentences.append("checks \(checks.map(\.rawValue).listed("and"))")
    }
    if edits { sentences.append("may change the text as it goes") }
    sentences += sets.map(\.sentence)
    sentences += stamps.map { "\($0.sentence), unless there is one" }
    return sentences
  }
}

extension Workflow.ApprovalRule {
  /// "with 1 approval of an editor who is not on the byline and did not start it".
  fileprivate var sentences: [String] {
    var text = "with \(count.counted("approval"))\(count > 1 ? ", each" : "") of \(from.phrase)"
    let excluded = Exclusion.allCases.filter(not.contains).map(\.clause)
    if !excluded.isEmpty { text += " who \(excluded.listed("and"))" }
    return [text]
      + sections.sorted { $0.key < $1.key }.map { "in \($0.key): \($0.value.counted("approval"))" }
  }
}

extension Exclusion {
  fileprivate var clause: String {
    switch self {
    case .byline: "is not on the byline"
    case .creator: "did not start it"
    case .contributor: "did not change the text"
    case .submitter: "did not submit it"
    }
  }
}

extension Workflow.Effect {
  /// "writes the moment as `date`".
  fileprivate var sentence: String {
    switch value {
    case .now: "writes the moment as `\(key)`"
    case .today: "writes the day as `\(key)`"
    case .actor: "writes the id of whoever does it as `\(key)`"
    case .remove: "takes `\(key)` out"
    case .literal(let text): "writes `\(key): \(text)`"
    }
  }
}
