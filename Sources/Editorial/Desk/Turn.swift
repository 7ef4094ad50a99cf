/// Whose turn a draft is: who can bring it nearer to the site now.
public struct Turn: Hashable, Sendable {
  /// One way onward.
  public struct Way: Hashable, Sendable {
    public var transition: Workflow.Transition
    /// Who could make it as far as roles, byline and approvals go, by name.
    public var movers: [PersonID]
    /// Whose approval it still wants and would count, by name.
    public var approvers: [PersonID]
  }

  /// The nearest to the site first.
  public var ways: [Way]
  /// Whether those whose draft it is can go on by themselves: it lies with them.
  public var isWriters: Bool
  /// Everybody who can do something for it, by name.
  public var people: [PersonID]

  public init(ways: [Way], isWriters: Bool, people: [PersonID]) {
    self.ways = ways
    self.isWriters = isWriters
    self.people = people
  }

  /// Whose turn a draft is, by what has happened to it.
  public init(_ draft: Draft, life: Life, rules: Rules) {
    guard let state = draft.state else {
      self.init(ways: [], isWriters: false, people: [])
      return
    }
    let masthead = rules.masthead
    let ways = draft.workflow.onward(from: state.id).map {
      Self.way($0, draft, life: life, masthead: masthead)
    }
    let writers = Self.writers(of: draft, life: life, among: ways, masthead)
    guard writers.isEmpty else {
      self.init(ways: ways, isWriters: true, people: writers)
      return
    }
    let able = Set(ways.flatMap { $0.movers + $0.approvers })
    self.init(
      ways: ways, isWriters: false,
      people: masthead.people.filter { able.contains($0.id) }.sorted { $0.name < $1.name }
        .map(\.id))
  }

  private static func way(
    _ transition: Workflow.Transition, _ draft: Draft, life: Life, masthead: Masthead
  ) -> Way {
    let named = Set(draft.bylines.compactMap { masthead.person(byline: $0)?.id })
    let holders = masthead.people(holding: transition.by, in: [draft.section]).filter {
      !transition.requires.own || named.contains($0.id)
    }
    guard let rule = transition.requires.approvals, rule.count(in: draft.section) > 0 else {
      return Way(transition: transition, movers: holders.map(\.id), approvers: [])
    }
    let tally = ApprovalTally(
      rule: rule, life: life, draft: draft, sections: [draft.section], masthead: masthead,
      actor: nil)
    let missing = rule.count(in: draft.section) - tally.counting.count
    let able = tally.couldApprove.map(\.id)
    // Whoever makes it counts as one where they would qualify.
    let movers = holders.filter { missing <= (able.contains($0.id) ? 1 : 0) }
    return Way(
      transition: transition, movers: movers.map(\.id), approvers: missing > 0 ? able : [])
  }

  /// Those whose draft it is and who need nobody else for the next step; whoever is on the byline
  /// before whoever started it for them.
  private static func writers(
    of draft: Draft, life: Life, among ways: [Way], _ masthead: Masthead
  ) -> [PersonID] {
    guard let state = draft.state else { return [] }
    let transitions = ways.map(\.transition)
    let named = Set(draft.bylines.compactMap { masthead.person(byline: $0)?.id })
    let alone = { (person: Masthead.Person) in
      goesOnAlone(
        person, isNamed: named.contains(person.id), by: transitions, at: state,
        in: draft.section, of: draft.workflow)
    }
    let writing = masthead.people.filter { named.contains($0.id) && alone($0) }
    let found =
      writing.isEmpty
      ? masthead.people.filter { person in
        life.creators.contains { $0.isHand(of: person) } && alone(person)
      } : writing
    return found.sorted { $0.name < $1.name }.map(\.id)
  }

  /// Whether somebody whose draft it is needs nobody else for the next step.
  ///
  /// - Parameters:
  ///   - isNamed: whether they are on the byline.
  ///   - ways: those that lead onward from the state.
  public static func goesOnAlone(
    _ person: Masthead.Person, isNamed: Bool, by ways: [Workflow.Transition],
    at state: Workflow.State, in section: SectionID?, of workflow: Workflow
  ) -> Bool {
    let isFree = ways.contains { way in
      way.requires.approvals == nil && (isNamed || !way.requires.own)
        && person.holds(any: way.by, in: [section])
    }
    return isFree
      && (state.id == workflow.initial || person.holds(any: state.edit, in: [section]))
  }
}
