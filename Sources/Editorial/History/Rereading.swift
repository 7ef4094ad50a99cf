/// What a change of the rules means for one draft whose file it leaves as it is.
///
/// The replay asks it of the past, the gate of rules that are about to be saved.
public enum Rereading: Hashable, Sendable {
  /// It says the same under both, or is none under both.
  case unchanged
  /// It is a draft now, or says something else than it did: a chief takes it in, or it is not legal.
  case adopt
  /// It is none any more, and its file stays: a chief lets it go.
  case release

  /// - Parameters:
  ///   - old: the file as the rules before read it; nil where it was no draft.
  ///   - new: the same file as the rules after read it; nil where it is none.
  public init(
    of old: DraftVersion?, by oldRules: Rules, as new: DraftVersion?, by newRules: Rules
  ) {
    switch (old, new) {
    case (nil, nil): self = .unchanged
    case (_?, nil): self = .release
    case (nil, let new?):
      let draft = new.draft(by: newRules)
      self = draft.map { $0.state?.id == $0.workflow.initial } == true ? .unchanged : .adopt
    case (let old?, let new?):
      self = Self.isSame(old, oldRules, new, newRules) ? .unchanged : .adopt
    }
  }

  /// Whether two readings of one file say the same: state (as what it became), byline, section,
  /// copy.
  private static func isSame(
    _ old: DraftVersion, _ oldRules: Rules, _ new: DraftVersion, _ newRules: Rules
  ) -> Bool {
    guard let one = old.draft(by: oldRules), let other = new.draft(by: newRules) else {
      return old.content == new.content
    }
    func state(_ id: StateID?) -> StateID? {
      id.map { other.workflow.retired[$0] ?? $0 }
    }
    return state(one.stateID) == state(other.stateID) && one.copy == other.copy
      && one.section == other.section && one.bylines == other.bylines
  }
}

extension Rules {
  /// Whether drafts are sure to say the same under other rules: then no file needs to be looked at.
  public func readsDrafts(as other: Rules) -> Bool {
    workflows.count == other.workflows.count
      && zip(workflows, other.workflows).allSatisfy { one, other in
        one.path == other.path && one.content == other.content && one.site == other.site
          && one.managed == other.managed && one.retired == other.retired
          && one.initial == other.initial
      }
  }
}

extension DraftVersion {
  /// The version as a draft of the workflow that its path belongs to.
  public func draft(by rules: Rules) -> Draft? {
    rules.workflow(for: path).flatMap { Draft(self, workflow: $0) }
  }

  /// What a chief says of a draft that is taken in as it is: its slug, its state and its copy.
  ///
  /// Nil for what cannot be taken in under these rules: a file that nobody can read, a state that
  /// there is not, a name that is none, what the site shows against its state.
  public func adoption(by rules: Rules) -> CommitMessage.Trailer? {
    guard slug.fault == nil, let draft = draft(by: rules), draft.state != nil,
      draft.visibilityFault == nil, let state = draft.stateID
    else { return nil }
    return .adopt(slug, state, draft.copy)
  }
}
