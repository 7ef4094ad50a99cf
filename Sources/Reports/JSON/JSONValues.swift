import Editorial

// How the values that stand in several documents are written.

extension JSONValue {
  init(_ text: String?) { self = text.map { .string($0) } ?? .null }
  init(_ name: (some Identifier)?) { self = name.map { .string($0.rawValue) } ?? .null }
  init(_ time: Timestamp?) { self = time.map { .string($0.rfc3339) } ?? .null }
  init(_ number: Int?) { self = number.map { .number($0) } ?? .null }
  init(_ flag: Bool) { self = .bool(flag) }
  init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }
  init(_ names: [some Identifier]) { self = .array(names.map { .string($0.rawValue) }) }
  /// In order, since a set has none.
  init(_ names: Set<some Identifier>) { self.init(names.sorted()) }

  init(_ finding: Finding) {
    self = [
      "code": JSONValue(finding.code), "severity": .string(finding.severity.rawValue),
      "path": JSONValue(finding.location?.path), "line": JSONValue(finding.location?.line),
      "column": JSONValue(finding.location?.column),
      "end_column": JSONValue(finding.location?.endColumn),
      "message": .string(finding.message), "help": JSONValue(finding.help),
      "slug": JSONValue(finding.slug),
    ]
  }

  init(_ blocker: Blocker) {
    self = [
      "code": JSONValue(blocker.code), "message": .string(blocker.message),
      "help": JSONValue(blocker.help), "who": JSONValue(blocker.who),
      "slug": JSONValue(blocker.slug),
    ]
  }

  init(_ event: HistoryEvent) {
    self = [
      "slug": JSONValue(event.slug), "event": .string(event.kind.rawValue),
      "transition": JSONValue(event.transition), "from": JSONValue(event.from),
      "to": JSONValue(event.to), "person": JSONValue(event.actor.person),
      "name": .string(event.name), "email": .string(event.actor.email),
      "time": .string(event.time.rfc3339), "reason": JSONValue(event.reason),
      "commit": JSONValue(event.commit), "copy": JSONValue(event.copy),
      "violations": JSONValue(event.faults.map(\.code)),
    ]
  }

  init(_ transition: TransitionReport) {
    self = [
      "id": JSONValue(transition.transition.id), "to": JSONValue(transition.transition.to),
      "allowed": JSONValue(transition.isAllowed),
      "blockers": .array(transition.blockers.map { JSONValue($0) }),
    ]
  }

  /// One row of `list`; `show` has the same members and more.
  init(_ draft: DraftSummary, now: Timestamp) {
    self = [
      "slug": JSONValue(draft.slug), "title": JSONValue(draft.title),
      "state": JSONValue(draft.state), "section": JSONValue(draft.section),
      "byline": JSONValue(draft.bylines), "path": .string(draft.path),
      "copy": JSONValue(draft.copy), "updated": JSONValue(draft.updated),
      "waiting_days": JSONValue(draft.waitingDays(at: now)),
    ]
  }

  /// The members of two objects together.
  static func + (left: JSONValue, right: JSONValue) -> JSONValue {
    guard case .object(let first) = left, case .object(let second) = right else { return left }
    return .object(first + second)
  }
}
