/// Whether a change of the rule files is legal.
///
/// A change needs a chief by the rules in force; the new files must be valid, and hold a chief.
///
/// - Parameters:
///   - actor: who changes them.
///   - rules: the rules in force before.
///   - after: the new ones; nil when they are not valid.
///   - faults: what makes them invalid.
/// - Returns: everything that stands against it.
public func decideRules(
  by actor: Actor, from rules: Rules, to after: Rules?, faults: [Finding]
) -> [Blocker] {
  var blockers: [Blocker] = []
  let chiefs = rules.masthead.people.filter { $0.roles.contains(.chief) }
  let person = actor.person.flatMap { rules.masthead[$0] }
  if actor.throughForge {
    blockers.append(
      Blocker(
        .rulesRole, slug: "",
        "a service did this for \(actor.name): to change the rules takes a chief's own hand",
        help: "do it with stet in a clone of your own", who: chiefs.map(\.id)))
  } else if person == nil, let fault = actor.fault {
    blockers.append(
      Blocker(
        fault, slug: "", fault.ofSignature,
        help: "sign it with a key that the masthead has for a chief", who: chiefs.map(\.id)))
  } else if person == nil {
    blockers.append(
      Blocker(
        .identityUnknown, slug: "", "`\(actor.email)` is nobody on the masthead",
        help: rules.masthead.help(forUnknown: actor.email), who: chiefs.map(\.id)))
  } else if let person, !person.roles.contains(.chief) {
    blockers.append(
      Blocker(
        .rulesRole, slug: "", "\(person.name) may not change the rules: that takes a chief",
        help: "ask \(chiefs.map(\.name).joinedBy("or"))", who: chiefs.map(\.id)))
  }
  if after == nil, !faults.contains(where: { $0.severity == .error }) {
    blockers.append(
      Blocker(
        .rulesRemoved, slug: "", "the rule files are gone",
        help: "give them back: without rules nobody could say what is legal"))
  } else if after == nil {
    for fault in faults where fault.severity == .error {
      let code: Code = fault.code == "rules.no-chief" ? fault.code : "rules.invalid"
      blockers.append(
        Blocker(code, slug: "", fault.message, help: fault.help, finding: fault))
    }
  }
  if let after, !after.masthead.people.contains(where: { $0.roles.contains(.chief) }) {
    blockers.append(
      Blocker(
        "rules.no-chief", slug: "", "nobody would be chief any more",
        help: "give somebody the role `chief` first: nobody else may change the rules back"))
  }
  return blockers
}
