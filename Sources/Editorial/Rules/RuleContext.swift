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
