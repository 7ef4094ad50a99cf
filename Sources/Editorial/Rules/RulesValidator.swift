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
