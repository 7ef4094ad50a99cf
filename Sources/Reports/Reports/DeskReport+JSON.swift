import Editorial

extension DeskReport {
  public var json: String {
    var members: JSONValue = [
      "person": JSONValue(person), "team": desk.team.map { Self.team($0) } ?? .null,
      "unreadable": JSONValue(desk.unreadable), "unsaved": JSONValue(desk.unsaved),
      "unsaved_rules": JSONValue(desk.unsavedRules),
    ]
    for place in DeskPlace.allCases {
      members = members + .object([.init(key: place.rawValue, value: pile(place))])
    }
    return JSONValue.document(members).written
  }

  private var person: PersonID? {
    if case .person(let person) = desk.asker { person.id } else { nil }
  }

  private func pile(_ place: DeskPlace) -> JSONValue {
    let pile = desk.piles[place] ?? DeskContents.Pile(rows: [])
    return [
      "drafts": .array(pile.rows.map(row)), "more": JSONValue(pile.more),
      "more_is_exact": JSONValue(pile.isExact),
    ]
  }

  private func row(_ row: DeskContents.Row) -> JSONValue {
    JSONValue(row.draft, now: now) + [
      "blockers": .array(row.blockers.map { JSONValue($0) }),
      "came_back": row.cameBack.map { JSONValue($0) } ?? .null,
      "next": .string(row.next.command(for: row.draft.slug)), "who": JSONValue(row.people),
      "stale_approval": JSONValue(row.staleApproval), "unsaved": JSONValue(row.draft.isUnsaved),
    ]
  }

  private static func team(_ team: TeamGap) -> JSONValue {
    [
      "complete": JSONValue(team.isComplete), "unsent": JSONValue(team.isUnsent),
      "here": side(team.here), "there": side(team.there),
    ]
  }

  private static func side(_ side: TeamGap.Side) -> JSONValue {
    [
      "versions": JSONValue(side.versions), "people": JSONValue(side.people),
      "drafts": JSONValue(side.drafts), "rules": JSONValue(side.touchesRules),
    ]
  }
}
