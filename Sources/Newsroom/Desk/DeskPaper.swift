import Editorial

/// A draft that lies on somebody's desk, with what has happened to it.
struct DeskPaper {
  /// How many of a pile are shown.
  static let room = 8

  let place: DeskPlace
  private let summary: DraftSummary
  private let open: OpenDraft
  private let turn: Turn
  private let life: Life
  private let cameBack: HistoryEvent?

  /// Nil when the draft is none of the person's.
  init?(
    _ summary: DraftSummary, _ past: DraftPast, for person: Masthead.Person,
    in newsroom: Newsroom
  ) throws {
    let file = try newsroom.draftFiles()[path: summary.path]
    guard let open = try file.map(newsroom.open) ?? newsroom.openUnsaved(summary.path) else {
      return nil
    }
    // A draft that was never saved has only what lies in the folder.
    guard
      let draft = open.draft
        ?? (open.saved == nil ? open.inFolder.flatMap { Draft($0, workflow: open.workflow) } : nil)
    else { return nil }
    let (life, events) = (past.life, past.events)
    let turn = Turn(draft, life: life, rules: newsroom.rules)
    var summary = summary
    summary.entered = life.entry?.time ?? events.first?.time ?? summary.entered
    self.summary = summary
    self.open = open
    self.turn = turn
    self.life = life
    if draft.state == nil, draft.bylines.contains(where: person.bylines.contains) {
      // Nobody's turn, and theirs to mend.
      place = .inProgress
      cameBack = nil
      return
    }
    guard
      let place = DeskPlace.of(draft, life: life, turn: turn, events: events, for: person)
    else { return nil }
    self.place = place
    cameBack =
      place == .returned
      ? DeskPlace.cameBack(events, to: person, isOwn: true, in: draft.workflow) : nil
  }

  /// Whether it lies above another of its pile: what waits, the longest waiting first; what one
  /// works on, the latest.
  func comes(before other: DeskPaper) -> Bool {
    let times =
      switch place {
      case .waiting, .withOthers:
        (summary.entered?.seconds ?? .max, other.summary.entered?.seconds ?? .max)
      case .returned, .inProgress:
        (other.summary.updated?.seconds ?? .max, summary.updated?.seconds ?? .max)
      }
    return times.0 == times.1 ? summary.slug < other.summary.slug : times.0 < times.1
  }

  /// What the desk tells of it.
  func row(for person: Masthead.Person, in newsroom: Newsroom) throws -> DeskContents.Row {
    let (next, blockers) = try next(for: person, in: newsroom)
    return DeskContents.Row(
      draft: summary, cameBack: cameBack,
      staleApproval: place == .waiting ? staleApproval(of: person) : nil,
      people: turn.people, next: next, blockers: blockers)
  }

  private func staleApproval(of person: Masthead.Person) -> Timestamp? {
    let given = life.approvals.last { $0.person == person.id }
    guard let given, let saved = open.saved, !given.covers(saved) else { return nil }
    return given.time
  }

  private func next(
    for person: Masthead.Person, in newsroom: Newsroom
  ) throws -> (DeskContents.Next, [Blocker]) {
    guard place != .withOthers else { return (.show, []) }
    guard let way = turn.ways.first(where: { $0.movers.contains(person.id) }) else {
      let approves = turn.ways.contains { $0.approvers.contains(person.id) }
      return (approves ? .approve : .check, [])
    }
    let request = MoveRequest(transition: way.transition.id, drafts: [], reason: "reason")
    let blockers = try newsroom.plan(
      request, open, by: newsroom.hand(), reason: "reason"
    ).blockers
    guard let first = blockers.first else {
      // What came back and was not touched since is not to be handed in as it is.
      return (
        cameBack != nil && !open.isUnsaved ? .rewrite(way.transition) : .move(way.transition), []
      )
    }
    let next: DeskContents.Next =
      if first.code == "draft.unsaved" {
        .save
      } else if blockers.contains(where: { $0.finding == nil }) {
        .can
      } else if place == .waiting {
        .check
      } else {
        .rewrite(way.transition)
      }
    return (next, blockers)
  }
}
