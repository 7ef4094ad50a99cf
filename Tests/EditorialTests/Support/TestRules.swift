@testable import Editorial

/// The rules of a small newsroom, with whatever a test wants otherwise.
///
/// Ada writes; Ben, Cy and Mo edit, Mo is chief; Pia edits politics alone; Noor has left.
enum TestRules {
  static let people: [Masthead.Person] = [
    person("ada", "Ada Reyes", also: ["A. Reyes"], roles: ["author"]),
    person("ben", "Ben Okoro", roles: ["editor"]),
    person("cy", "Cy Tran", roles: ["editor"]),
    person("mo", "Mo Lindqvist", roles: [.chief, "editor"]),
    person("pia", "Pia Sand", roles: ["editor"], sections: ["politics"]),
    person("noor", "Noor Haddad", roles: []),
  ]

  static func person(
    _ id: PersonID, _ name: String, also: [String] = [], emails: [String]? = nil,
    roles: Set<Role>, sections: Set<SectionID>? = nil
  ) -> Masthead.Person {
    Masthead.Person(
      id: id, name: name, also: also, emails: emails ?? ["\(id)@blog.example"], keys: [],
      roles: roles, sections: sections)
  }

  static func masthead(_ people: [Masthead.Person] = people) -> Masthead {
    Masthead(
      identity: .email, forges: [Masthead.Forge(email: "noreply@forge.example", keys: [])],
      people: people)
  }

  /// The masthead with one person in place of theirs.
  static func masthead(replacing person: Masthead.Person) -> Masthead {
    masthead(people.map { $0.id == person.id ? person : $0 })
  }

  static let states: [Workflow.State] = [
    state("draft", "Draft", edit: ["author", "editor"], delete: ["author", "editor"]),
    state("review", "In review", edit: ["editor"]),
    state("published", "Published", live: true),
  ]

  static func state(
    _ id: StateID, _ label: String, edit: Set<Role> = [], delete: Set<Role> = [],
    live: Bool = false
  ) -> Workflow.State {
    Workflow.State(id: id, label: label, edit: edit, delete: delete, live: live, final: false)
  }

  static let fourEyes = Workflow.ApprovalRule(
    count: 1, from: ["editor"], not: [.byline, .creator], sections: [:])

  static let transitions: [Workflow.Transition] = [
    transition("submit", from: "draft", to: "review", by: ["author", "editor"]),
    transition("return", from: "review", to: "draft", reason: true),
    transition("withdraw", from: "review", to: "draft", by: ["author", "editor"], own: true),
    transition(
      "publish", from: "review", to: "published", approvals: fourEyes, stamps: [("date", .now)]),
    transition(
      "correct", from: "published", to: "published", reason: true, edits: true,
      sets: [("updated", .now)]),
    transition("retract", from: "published", to: "draft", reason: true),
  ]

  static func transition(
    _ id: TransitionID, from: StateID..., to: StateID, by: Set<Role> = ["editor"],
    reason: Bool = false, own: Bool = false, approvals: Workflow.ApprovalRule? = nil,
    checks: [CheckID] = [], edits: Bool = false, sets: [(String, EffectValue)] = [],
    stamps: [(String, EffectValue)] = []
  ) -> Workflow.Transition {
    Workflow.Transition(
      id: id, about: "", from: from, to: to, by: by,
      requires: Workflow.Requirements(reason: reason, own: own, approvals: approvals),
      checks: checks, edits: edits, sets: sets.map { Workflow.Effect(key: $0.0, value: $0.1) },
      stamps: stamps.map { Workflow.Effect(key: $0.0, value: $0.1) })
  }

  static func workflow(
    states: [Workflow.State] = states, transitions: [Workflow.Transition] = transitions,
    rules: CheckRules = CheckRules(), retired: [StateID: StateID] = [:],
    path: String = "workflows/editorial.yml", name: String = "editorial",
    content: [String] = ["drafts/**/*.md"]
  ) -> Workflow {
    Workflow(
      path: path, name: name, content: PathGlobs(content), site: .plain, zone: "UTC",
      initial: "draft", create: ["author", "editor"], states: states, transitions: transitions,
      files: [], rules: rules, retired: retired)
  }

  static let sections = Sections(
    all: [
      Sections.Section(id: "city", title: "City", about: nil, closed: false),
      Sections.Section(id: "politics", title: "Politics", about: nil, closed: false),
      Sections.Section(id: "olympics", title: "Olympics", about: nil, closed: true),
    ])

  static func rules(
    _ workflow: Workflow = workflow(), masthead: Masthead = masthead()
  ) -> Rules {
    Rules(workflows: [workflow], masthead: masthead, sections: sections)
  }

  /// The rules with one transition in place of the one of its name, or beside the others.
  static func rules(with transition: Workflow.Transition) -> Rules {
    let others = transitions.filter { $0.id != transition.id }
    return rules(workflow(transitions: others + [transition]))
  }

  /// The rules with another approval rule for `publish`.
  static func rules(
    approvals: Workflow.ApprovalRule, masthead: Masthead = masthead()
  ) -> Rules {
    let publish = transition("publish", from: "review", to: "published", approvals: approvals)
    let others = transitions.filter { $0.id != publish.id }
    return rules(workflow(transitions: others + [publish]), masthead: masthead)
  }
}
