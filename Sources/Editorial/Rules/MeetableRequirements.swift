/// Warns of approvals that nobody could give today.
///
/// It counts distinct people who hold the roles, by section. Whom `not` leaves out depends on the
/// draft, so that is not counted: a warning here is certain, its absence promises nothing.
enum MeetableRequirements {
  static func warnings(
    for workflows: [WorkflowDefinition], context: RuleContext
  ) -> [Finding] {
    guard let people = context.people, context.sections?.isPartial != true else { return [] }
    let desks = (context.sections?.sections ?? []).filter { !$0.closed }.map(\.id.value)
    return workflows.flatMap(\.transitions).compactMap { transition in
      guard let approvals = transition.approvals, !approvals.from.isEmpty else { return nil }
      return warning(for: transition, approvals, people: people, desks: desks)
    }
  }

  private static func warning(
    for transition: WorkflowDefinition.Transition, _ approvals: WorkflowDefinition.Approvals,
    people: [MastheadDefinition.Person], desks: [SectionID]
  ) -> Finding? {
    let roles = Set(approvals.from.map(\.value))
    let sections: [SectionID?] = desks.isEmpty ? [nil] : desks
    var short: [(section: SectionID?, wanted: Int, there: Int)] = []
    for section in sections {
      let wanted =
        approvals.sections.first { $0.section.value == section }?.count.value
        ?? approvals.count.value
      let there = people.count { person in
        person.roles.contains { roles.contains($0.value) }
          && (person.sections.map { bound in bound.contains { $0.value == section } } ?? true)
      }
      if there < wanted { short.append((section, wanted, there)) }
    }
    guard let worst = short.first else { return nil }
    let names = short.compactMap { $0.section?.rawValue }.map { "`\($0)`" }
    let place = short.count == sections.count ? "" : " in \(names.joined(separator: ", "))"
    let list = approvals.from.map { "`\($0.value)`" }.joined(separator: " or ")
    let holders =
      switch worst.there {
      case 0: "nobody holds"
      case 1: "only 1 person holds"
      default: "only \(worst.there) people hold"
      }
    return .caution(
      "rules.unmeetable",
      "`\(transition.id.value)` wants \(worst.wanted) "
        + "\(worst.wanted == 1 ? "approval" : "approvals")\(place), "
        + "and \(holders) \(list)",
      at: approvals.location,
      help: "give the role to more people: `stet people set PERSON --roles …`, or ask for fewer")
  }
}
