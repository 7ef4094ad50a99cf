import Editorial

/// Which drafts may lie on somebody's desk, as far as a list of drafts tells.
///
/// Whose turn a draft is only its history says, and reading that of all drafts takes long in a
/// large newsroom. So the list is gone through once, and history is read for those few that a
/// desk has room for.
struct DeskCandidates {
  /// Why a draft is one.
  enum Ground: Hashable, CaseIterable {
    /// The person is on the byline, and needs nobody for the next step.
    case writing
    /// The person is on the byline, and others have it.
    case sent
    /// The person holds a role that the next step asks for.
    case role
    /// The person may have started it, for a guest whom the masthead does not know.
    case guest

    /// How many are looked at.
    var limit: Int {
      switch self {
      case .writing: 16
      case .sent: 10
      case .role: 12
      case .guest: 6
      }
    }

    /// The pile that its drafts lie on, as far as can be said before history is read.
    var place: DeskPlace {
      switch self {
      case .writing, .guest: .inProgress
      case .sent: .withOthers
      case .role: .waiting
      }
    }
  }

  private let roster: Roster
  private let person: Masthead.Person
  private let newsroom: Newsroom
  private let names: Set<String>
  private var rows: [ListRow] = []
  private var grounds: [Ground] = []
  private var stages: [StageKey: Stage] = [:]
  private(set) var unreadable: [Slug] = []

  init(_ roster: Roster, of person: Masthead.Person, in newsroom: Newsroom) {
    self.roster = roster
    self.person = person
    self.newsroom = newsroom
    names = Set(person.bylines)
    for number in roster.numbers(Roster.Filter(otherThan: newsroom.liveStates)) {
      guard roster.isReadable(number) else {
        unreadable.append(roster.file(of: number).slug)
        continue
      }
      let workflow = newsroom.workflowPlace(of: number, in: roster)
      add(
        ListRow(roster, number), roster.section(of: number), roster.bylines(of: number),
        of: workflow)
    }
  }

  /// Adds drafts that were never saved.
  mutating func add(_ unsaved: [DraftSummary]) {
    for draft in unsaved where !draft.isLive {
      guard draft.isReadable else {
        unreadable.append(draft.slug)
        continue
      }
      let workflow = newsroom.workflowPlace(of: draft.path)
      add(ListRow(draft), draft.section, draft.bylines, of: workflow)
    }
  }

  private mutating func add(
    _ row: ListRow, _ section: SectionID?, _ bylines: [String], of workflow: Int?
  ) {
    guard let workflow else { return }
    let key = StageKey(workflow: workflow, state: row.state)
    let stage = stages[key] ?? Stage(newsroom.rules.workflows[workflow], row.state)
    stages[key] = stage
    let ground = stage.ground(
      section, bylines, isOwn: bylines.contains(where: names.contains), person,
      newsroom.rules.masthead)
    guard let ground else { return }
    rows.append(row)
    grounds.append(ground)
  }

  /// Those that are looked at: what was written last, what waits longest.
  var chosen: [ListRow] {
    Ground.allCases.flatMap { ordered($0).prefix($0.limit) }.map { rows[$0] }
  }

  /// How many more there may be for each pile among those that are not looked at.
  var left: [DeskPlace: Int] {
    var left: [DeskPlace: Int] = [:]
    for ground in Ground.allCases {
      let more = grounds.count { $0 == ground } - ground.limit
      if more > 0 { left[ground.place, default: 0] += more }
    }
    return left
  }

  private func ordered(_ ground: Ground) -> [Int] {
    let places = rows.indices.filter { grounds[$0] == ground }
    return places.sorted { left, right in
      let (one, other) = (rows[left], rows[right])
      let times =
        switch ground {
        case .sent, .role: (one.entered, other.entered)
        case .writing, .guest: (other.updated, one.updated)
        }
      return times.0 == times.1
        ? one.slug(in: roster) < other.slug(in: roster) : times.0 < times.1
    }
  }
}

private struct StageKey: Hashable {
  var workflow: Int
  var state: StateID?
}

/// What a state asks for on the way to the site, worked out once for all drafts in it.
private struct Stage {
  let workflow: Workflow
  /// Nil for a state that the workflow does not know.
  let state: Workflow.State?
  let ways: [Workflow.Transition]
  /// Who can do something for a draft that is not their own.
  let roles: Set<Role>

  init(_ workflow: Workflow, _ id: StateID?) {
    self.workflow = workflow
    state = id.flatMap(workflow.state)
    ways = state.map { workflow.onward(from: $0.id) } ?? []
    roles = ways.reduce(into: []) { roles, way in
      if !way.requires.own { roles.formUnion(way.by) }
      roles.formUnion(way.requires.approvals?.from ?? [])
    }
  }

  func goesOnAlone(_ person: Masthead.Person, isNamed: Bool, _ section: SectionID?) -> Bool {
    guard let state else { return true }
    return Turn.goesOnAlone(
      person, isNamed: isNamed, by: ways, at: state, in: section, of: workflow)
  }

  func ground(
    _ section: SectionID?, _ bylines: [String], isOwn: Bool, _ person: Masthead.Person,
    _ masthead: Masthead
  ) -> DeskCandidates.Ground? {
    // A story that has come to its end lies on nobody's desk.
    guard state == nil || !ways.isEmpty else { return nil }
    if isOwn { return goesOnAlone(person, isNamed: true, section) ? .writing : .sent }
    guard person.holds(any: roles, in: [section]) else { return nil }
    let writers = bylines.compactMap(masthead.person(byline:))
    guard !writers.contains(where: { goesOnAlone($0, isNamed: true, section) }) else {
      return nil
    }
    // Further on it lies with whoever's role is asked for, whoever started it.
    return writers.isEmpty && state?.id == workflow.initial ? .guest : .role
  }
}
