@testable import Editorial

extension Sample {
  static let workflow = Workflow(
    path: "workflows/editorial.yml", name: "editorial",
    content: PathGlobs(["drafts/**/*.md", "!**/README.md", "!**/_index.md"]), site: .plain,
    zone: "UTC", initial: "draft", create: ["author", "editor"],
    states: [
      .init(
        id: "draft", label: "Draft", edit: ["author", "editor"], delete: ["author", "editor"],
        live: false, final: false),
      .init(
        id: "review", label: "In review", edit: ["editor"], delete: [], live: false, final: false),
      .init(
        id: "published", label: "Published", edit: [], delete: [], live: true, final: false),
    ],
    transitions: [
      transition(
        "submit", "Hand a draft in for review", from: ["draft"], to: "review",
        by: ["author", "editor"], checks: ["byline", "section", "title", "body"]),
      transition(
        "return", "Send a draft back, with a reason", from: ["review"], to: "draft",
        by: ["editor"], reason: true),
      transition(
        "withdraw", "Take your own draft back", from: ["review"], to: "draft",
        by: ["author", "editor"], own: true),
      transition(
        "publish", "Put it on the site", from: ["review"], to: "published", by: ["editor"],
        approvals: .init(
          count: 1, from: ["editor"], not: [.byline, .creator], sections: ["politics": 2]),
        checks: ["byline", "links"], stamps: [.init(key: "date", value: .now)]),
      transition(
        "correct", "", from: ["published"], to: "published", by: ["editor"], reason: true,
        edits: true, sets: [.init(key: "updated", value: .now), .init(key: "hold", value: .remove)]),
    ],
    files: [.init(paths: PathGlobs(["drafts/**"]), by: ["author", "editor"])],
    rules: CheckRules(levels: ["links": .warning]), retired: ["in-progress": "draft"])

  static func transition(
    _ id: TransitionID, _ about: String, from: [StateID], to: StateID, by: Set<Role>,
    reason: Bool = false, own: Bool = false, approvals: Workflow.ApprovalRule? = nil,
    checks: [CheckID] = [], edits: Bool = false, sets: [Workflow.Effect] = [],
    stamps: [Workflow.Effect] = []
  ) -> Workflow.Transition {
    .init(
      id: id, about: about, from: from, to: to, by: by,
      requires: .init(reason: reason, own: own, approvals: approvals), checks: checks,
      edits: edits, sets: sets, stamps: stamps)
  }

  static let masthead = Masthead(
    identity: .email, forges: [.init(email: "noreply@github.com", keys: [])],
    people: [
      person("ada", "Ada Reyes", also: ["A. Reyes"], roles: ["author"]),
      person("ben", "Ben Okoro", roles: ["editor"], sections: ["politics", "city"]),
      person("mo", "Mo Lindqvist", roles: ["chief", "editor"]),
      person("hana", "山田 花", roles: []),
    ])

  static func person(
    _ id: PersonID, _ name: String, also: [String] = [], roles: Set<Role>,
    sections: Set<SectionID>? = nil
  ) -> Masthead.Person {
    .init(
      id: id, name: name, also: also, emails: ["\(id)@blog.example"], keys: [], roles: roles,
      sections: sections)
  }

  static let sections = Sections(all: [
    .init(
      id: "politics", title: "Politics", about: "What the council does, and what it says it does",
      closed: false),
    .init(id: "city", title: "City", about: nil, closed: false),
    .init(id: "olympics", title: "Olympics", about: "The games of 2024", closed: true),
  ])

  static func way(_ id: TransitionID, _ blockers: [Blocker] = []) -> TransitionReport {
    let transition = workflow.transition(id) ?? workflow.transitions[0]
    return TransitionReport(
      transition: transition, toLabel: workflow.state(transition.to)?.label ?? "",
      blockers: blockers)
  }

  static let show = DraftReport(
    summary: drafts[0], dek: "A hundred years of numbers, and one man who writes them down",
    creators: ["Ben Okoro"], words: 1204, unsaved: WordChange(added: 42, removed: 3),
    approvals: [
      ApprovalReport(
        person: "ben", name: "Ben Okoro", copy: copy, commit: commit, time: ago(hours: 3),
        idle: nil),
      ApprovalReport(
        person: "mo", name: "Mo Lindqvist", copy: copy, commit: commit, time: ago(days: 1),
        idle: "the text changed after it"),
    ],
    findings: [bylineFinding, wideFinding],
    transitions: [
      way(
        "return",
        [
          Blocker(
            "transition.requires", slug: "river-gauge", "`return` asks for a reason",
            help: "give it: `stet return river-gauge -m 'WHY'`")
        ]),
      way("withdraw"), way("publish", [approvalBlocker, checkBlocker]),
    ],
    mayEdit: true, lastReason: returned)

  static let before = """
    ---
    title: The river gauge nobody reads
    byline: Ada Reyes
    status: review
    ---

    Text.
    """

  static let receipt = Receipt(
    lines: ["river-gauge is now Published", "with your unsaved edits: +42 −3 words"],
    commits: [
      .init(
        id: commit,
        message: "publish: river-gauge\n\nStet-Transition: publish river-gauge\n",
        changes: [
          .init(
            path: "drafts/river-gauge.md", before: Array(before.utf8),
            after: Array(
              before.replacing(
                "status: review", with: "status: published\ndate: 2026-11-19T12:00:00+02:00"
              ).utf8)),
          .init(path: "drafts/river-gauge/empty file.txt", before: nil, after: []),
        ])
    ],
    notes: ["the link in line 12 points at nothing; `stet check river-gauge` shows it"],
    slugs: ["river-gauge"], next: ["stet log river-gauge"])

  static let explanation = Explanation(
    "byline.unknown", "the byline names somebody who is not on the masthead",
    "Readers, approvals and four eyes all go by the byline, and a name that nobody knows is nobody's word.",
    mend: "spell the name as the masthead has it, or ask a chief to run `stet people add`")
  static let described = CheckDescription(
    id: "byline", summary: "the byline names people on the masthead", codes: [explanation],
    passing: ["---\nbyline: Ada Reyes\n---\n"],
    failing: [("byline.unknown", "---\nbyline: [↓Ada Reye, 山田, ↓Nobody]\n---\n")])
}
