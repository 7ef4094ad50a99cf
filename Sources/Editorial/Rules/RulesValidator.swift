/// Turns rule files as written into rules, or into all their faults at once.
///
/// Validity depends on the files alone. Who holds a role today never makes rules invalid: that is
/// what warnings are for, so that taking a role from somebody is always possible.
public enum RulesValidator {
  /// Validates the files together.
  ///
  /// `builtInCommands` are the words that no transition may be called. A definition that is partial
  /// has faults already: it is never valid, and nobody says what is missing in it.
  public static func validate(
    workflows: [WorkflowDefinition], masthead: MastheadDefinition?,
    sections: SectionsDefinition?, builtInCommands: Set<String>
  ) -> RulesReading {
    let context = RuleContext(workflows: workflows, masthead: masthead, sections: sections)
    var findings: [Finding] = []

    var validated: [Workflow] = []
    for definition in workflows {
      var validator = WorkflowValidator(
        definition, context: context, builtInCommands: builtInCommands)
      if let workflow = validator.validate() { validated.append(workflow) }
      findings += validator.findings
    }
    findings += WorkflowOverlaps.faults(among: workflows)
    if workflows.isEmpty {
      findings.append(
        .fault(
          "rules.missing", "there is no workflow", at: .start(of: "workflows/editorial.yml"),
          help: "`stet init` writes one; a workflow is a file in workflows/ with `states:`"))
    }

    var who: Masthead?
    if let masthead {
      var validator = MastheadValidator(masthead, context: context)
      who = validator.validate()
      findings += validator.findings
    } else {
      findings.append(
        .fault(
          "rules.missing", "there is no masthead", at: .start(of: "workflows/masthead.yml"),
          help: "`stet init` writes one; it says who is who"))
    }

    var desks: Sections? = Sections(all: [])
    if let sections {
      var validator = SectionsValidator(sections)
      desks = validator.validate()
      findings += validator.findings
    } else if let check = workflows.flatMap(\.transitions).flatMap(\.checks).first(where: {
      $0.value == .section
    }) {
      findings.append(
        .fault(
          "rules.missing", "the check `section` needs workflows/sections.yml", at: check.location,
          help: "write the file, or take `section` out of `checks`"))
    }

    findings += HeldRoles.warnings(for: workflows, context: context)
    findings += MeetableRequirements.warnings(for: workflows, context: context)
    let isValid = !context.isPartial && !findings.contains { $0.severity == .error }
    guard isValid, let who, let desks, validated.count == workflows.count else {
      return RulesReading(rules: nil, findings: findings.inFileOrder)
    }
    let rules = Rules(workflows: validated, masthead: who, sections: desks)
    return RulesReading(rules: rules, findings: findings.inFileOrder)
  }
}

/// What one rule file's validator asks about the others.
struct RuleContext {
  let workflows: [WorkflowDefinition]
  let masthead: MastheadDefinition?
  let sections: SectionsDefinition?

  /// Whether any file could not be read in full.
  var isPartial: Bool {
    workflows.contains(where: \.isPartial) || masthead?.isPartial == true
      || sections?.isPartial == true
  }

  /// The people; nil when nobody can say, because the masthead could not be read in full.
  var people: [MastheadDefinition.Person]? { masthead?.isPartial == true ? nil : masthead?.people }

  /// Every role that a workflow names; nil when a workflow could not be read in full.
  var workflowRoles: Set<Role>? {
    guard !workflows.contains(where: \.isPartial) else { return nil }
    return Set(workflows.flatMap(\.namedRoles).map(\.value))
  }

  /// The fault of a section that is not on the list; nil for one that is.
  func fault(inSection section: Located<SectionID>) -> Finding? {
    guard sections?.isPartial != true else { return nil }
    let known = (sections?.sections ?? []).map(\.id.value)
    guard !known.contains(section.value) else { return nil }
    let names = known.map(\.rawValue)
    let list =
      names.isEmpty
      ? "no sections are listed in workflows/sections.yml"
      : "the sections are \(names.joined(separator: ", "))"
    let question = NearMisses.question(for: section.rawValue, among: names)
    return .fault(
      "rules.reference", "unknown section `\(section.value)`", at: section.location,
      help: question.map { "\($0) \(list)" } ?? list)
  }
}

extension WorkflowDefinition {
  /// Every role that stands anywhere in the file, in the order of reading.
  var namedRoles: [Located<Role>] {
    create + states.flatMap { $0.edit + $0.delete }
      + transitions.flatMap { $0.by + ($0.approvals?.from ?? []) } + files.flatMap(\.by)
  }
}
