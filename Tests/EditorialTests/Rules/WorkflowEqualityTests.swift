import Testing

@testable import Editorial

/// Workflows are compared by what they say: a change of the rules that this missed would be none to the
/// audit.
@Suite struct WorkflowEqualityTests {
  private static func workflow(
    path: String = "workflows/editorial.yml", name: String = "editorial",
    content: [String] = ["drafts/**/*.md"], site: SiteProfile = .plain, zone: String = "UTC",
    initial: StateID = "draft", create: Set<Role> = ["author"],
    states: [Workflow.State] = TestRules.states,
    transitions: [Workflow.Transition] = TestRules.transitions, files: [Workflow.FileRule] = [],
    rules: CheckRules = CheckRules(), retired: [StateID: StateID] = [:]
  ) -> Workflow {
    Workflow(
      path: path, name: name, content: PathGlobs(content), site: site, zone: zone,
      initial: initial, create: create, states: states, transitions: transitions, files: files,
      rules: rules, retired: retired)
  }

  private static let others = [
    "path": workflow(path: "workflows/news.yml"),
    "name": workflow(name: "news"),
    "content": workflow(content: ["posts/**/*.md"]),
    "site": workflow(site: .hugo),
    "zone": workflow(zone: "Europe/Kyiv"),
    "initial": workflow(initial: "review"),
    "create": workflow(create: ["editor"]),
    "states": workflow(states: Array(TestRules.states.dropLast())),
    "transitions": workflow(transitions: Array(TestRules.transitions.dropLast())),
    "files": workflow(files: [.init(paths: PathGlobs(["img/**"]), by: ["editor"])]),
    "rules": workflow(rules: CheckRules(titleLimit: 7)),
    "retired": workflow(retired: ["old": "draft"]),
  ]

  @Test func allThatItSaysIsCompared() {
    let workflow = Self.workflow()
    let again = Self.workflow()
    #expect(workflow == again && workflow.hashValue == again.hashValue)
    for (part, other) in Self.others { #expect(workflow != other, "\(part)") }
    // What stands in it and not here follows from the rest.
    let parts = Mirror(reflecting: workflow).children.compactMap(\.label)
    #expect(Set(parts).subtracting(Self.others.keys) == ["managed", "managedBesidesState"])
  }
}
