/// Turns a masthead as written into a ``Masthead``, or into all its faults.
struct MastheadValidator {
  private let definition: MastheadDefinition
  private let context: RuleContext
  private(set) var findings: [Finding] = []

  /// Who has what, to find what two have.
  private var ids: [PersonID: Int] = [:]
  private var emails: [String: String] = [:]
  private var keys: [SigningKey: String] = [:]
  private var bylines: [String: (owner: Int, text: String)] = [:]

  init(_ definition: MastheadDefinition, context: RuleContext) {
    self.definition = definition
    self.context = context
  }

  mutating func validate() -> Masthead? {
    if definition.people.isEmpty, !definition.isPartial {
      add(
        .fault(
          "rules.missing", "the masthead names nobody", at: .start(of: definition.path),
          help: "add `people:` with at least one chief"))
    }
    for (index, person) in definition.people.enumerated() {
      validateNames(of: person, index)
      validateEmails(of: person)
      validateKeys(person.keys, of: "`\(person.id.value)`")
      validateRoles(of: person)
    }
    validateForges()
    validateChief()
    warnOfPowerless()
    guard !definition.isPartial, !findings.contains(where: { $0.severity == .error })
    else { return nil }
    return definition.masthead
  }

  // MARK: Names

  private mutating func validateNames(of person: MastheadDefinition.Person, _ index: Int) {
    let id = person.id
    add(RuleNames.fault(inID: id.rawValue, of: "a person", at: id.location))
    if let line = ids[id.value] {
      add(
        .fault(
          "rules.duplicate", "the person `\(id.value)` stands here a second time",
          at: id.location, help: "it already stands in line \(line); give one another id"))
    } else {
      ids[id.value] = id.location.line
    }
    if person.name == nil, !definition.isPartial {
      add(
        .fault(
          "rules.missing", "`\(id.value)` has no name", at: id.location,
          help: "add `name:`, the byline as printed"))
    }
    findings += RuleNames.repetitions(in: person.also, of: "`also`")
    let printed = (person.name.map { [$0] } ?? []) + person.also
    for name in printed {
      add(BylineValidator.fault(in: name))
    }
    for byline in printed + [Located(id.rawValue, at: id.location)] {
      claim(byline, for: index)
    }
  }

  /// Two people may not share a byline, nor have two that look alike.
  private mutating func claim(_ byline: Located<String>, for index: Int) {
    let skeleton = LookAlikes.skeleton(of: byline.value)
    guard let other = bylines[skeleton] else {
      bylines[skeleton] = (index, byline.value)
      return
    }
    let owner = definition.people[other.owner].id
    // Two people with one id are told so already.
    guard other.owner != index, owner.value != definition.people[index].id.value else { return }
    add(
      other.text == byline.value
        ? .fault(
          "rules.duplicate", "the byline `\(byline.value)` is already that of `\(owner.value)`",
          at: byline.location, help: "add something that tells the two apart")
        : .fault(
          "rules.duplicate",
          "the byline `\(byline.value)` looks like `\(other.text)` of `\(owner.value)`",
          at: byline.location, help: "readers could not tell the two apart: write one differently"))
  }

  // MARK: E-mails and keys

  private mutating func validateEmails(of person: MastheadDefinition.Person) {
    for email in person.emails {
      add(EmailValidator.fault(in: email))
      claim(email, for: "`\(person.id.value)`")
    }
  }

  private mutating func claim(_ email: Located<String>, for owner: String) {
    let folded = email.value.asciiLowercased
    guard let other = emails[folded] else {
      emails[folded] = owner
      return
    }
    add(
      .fault(
        "rules.duplicate",
        other == owner
          ? "the e-mail `\(email.value)` stands twice for \(owner)"
          : "the e-mail `\(email.value)` is already that of \(other)",
        at: email.location, help: "an e-mail names one person: keep it in one place"))
  }

  private mutating func validateKeys(_ keys: [Located<String>], of owner: String) {
    for text in keys {
      let key: SigningKey
      do throws(SigningKey.Fault) {
        key = try SigningKey(text.value)
      } catch {
        add(.fault("rules.value", error.message(of: owner), at: text.location, help: error.help))
        continue
      }
      guard let other = self.keys[key] else {
        self.keys[key] = owner
        continue
      }
      add(
        .fault(
          "rules.duplicate",
          other == owner
            ? "this key stands twice for \(owner)" : "this key is already that of \(other)",
          at: text.location, help: "a key names one person: keep it in one place"))
    }
  }

  private mutating func validateForges() {
    for forge in definition.forges {
      add(EmailValidator.fault(in: forge.email))
      claim(forge.email, for: "a forge")
      validateKeys(forge.keys, of: "the forge `\(forge.email.value)`")
    }
  }

  // MARK: Roles

  private mutating func validateRoles(of person: MastheadDefinition.Person) {
    findings += RuleNames.repetitions(in: person.roles, of: "`roles`")
    for role in person.roles { add(fault(inRole: role)) }
    guard let sections = person.sections else { return }
    if sections.isEmpty, !definition.isPartial {
      add(
        .fault(
          "rules.value", "the roles of `\(person.id.value)` count in no section",
          at: person.id.location,
          help: "name sections, leave `sections` out (everywhere), or say `roles: []`"))
    }
    findings += RuleNames.repetitions(in: sections, of: "`sections`")
    for section in sections { add(context.fault(inSection: section)) }
  }

  private func fault(inRole role: Located<Role>) -> Finding? {
    guard !RuleNames.presetRoles.contains(role.value) else { return nil }
    if let meant = RuleNames.presetRole(mistypedAs: role.value) {
      return .fault(
        "rules.reference", "unknown role `\(role.value)`", at: role.location,
        help: "did you mean `\(meant)`? a role of your own needs a name less like it")
    }
    guard let workflowRoles = context.workflowRoles, !workflowRoles.contains(role.value)
    else { return nil }
    let known = Set(RuleNames.presetRoles).union(workflowRoles).map(\.rawValue).sorted()
    let list = "the roles are \(known.joined(separator: ", ")); a workflow must name any other"
    return .fault(
      "rules.reference", "unknown role `\(role.value)`", at: role.location,
      help: NearMisses.question(for: role.rawValue, among: known).map { "\($0) \(list)" } ?? list)
  }

  private mutating func validateChief() {
    let chiefs = definition.people.filter { person in
      person.roles.contains { $0.value == .chief }
    }
    guard chiefs.isEmpty, !definition.isPartial, !definition.people.isEmpty else { return }
    add(
      .fault(
        "rules.no-chief", "nobody is chief: nobody could change the rules again",
        at: definition.people[0].id.location, help: "add `chief` to somebody's `roles`"))
  }

  private mutating func warnOfPowerless() {
    guard !definition.isPartial else { return }
    for person in definition.people where !person.roles.isEmpty {
      let bySignature = definition.identity?.value == .signature
      guard bySignature ? person.keys.isEmpty : person.emails.isEmpty else { continue }
      add(
        .caution(
          "rules.unmeetable",
          "`\(person.id.value)` has roles and no \(bySignature ? "key" : "e-mail"), "
            + "so no step can be theirs",
          at: person.id.location,
          help: bySignature ? "add `keys: [\"ssh-ed25519 …\"]`" : "add `emails: […]`"))
    }
  }

  private mutating func add(_ finding: Finding?) {
    if let finding { findings.append(finding) }
  }
}

extension MastheadDefinition {
  /// The masthead that this is, once it has no faults.
  fileprivate var masthead: Masthead {
    Masthead(
      identity: identity?.value ?? .email,
      forges: forges.map { Masthead.Forge(email: $0.email.value, keys: $0.keys.map(\.value)) },
      people: people.map { person in
        Masthead.Person(
          id: person.id.value, name: person.name?.value ?? person.id.rawValue,
          also: person.also.map(\.value), emails: person.emails.map(\.value),
          keys: person.keys.map(\.value), roles: Set(person.roles.map(\.value)),
          sections: person.sections.map { Set($0.map(\.value)) })
      })
  }
}
