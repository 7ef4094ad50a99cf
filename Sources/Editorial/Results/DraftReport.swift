/// What `stet show` and `stet can` tell of one draft.
public struct DraftReport: Sendable {
  public var summary: DraftSummary
  public var dek: String?
  /// Who started it, by name.
  public var creators: [String]
  /// Words in the running text.
  public var words: Int
  /// What the edits in the folder add and take, in words; nil when all is saved.
  public var unsaved: WordChange?
  public var approvals: [ApprovalReport]
  /// Of the file as it lies in the folder.
  public var findings: [Finding]
  public var transitions: [TransitionReport]
  /// Whether the person who asks may change the copy in this state.
  public var mayEdit: Bool
  /// The reason given with the last transition, and by whom: why it came back.
  public var lastReason: HistoryEvent?

  public init(
    summary: DraftSummary, dek: String?, creators: [String], words: Int, unsaved: WordChange?,
    approvals: [ApprovalReport], findings: [Finding], transitions: [TransitionReport],
    mayEdit: Bool, lastReason: HistoryEvent?
  ) {
    self.summary = summary
    self.dek = dek
    self.creators = creators
    self.words = words
    self.unsaved = unsaved
    self.approvals = approvals
    self.findings = findings
    self.transitions = transitions
    self.mayEdit = mayEdit
    self.lastReason = lastReason
  }
}

/// How many words an edit adds and takes.
public struct WordChange: Hashable, Sendable {
  public var added: Int
  public var removed: Int

  public init(added: Int, removed: Int) {
    self.added = added
    self.removed = removed
  }
}

/// An approval as it stands today.
public struct ApprovalReport: Hashable, Sendable {
  public var person: PersonID
  public var name: String
  public var copy: CopyID
  public var commit: CommitID
  public var time: Timestamp
  /// Why it counts for nothing today; nil when it counts.
  public var idle: String?

  public init(
    person: PersonID, name: String, copy: CopyID, commit: CommitID, time: Timestamp, idle: String?
  ) {
    self.person = person
    self.name = name
    self.copy = copy
    self.commit = commit
    self.time = time
    self.idle = idle
  }
}

/// One transition that leaves the draft's state, and everything that it still wants.
public struct TransitionReport: Sendable {
  public var transition: Workflow.Transition
  /// The label of the state that it leads to.
  public var toLabel: String
  /// Empty when the person who asks could make it now.
  public var blockers: [Blocker]

  public init(transition: Workflow.Transition, toLabel: String, blockers: [Blocker]) {
    self.transition = transition
    self.toLabel = toLabel
    self.blockers = blockers
  }

  public var isAllowed: Bool { blockers.isEmpty }
}
