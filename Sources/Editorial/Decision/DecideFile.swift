/// Whether somebody may change a file in the site's reach that is no draft and no draft's
/// attachment.
///
/// What a generator renders takes a chief, whatever `files:` says; anything else a role that an
/// entry under `files:` gives for that path, and a chief where none names it.
///
/// - Returns: everything that stands against it.
public func decideFile(at path: String, by actor: Actor, rules: Rules) -> [Blocker] {
  var roles: Set<Role> = []
  if Attachments.isAttachment(path) {
    for rule in rules.workflows.flatMap(\.files) where rule.paths.matches(path) {
      roles.formUnion(rule.by)
    }
  }
  if roles.isEmpty { roles = [.chief] }
  let able = rules.masthead.people(holding: roles, in: [])
  if actor.throughForge {
    return [
      Blocker(
        .identityUnknown, slug: "",
        "a service did this for \(actor.name): to change `\(path)` takes one's own hand",
        help: "do it in a clone of your own", who: able.map(\.id))
    ]
  }
  guard let person = actor.person.flatMap({ rules.masthead[$0] }) else {
    return [
      Blocker(
        actor.fault ?? .identityUnknown, slug: "",
        actor.fault?.ofSignature ?? "`\(actor.email)` is nobody on the masthead",
        help: "`\(path)` is the business of \(roles.phrase)", who: able.map(\.id))
    ]
  }
  guard !person.holds(any: roles, in: []) else { return [] }
  return [
    Blocker(
      .fileRole, slug: "",
      "\(person.name) may not change `\(path)`: that takes \(roles.phrase)",
      help: able.isEmpty ? nil : "ask \(able.phrase)", who: able.map(\.id))
  ]
}
