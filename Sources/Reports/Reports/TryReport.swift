public import Editorial

/// `stet workflow try`: what new rules would refuse, and what they say otherwise.
public struct TryReport: Report {
  /// How many of a group are shown.
  static let examples = 3

  public var trial: Trial
  /// The moment, in the zone in which times are told.
  public var now: Timestamp

  public init(_ trial: Trial, now: Timestamp) {
    self.trial = trial
    self.now = now
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    writeDifference(to: &page)
    for time in Trial.Time.allCases { write(time, to: &page) }
    if !style.quiet {
      page.blank()
      if let code = trial.groups.first?.code {
        page.paragraph(
          "nothing was changed; \("stet explain \(code)", .command) tells what that means")
      } else {
        page.paragraph("nothing was changed")
      }
    }
    return page.text
  }

  private func writeDifference(to page: inout Page) {
    let changes = trial.difference.changes
    guard !changes.isEmpty else {
      page.paragraph("these rules say what those in force say")
      return
    }
    let severalFiles = Set(changes.map(\.path)).count > 1
    for kind in RuleDifference.Kind.allCases {
      let some = trial.difference.changes(kind)
      guard !some.isEmpty else { continue }
      page.blank()
      page.line(Phrase(kind.rawValue, kind == .loosened ? .warning : .heading))
      for change in some {
        var phrase = Phrase(prose: change.sentence)
        if severalFiles { phrase += " \("(\(change.path))", .aside)" }
        page.paragraph(phrase, lead: "\(page.style.glyphs.bullet, .aside) ", indent: 2)
      }
    }
  }

  private func write(_ time: Trial.Time, to page: inout Page) {
    let groups = trial.groups.filter { $0.time == time }
    let count = Set(groups.flatMap(\.refusals).map { RefusedThing($0) }).count
    page.blank()
    switch time {
    case .today:
      let all = trial.drafts.counted("draft")
      page.line(
        Phrase(
          count == 0
            ? "today: \(all), and nothing stands against any of them"
            : "today: something stands against \(count.grouped) of \(all)", .heading))
    case .past:
      let all = trial.transitions.counted("transition")
      page.line(
        Phrase(
          count == 0
            ? "the past: \(all), and none would be refused"
            : "the past: \(count.grouped) of \(all) would be refused", .heading))
      if trial.illegal > 0 {
        page.paragraph(
          Phrase(
            "\(trial.illegal.grouped) more broke the rules of their own time: `stet audit` tells of them",
            .aside), indent: 2)
      }
    }
    for group in groups { write(group, to: &page) }
  }

  private func write(_ group: Trial.Group, to page: inout Page) {
    let what: Phrase =
      group.transition.map { "\("`\($0)`", .command)" }
      ?? (group.time == .past ? "moves without a transition" : "drafts")
    page.paragraph(
      "\(group.refusals.count.grouped, .heading) \("[\(group.code)]", .aside) \(what)", indent: 2)
    for refusal in group.refusals.prefix(Self.examples) {
      var phrase: Phrase = "\(refusal.slug, .slug): \(prose: refusal.message)"
      if let moment = refusal.moment {
        let who = refusal.name.map { " by \($0)" } ?? ""
        phrase += " \("(\(moment.minute(inZoneOf: now))\(who))", .aside)"
      }
      if page.style.verbose, let commit = refusal.commit {
        phrase += " \("commit \(commit.short)", .aside)"
      }
      page.paragraph(phrase, lead: "\(page.style.glyphs.bullet, .aside) ", indent: 4)
    }
    let left = group.refusals.count - Self.examples
    if left > 0 { page.paragraph(Phrase("and \(left.grouped) more", .aside), indent: 6) }
  }

  public var json: String {
    JSONValue.document([
      "changes": .array(
        trial.difference.changes.map {
          [
            "kind": .string($0.kind.rawValue), "path": .string($0.path),
            "message": .string($0.sentence),
          ]
        }),
      "drafts": JSONValue(trial.drafts), "transitions": JSONValue(trial.transitions),
      "illegal": JSONValue(trial.illegal),
      "refusals": .array(trial.refusals.map(json)),
      "warnings": .array(trial.warnings.map { JSONValue($0) }),
    ]).written
  }

  private func json(_ refusal: Trial.Refusal) -> JSONValue {
    [
      "when": .string(refusal.time.rawValue), "code": JSONValue(refusal.code),
      "message": .string(refusal.message), "help": JSONValue(refusal.help),
      "slug": JSONValue(refusal.slug), "transition": JSONValue(refusal.transition),
      "name": JSONValue(refusal.name), "time": JSONValue(refusal.moment),
      "commit": JSONValue(refusal.commit),
    ]
  }
}

/// A draft or a transition, however many reasons there are against it.
private struct RefusedThing: Hashable {
  var slug: Slug
  var commit: CommitID?

  init(_ refusal: Trial.Refusal) {
    slug = refusal.slug
    commit = refusal.commit
  }
}
