import Testing

@testable import Editorial
@testable import Reports

/// Nothing that comes from a file, a name or a commit reaches a terminal as it is.
struct HostileTextTests {
  static let poison = "x\u{1B}]52;c;x\u{7}\u{202E}\u{9B}31m\r\u{7F}\u{2028}\u{200B}\u{E0041}y"

  static let styles = [
    Style(color: false, width: 80, verbose: true), Style(color: false, unicode: false, width: 40),
    Style(color: false, width: Style.unlimited, verbose: true),
  ]

  @Test(arguments: Hostile.reports.indices)
  func reachesNoTerminal(_ index: Int) {
    let report = Hostile.reports[index]
    for style in Self.styles {
      let text = report.text(style)
      #expect(text.contains("\\u{1B}"), "the poison is shown, not dropped")
      let bad = text.unicodeScalars.first { isRaw($0) }
      #expect(bad == nil, "\(type(of: report)): U+\(hex(bad?.value ?? 0, digits: 4))")
    }
    // With colour, only stet's own sequences are left.
    var colored = report.text(Style(color: true, width: 80, verbose: true))
    colored = colored.replacing(/\u{1B}\[[0-9;]+m/, with: "")
    #expect(!colored.unicodeScalars.contains(where: isRaw))
    #expect(!report.json.unicodeScalars.contains(where: isRaw))
  }

  private func isRaw(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar != "\n" else { return false }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .format: return true
    default: return scalar.value == 0x202E
    }
  }

  @Test func oneLineValuesStayOneLine() {
    #expect(escape("a\nb\tc") == "a\\u{A}b\\u{9}c")
  }

  @Test func whatScriptsNeedStays() {
    for text in ["👩‍👩‍👧‍👦 🇺🇦 ❤️ 1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "می‌خواهم", "क्‍ष", "naïve — “quoted”", "日本語"] {
      #expect(escape(text) == text)
    }
  }

  @Test func whatHidesInLatinIsShown() {
    #expect(escape("riv\u{200D}er") == "riv\\u{200D}er")
    #expect(escape("riv\u{FE0F}er") == "riv\\u{FE0F}er")
    #expect(escape("a\u{AD}b") == "a\\u{AD}b")
    #expect(escape("a\u{E0041}") == "a\\u{E0041}")
    #expect(escape("\u{3164}") == "\\u{3164}")
  }

  @Test func bytesThatAreNoText() {
    #expect(escape(bytes: [0x61, 0xFF, 0xC3, 0xA9, 0xC3]) == "a\\xFFé\\xC3")
    #expect(escape(bytes: [0xED, 0xA0, 0x80, 0x1B]) == "\\xED\\xA0\\x80\\u{1B}")
  }

  @Test func slugsInCommandsAreQuoted() {
    #expect(Slug("river-gauge").shellWord == "river-gauge")
    #expect(Slug("$(rm x)").shellWord == "'$(rm x)'")
    #expect(Slug("it's").shellWord == "'it'\\''s'")
  }
}

/// A report of every kind with poison in every field that takes text.
enum Hostile {
  static let p = HostileTextTests.poison
  private static let place = SourceLocation(
    path: p, line: 3, column: 2, endColumn: 9, text: "\t" + p + p)
  private static let finding = Finding(
    Code(p), .error, p, at: place, help: p, slug: Slug(p))
  private static let placeless = Finding(Code(p), .warning, p, help: p, slug: Slug(p))
  static let blockers = [
    Blocker(Code(p), slug: Slug(p), p, help: p, who: [PersonID(p)], finding: finding),
    Blocker(Code(p), slug: "other", p, help: nil, who: [PersonID(p)], finding: placeless),
  ]
  static let summary = DraftSummary(
    slug: Slug(p), title: p, state: StateID(p), stateLabel: p, isLive: true,
    section: SectionID(p), bylines: [p, p], path: p, copy: CopyID(p), updated: Sample.now,
    entered: Sample.now, isUnsaved: true, isReadable: true)
  static let events = HistoryEvent.Kind.allCases.map { kind in
    HistoryEvent(
      slug: Slug(p), kind: kind, transition: TransitionID(p), from: StateID(p), to: "other",
      toLabel: p, actor: Actor(name: p, email: p, person: PersonID(p), throughForge: true),
      name: p, time: Sample.now, reason: "\(p)\n\n\(p)", commit: CommitID(p), copy: CopyID(p),
      oldSlug: Slug(p), note: p)
  }
  static let transition = Sample.transition(
    TransitionID(p), p, from: [StateID(p)], to: StateID(p), by: [Role(p)], reason: true,
    approvals: .init(count: 2, from: [Role(p)], not: [.byline], sections: [SectionID(p): 2]),
    checks: [CheckID(p)], sets: [.init(key: p, value: .literal(p))],
    stamps: [.init(key: p, value: .now)])
  private static let show = DraftReport(
    summary: summary, dek: p, creators: [p], words: 1, unsaved: nil,
    approvals: [nil, p].map {
      ApprovalReport(
        person: PersonID(p), name: p, copy: CopyID(p), commit: CommitID(p), time: Sample.now,
        idle: $0)
    },
    findings: [finding, placeless],
    transitions: [[], blockers].map {
      TransitionReport(transition: transition, toLabel: p, blockers: $0)
    },
    mayEdit: false, lastReason: events[2])
  private static let receipt = Receipt(
    lines: [p],
    commits: [
      .init(
        id: CommitID(p), message: "\(p)\n\n\(p)\n",
        changes: [
          .init(path: p, before: Array(p.utf8), after: Array("\(p)\(p)\n".utf8)),
          .init(path: p, before: nil, after: [0]),
        ])
    ],
    notes: [p], slugs: [Slug(p)], next: [p])
  static let names: Names = [PersonID(p): p]
  private static let pace: Pace = {
    var pace = Sample.pace
    pace.zone = p
    pace.question.sections = [SectionID(p)]
    pace.states[0].label = p
    pace.stuck[0] = .init(
      slug: Slug(p), title: p, state: StateID(p), label: p, section: SectionID(p),
      since: Sample.now, people: [PersonID(p)])
    pace.loads[0].person = PersonID(p)
    pace.sections[0].title = p
    return pace
  }()
  private static let explanation = Explanation(Code(p), p, p, mend: p)

  private static let difference = DraftDifference(
    slug: Slug(p), path: p, since: .ownAct(events[2]),
    before: Sample.version(
      "---\nx: 1\n---\nA \(p) of old.\n\nIt is \(p) two three four five.\n", [(p, p)],
      event: events[1], path: p + p),
    after: Sample.version(
      "---\nx: 1\n---\nIt is \(p) two three four five.\n\nA \(p)\(p) of new.\n",
      [(p, p + p)], event: events[2], path: p),
    words: WordChange(added: 1, removed: 1),
    attachments: [.init(path: p, change: .changed, before: Array(p.utf8), after: [0])])

  static let reports: [any Report] =
    [
      ListReport([summary], now: Sample.now),
      PaceReport(pace, names: names),
      ListReport([], now: Sample.now, emptiness: p, command: p),
      FindingReport(
        CheckReport(findings: [finding, placeless], checked: 1, unsaved: [Slug(p)])),
      FixReport(
        MendReport(
          mended: [
            MendedDraft(
              slug: Slug(p), path: p, mends: [Mend(line: 1, p)], before: Array(p.utf8),
              after: Array("\(p)\n".utf8), isUnsaved: true)
          ], left: blockers, remaining: CheckReport(findings: [finding], checked: 1),
          isDryRun: true, notes: [p]), names: names),
      RefusalReport(
        Failure(
          .refused, Code(p), p, help: p, blockers: blockers, findings: [finding], detail: p),
        names: names),
      RefusalReport(
        Failure(.cannot, Code(p), p, help: p, blockers: blockers, findings: [finding], detail: p)),
      ShowReport(show, now: Sample.now, names: names),
      CanReport(show),
      LogReport(events, now: Sample.now, ofAll: true),
      LogReport(events, now: Sample.now, ofAll: false),
      ReceiptReport(receipt),
      DiffReport(difference, now: Sample.now),
      LinesReport(difference),
      ArrivalsReport(
        Arrivals(
          receipt: receipt,
          drafts: (0..<2).map { _ in
            Arrivals.Draft(
              slug: Slug(p), source: p, title: p, bylines: [p], section: SectionID(p),
              wasLive: true, attachments: 1)
          })),
      ReceiptReport(
        Receipt(
          lines: [p], commits: receipt.commits, isDryRun: true, notes: [p], slugs: [Slug(p)],
          next: [p])),
      PeopleReport(
        Masthead(
          identity: .email, forges: [.init(email: p, keys: [p])],
          people: [
            .init(
              id: PersonID(p), name: p, also: [p], emails: [p], keys: [p], roles: [Role(p)],
              sections: [SectionID(p)])
          ])),
      SectionsReport(Sections(all: [.init(id: SectionID(p), title: p, about: p, closed: true)])),
      WorkflowReport([
        Workflow(
          path: p, name: p, content: PathGlobs([p, "!" + p]), site: .init(name: p, keys: .init()),
          zone: p, initial: StateID(p), create: [Role(p)],
          states: [
            .init(
              id: StateID(p), label: p + p, edit: [Role(p)], delete: [Role(p)], live: true,
              final: true)
          ], transitions: [transition],
          files: [.init(paths: PathGlobs([p]), by: [Role(p)])],
          rules: CheckRules(levels: [CheckID(p): .off]), retired: [StateID(p): StateID(p)])
      ]),
      ExplainReport(
        [explanation, explanation],
        check: CheckDescription(
          id: CheckID(p), summary: p, codes: [], passing: [p], failing: [(Code(p), "a\n↓" + p)])),
    ] + boards + desks
}
