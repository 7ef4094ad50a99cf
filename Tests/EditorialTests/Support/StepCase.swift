import Testing

@testable import Editorial

/// One row of a table for `decide`: a step, and the codes that stand against it.
struct StepCase: Sendable, CustomTestStringConvertible {
  var name: String
  var actor: Actor
  var before: DraftVersion?
  var after: DraftVersion?
  var intent: TransitionID?
  var reason: String?
  var past: Life
  var rules: Rules
  var around: TestSurroundings
  var checks: CheckSelection
  /// Empty = allowed.
  var codes: [Code]

  init(
    _ name: String, by person: String = "ada", _ before: DraftVersion?, _ after: DraftVersion?,
    as intent: TransitionID? = nil, reason: String? = nil, life: Life = life(),
    rules: Rules = TestRules.rules(), around: TestSurroundings = TestSurroundings(),
    checks: CheckSelection = .all, _ codes: Code...
  ) {
    self.name = name
    actor = actorNamed(person, rules)
    self.before = before
    self.after = after
    self.intent = intent
    self.reason = reason
    self.past = life
    self.rules = rules
    self.around = around
    self.checks = checks
    self.codes = codes
  }

  var testDescription: String { name }

  var decision: Decision {
    decide(
      Step(actor: actor, before: before, after: after, intent: intent, reason: reason),
      life: past, rules: rules, surroundings: around, checks: checks)
  }

  func hold(sourceLocation: Testing.SourceLocation = #_sourceLocation) {
    let found = decision.blockers
    let messages = found.map { "\($0.code): \($0.message)" }.joined(separator: "\n")
    #expect(found.map(\.code) == codes, "\(name)\n\(messages)", sourceLocation: sourceLocation)
    for blocker in found {
      let isPlain = blocker.message.last != "." && blocker.message.first?.isUppercase != true
      let startsWithName = TestRules.people.contains { blocker.message.hasPrefix($0.name) }
      #expect(isPlain || startsWithName, "\(blocker.message)", sourceLocation: sourceLocation)
    }
  }
}

/// Whoever commits under that name: a person's id, or a stranger.
func actorNamed(_ name: String, _ rules: Rules = TestRules.rules()) -> Actor {
  let email = "\(name)@blog.example"
  return Actor(name: name, email: email, person: rules.masthead.person(email: email)?.id)
}

/// A life that began with Ada's draft.
func life(
  creator: String = "ada", bylines: Set<String> = ["Ada Reyes"], people: Set<PersonID> = ["ada"],
  contributors: [String] = [], submitters: [String] = [], wasLive: Bool = false,
  approvals: [Approval] = []
) -> Life {
  Life(
    creators: [actorNamed(creator)], bylines: bylines, bylinePeople: people,
    contributors: Set(contributors.map { actorNamed($0) }),
    submitters: Set(submitters.map { actorNamed($0) }), wasLive: wasLive,
    approvals: approvals)
}

/// An approval of exactly that version.
func approval(
  _ person: PersonID, of version: DraftVersion, masthead: Masthead = TestRules.masthead()
) -> Approval {
  Approval(
    person: person, copy: version.copy ?? "", enclosed: version.enclosed, commit: "c0ffee",
    time: Timestamp(seconds: 0), masthead: masthead)
}
