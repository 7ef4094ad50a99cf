import Testing

@testable import Editorial

/// Which findings count when a step is judged.
@Suite struct SelectionTests {
  static let everything = Set(Checks.all.flatMap(\.description.codes).map(\.code))
  static let poor = draft(
    title: nil, byline: ["Jo", "\u{410}da Reyes"], section: "citt", managed: ["slug": "x"],
    body: "")

  func codes(
    _ selection: CheckSelection, _ version: DraftVersion = poor, rules: CheckRules = CheckRules(),
    called: [CheckID] = Checks.ids
  ) throws -> Set<Code> {
    let rules = TestRules.rules(TestRules.workflow(rules: rules))
    let draft = try version.under(rules.workflows[0])
    let findings = selection.findings(
      in: draft, called: called, rules: rules, surroundings: TestSurroundings())
    #expect(findings.allSatisfy { $0.slug == "river" })
    return Set(findings.filter { $0.severity == .error }.map(\.code))
  }

  @Test func theBindingCodesAreCodesOfChecks() {
    #expect(CheckSelection.bindingCodes.isSubset(of: Self.everything))
    #expect(
      CheckSelection.bindingCodes.isDisjoint(with: [
        "title.long", "section.closed", "links.dangling", "embargo.future", "body.placeholder",
      ]))
  }

  @Test func thePastIsHeldToWhatIsFixed() throws {
    let all = try codes(.all)
    #expect(all.isSubset(of: CheckSelection.bindingCodes))
    #expect(try codes(.binding) == all)
    #expect(try codes(.none).isEmpty)
    let closed = draft(section: "olympics", others: ["embargo": "soon"])
    #expect(try codes(.all, closed) == ["section.closed", "embargo.unreadable"])
    #expect(try codes(.binding, closed).isEmpty)
  }

  @Test func onlyWhatIsCalledSpeaks() throws {
    #expect(try codes(.all, called: [.title]) == ["title.missing"])
    #expect(try codes(.all, called: []).isEmpty)
  }

  @Test func levelsSoftenAndSilence() throws {
    let soft = CheckRules(levels: [.byline: .warning, .section: .off])
    let codes = try codes(.all, rules: soft)
    #expect(!codes.contains("byline.unknown"))
    #expect(!codes.contains("section.unknown"))
    #expect(codes.contains("title.missing"))
  }

  /// A transition is blocked by errors, at their place, and never by warnings.
  @Test func transitionsAreBlockedByErrors() throws {
    let rules = TestRules.rules(
      with: TestRules.transition(
        "submit", from: "draft", to: "review", by: ["author"], checks: [.byline, .title]))
    let twice = ["Ada Reyes", "A. Reyes"]
    StepCase("warnings", draft(byline: twice), draft(state: "review", byline: twice), rules: rules)
      .hold()
    let refused = StepCase(
      "errors", draft(title: nil, byline: ["Jo"]),
      draft(state: "review", title: nil, byline: ["Jo"]), rules: rules, .transitionChecks,
      .transitionChecks)
    refused.hold()
    #expect(refused.decision.blockers.map(\.finding?.code) == ["title.missing", "byline.unknown"])
    #expect(refused.decision.blockers.last?.finding?.location?.column == 9)
  }

  /// Checks read the keys that the site's profile names.
  @Test func keysComeFromTheProfile() throws {
    let profile = SiteProfile(
      name: "other", keys: SiteProfile.Keys(state: "stage", byline: "author", section: "topic"))
    let base = TestRules.workflow()
    let workflow = Workflow(
      path: base.path, name: base.name, content: base.content, site: profile, zone: "UTC",
      initial: "draft", create: [], states: base.states, transitions: [], files: [],
      rules: CheckRules(), retired: [:])
    let rules = TestRules.rules(workflow)
    let version = draft(
      state: nil, byline: nil, section: nil,
      others: ["author": "Ada Reyes", "topic": "city", "stage": "draft"])
    for check in [CheckID.byline, .section] {
      try CheckCase("", check, version, rules: rules).hold()
    }
    let missing = try CheckCase("", .byline, draft(), rules: rules).findings()
    #expect(missing.first?.help == "write `author: NAME` between the fences")
  }
}
