/// The pile on somebody's desk that a draft belongs to.
public enum DeskPlace: String, Hashable, Sendable, CaseIterable {
  /// Somebody gave it back, and the person has done nothing about it since.
  case returned
  /// The person can approve it or move it on.
  case waiting
  /// The person's own, and theirs to go on with.
  case inProgress = "in_progress"
  /// The person's own, waiting for somebody else.
  case withOthers = "with_others"

  /// Where one draft lies for one person; nil when it is none of theirs.
  ///
  /// - Parameters:
  ///   - person: whose desk it is.
  ///   - draft: one that is not on the site.
  ///   - events: what happened to the draft, the oldest first.
  public static func of(
    _ draft: Draft, life: Life, turn: Turn, events: [HistoryEvent], for person: Masthead.Person
  ) -> DeskPlace? {
    let isOwn =
      draft.bylines.contains(where: person.bylines.contains)
      || life.creators.contains { $0.isHand(of: person) }
    guard turn.people.contains(person.id) else { return isOwn ? .withOthers : nil }
    if cameBack(events, to: person, isOwn: isOwn, in: draft.workflow) != nil { return .returned }
    guard turn.isWriters else { return .waiting }
    return isOwn ? .inProgress : nil
  }

  /// The move by which somebody else gave a draft back to a person, if that is the last word on it.
  ///
  /// Only somebody who had it before can get it back: whoever wrote it, or did something to it.
  public static func cameBack(
    _ events: [HistoryEvent], to person: Masthead.Person, isOwn: Bool, in workflow: Workflow
  ) -> HistoryEvent? {
    guard let place = events.lastIndex(where: { $0.kind == .moved && $0.from != $0.to }) else {
      return nil
    }
    let move = events[place]
    guard let from = move.from, let to = move.to, workflow.isBack(from: from, to: to),
      !move.actor.isHand(of: person)
    else { return nil }
    let acts = events.indices.filter { events[$0].actor.isHand(of: person) }
    guard isOwn || !acts.isEmpty, acts.last ?? -1 < place else { return nil }
    return move
  }
}
