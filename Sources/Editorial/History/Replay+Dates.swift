// Dates grant nothing: what is odd about them is told, and is no violation.

extension Replay {
  /// A stamp that is more than a day off its commit, and a publication before its embargo.
  mutating func noteDates(
    of after: DraftVersion, from before: DraftVersion?, _ parts: [Part], _ facts: CommitFacts,
    _ rules: Rules
  ) {
    guard judgesAll, let draft = draft(after, rules) else { return }
    for case .moved(let id?, let from, let to) in parts {
      guard let transition = draft.workflow.transition(id) else { continue }
      for effect in transition.sets + transition.stamps
      where effect.value == .now || effect.value == .today {
        guard let text = draft.text.scalar(effect.key),
          before?.text?.scalar(effect.key) != text, let moment = Timestamp(written: text)
        else { continue }
        // A day is wherever its reader is: two of them are more than a day off for everybody.
        let slack: Int64 = effect.value == .today ? 2 * 86_400 : 86_400
        guard abs(moment.seconds - facts.time.seconds) > slack else { continue }
        note(
          .dateOdd, facts, after.slug, "`\(effect.key)` says \(text), more than a day off the step")
      }
      let isPublication =
        draft.workflow.state(to)?.live == true && draft.workflow.state(from)?.live != true
      if isPublication, let embargo = draft.text.scalar(draft.keys.embargo),
        let moment = Timestamp(rfc3339: embargo.trimmed), moment > facts.time
      {
        note(.embargoEarly, facts, after.slug, "went live before its embargo of \(embargo)")
      }
    }
  }
}

extension Timestamp {
  /// A moment, or the beginning of a day in UTC, as an effect writes it.
  fileprivate init?(written text: String) {
    if let moment = Timestamp(rfc3339: text) {
      self = moment
    } else if CivilDate(text) != nil, let day = Timestamp(rfc3339: "\(text)T00:00:00+00:00") {
      self = day
    } else {
      return nil
    }
  }
}

extension Code {
  static let dateOdd: Code = "date.odd"
  static let embargoEarly: Code = "embargo.early"
}
