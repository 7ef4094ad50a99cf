import Paths

// One row of the table a function: appears, disappears, changes.

extension StepJudge {
  /// A draft appears: in the initial state, by somebody who may start one.
  mutating func judgeAppearance(of version: DraftVersion) {
    if let draft = wellFormed(version) { judgeBeginning(of: draft) }
  }

  private mutating func judgeBeginning(of draft: Draft) {
    guard let state = draft.state else { return }
    demand(draft.workflow.create, in: [draft.section], .createRole, to: "start a draft here")
    if state.id != draft.workflow.initial {
      block(
        .createState, "a new draft begins in \(draft.initialLabel), not in \(state.label)",
        help: "write `\(draft.keys.state): \(draft.workflow.initial)`")
    }
    if step.before == nil { judgeFirstKeys(of: draft) }
    parts.append(.appeared)
  }

  /// Managed keys that a draft brings along.
  ///
  /// No transition has written any yet: those under `stamps` may be there, if it was never live.
  /// One that comes back may have what it had when it was deleted, old addresses and corrections; a
  /// slug must agree with the file's name from the start, since only a rename could mend it.
  private mutating func judgeFirstKeys(of draft: Draft) {
    let workflow = draft.workflow
    var free = workflow.managed.lists.union([draft.keys.state])
      .union(workflow.site.visibility.map { [$0.key] } ?? [])
    if !life.wasLive || step.last == nil { free.formUnion(workflow.stampKeys) }
    for key in workflow.managed.all.subtracting(free).sorted() {
      guard let field = draft.text.field(key) else { continue }
      if key == draft.keys.slug, field.value == .scalar(draft.slug.rawValue) { continue }
      if step.last?.text?.value(key)?.plain == field.value.plain { continue }
      blockManaged(key, in: draft, help: "take `\(key)` out; transitions and renames write it")
    }
  }

  /// A draft disappears: by somebody whom its state lets delete it.
  mutating func judgeDisappearance(of version: DraftVersion) {
    parts.append(.disappeared)
    demandOwnHand(to: "delete a draft")
    guard let workflow = rules.workflow(for: version.path),
      let draft = Draft(version, workflow: workflow)
    else {
      // What cannot be read has no state; those who may start drafts may clear it away.
      let roles = rules.workflow(for: version.path)?.create ?? [.chief]
      demand(roles, in: [], .deleteRole, to: "delete this")
      return
    }
    let state = draft.state
    let act = "delete a draft that is \(state?.label ?? "in no known state")"
    demand(state?.delete ?? [.chief], in: [draft.section], .deleteRole, to: act)
    guard let state, state.delete.isEmpty, let index = blockers.indices.last,
      blockers[index].code == .deleteRole
    else { return }
    blockers[index].help = wayToDelete(draft, from: state)
  }

  /// How a draft comes to where it may be deleted.
  private func wayToDelete(_ draft: Draft, from state: Workflow.State) -> String {
    let workflow = draft.workflow
    let ways = workflow.transitions(from: state.id).filter {
      workflow.state($0.to)?.delete.isEmpty == false
    }
    guard let way = ways.first, let next = workflow.state(way.to) else {
      let labels = workflow.states.filter { !$0.delete.isEmpty }.map(\.label)
      return labels.isEmpty
        ? "the \(workflow.name) workflow lets nobody delete a draft"
        : "a draft can be deleted in \(labels.joinedBy("or")); `stet can \(draft.slug)` shows the way"
    }
    let commands = ways.map {
      "`stet \($0.id) \(draft.slug)\($0.requires.reason ? " -m 'WHY'" : "")`"
    }
    return "it can be deleted once it is \(next.label): \(commands.joinedBy("or"))"
  }

  /// Both sides are there: at most one rename, one change of the copy, one of the state.
  mutating func judgeChange(from before: DraftVersion, to after: DraftVersion) {
    guard let new = wellFormed(after), let newState = new.state else { return }
    guard let workflow = rules.workflow(for: before.path),
      let old = Draft(before, workflow: workflow), let oldState = old.state
    else {
      // Nobody can say what was there before: it begins again, and keeps its life.
      judgeBeginning(of: new)
      return
    }
    guard old.workflow.path == new.workflow.path else {
      block(
        .renameRole,
        "a draft cannot move from the \(old.workflow.name) workflow to the \(new.workflow.name) workflow",
        help: "start it anew there, and delete it here")
      return
    }
    let change = DraftChange(old: old, new: new, oldState: oldState, newState: newState)
    let candidates = transitions(for: change)
    guard change.movesState || step.intent != nil else {
      judgeUnmoved(change, orBy: candidates)
      return
    }
    guard !candidates.isEmpty else {
      parts.append(.moved(nil, from: change.oldState.id, to: change.newState.id))
      if change.editsCopy { parts.append(.edited) }
      blockUnknownTransition(change)
      return
    }
    adoptBest(of: candidates.map { judged(change, by: $0) })
  }

  /// The transitions that could be meant.
  private func transitions(for change: DraftChange) -> [Workflow.Transition] {
    change.new.workflow.transitions.filter { transition in
      transition.to == change.newState.id && transition.from.contains(change.oldState.id)
        && (step.intent == nil || step.intent == transition.id)
    }
  }

  /// The state stays: edited by its edit role, or corrected by a transition that stays.
  private mutating func judgeUnmoved(_ change: DraftChange, orBy stays: [Workflow.Transition]) {
    var plain = self
    plain.judgeRename(change, by: nil)
    if change.editsCopy {
      plain.demandEdit(of: change, to: "change a draft that is \(change.oldState.label)")
      plain.parts.append(.edited)
    }
    plain.judgeManagedKeys(change, by: nil)
    if plain.blockers.isEmpty || stays.isEmpty {
      self = plain
      return
    }
    let ways = stays.map { judged(change, by: $0) }
    if let way = ways.min(by: { $0.blockers.count < $1.blockers.count }),
      way.blockers.count < plain.blockers.count
    {
      // What holds, or comes nearer to holding: then it was meant as that.
      self = way
      return
    }
    self = plain
    guard let stay = stays.first(where: \.edits) else { return }
    let why = stay.requires.reason ? " -m 'WHY'" : ""
    for index in blockers.indices {
      switch blockers[index].code {
      case .editRole:
        blockers[index].help =
          "a draft that is \(change.oldState.label) is changed with `stet \(stay.id) \(change.old.slug)`"
      case .renameRole where change.oldState.live:
        blockers[index].help =
          "its address changes only with a move that may change it: `stet rename \(change.old.slug) \(change.new.slug) --with \(stay.id)\(why)`"
      default: continue
      }
    }
  }

  private func judged(_ change: DraftChange, by transition: Workflow.Transition) -> StepJudge {
    var way = self
    way.judgeRename(change, by: transition)
    way.judge(transition, change)
    return way
  }

  /// Takes the way with nothing against it, or the one with the least.
  private mutating func adoptBest(of ways: [StepJudge]) {
    if let best = ways.min(by: { $0.blockers.count < $1.blockers.count }) { self = best }
  }

  private mutating func blockUnknownTransition(_ change: DraftChange) {
    let workflow = change.old.workflow
    let possible = workflow.transitions(from: change.oldState.id)
    let help =
      possible.isEmpty
      ? "nothing leads out of \(change.oldState.label)"
      : "from \(change.oldState.label) it can go by "
        + possible.map { "`stet \($0.id) \(step.slug)`" }.joinedBy("or")
    if let intent = step.intent, let transition = workflow.transition(intent) {
      if transition.from.contains(change.oldState.id) {
        let to = workflow.state(transition.to)?.label ?? transition.to.rawValue
        block(
          .transitionUnknown,
          "`\(intent)` leads to \(to), and this leads to \(change.newState.label)", help: help)
        return
      }
      let from = transition.from.compactMap { workflow.state($0)?.label }.joinedBy("or")
      block(
        .transitionUnknown,
        "`\(intent)` starts from \(from), and this draft is \(change.oldState.label)", help: help)
    } else {
      block(
        .transitionUnknown,
        "no transition leads from \(change.oldState.label) to \(change.newState.label)",
        help: help)
    }
  }

  /// A new slug or path: by whoever may edit the copy in that state; of what is live, only with a
  /// transition that may change it.
  private mutating func judgeRename(
    _ change: DraftChange, by transition: Workflow.Transition?
  ) {
    guard change.renames else { return }
    parts.append(.renamed(from: change.old.slug, to: change.new.slug))
    demandOwnHand(to: "rename a draft")
    if change.oldState.live {
      if transition?.edits == true { return }
      block(
        .renameRole, "a draft that is \(change.oldState.label) keeps its place",
        help: "rename it with a transition that may change it")
      return
    }
    demand(
      change.oldState.edit, in: change.sections, .renameRole,
      to: "rename a draft that is \(change.oldState.label)")
  }

  /// The edit role of the state that the draft was in.
  mutating func demandEdit(of change: DraftChange, to act: @autoclosure () -> String) {
    demand(change.oldState.edit, in: change.sections, .editRole, to: act())
  }
}

/// What differs between two readable versions of a draft.
struct DraftChange {
  let old: Draft
  let new: Draft
  let oldState: Workflow.State
  let newState: Workflow.State

  var movesState: Bool { oldState.id != newState.id }
  var renames: Bool { !old.path.isSamePath(as: new.path) || old.slug != new.slug }
  /// The copy or an attachment: an attachment counts as the copy of its draft.
  var editsCopy: Bool {
    old.copy != new.copy || old.version.enclosed != new.version.enclosed
  }
  /// Roles bound to sections count only if the section before and after is among them.
  var sections: [SectionID?] {
    old.section == new.section ? [new.section] : [old.section, new.section]
  }

  /// The new draft in the state that it comes from, for the checks.
  ///
  /// What asks whether a draft is live already, as a closed section does, must not take the move
  /// that makes it live for the answer.
  var arriving: Draft {
    var version = new.version
    var text = new.text
    guard let index = text.fields.firstIndex(where: { $0.key == new.keys.state }) else {
      return new
    }
    text.fields[index].value = .scalar(oldState.id.rawValue)
    version.content = .readable(text)
    return Draft(version, workflow: new.workflow) ?? new
  }

  /// The managed keys, the state's left out, whose value changed.
  var managedKeys: [String] {
    new.workflow.managedBesidesState.filter {
      old.text.value($0)?.plain != new.text.value($0)?.plain
    }
  }
}

extension Field.Value {
  /// The value without places, for comparing.
  var plain: [String] {
    switch self {
    case .empty: []
    case .scalar(let text): [text]
    case .list(let items): ["["] + items.map(\.text)
    case .other: ["{"]
    }
  }
}

extension Draft {
  /// The label of the state that drafts begin in.
  var initialLabel: String { workflow.state(workflow.initial)?.label ?? workflow.initial.rawValue }
}
