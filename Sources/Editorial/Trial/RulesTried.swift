/// Rules that are tried out: some files in place of those of the same name, everything else as it
/// was at the time.
///
/// A workflow alone is tried with the people of the past, so that nobody who has left since is
/// missed.
public struct RulesTried {
  /// The files in force today, with those that are tried in their places.
  public let rules: Rules
  private let workflows: [Workflow]
  private let masthead: Masthead?
  private let sections: Sections?
  private var made: [ObjectIdentifier: Rules] = [:]

  /// - Parameters:
  ///   - rules: valid together.
  ///   - paths: the files that are tried.
  public init(_ rules: Rules, paths: Set<String>) {
    self.rules = rules
    workflows = rules.workflows.filter { paths.contains($0.path) }
    masthead = paths.contains(RuleFilePaths.masthead) ? rules.masthead : nil
    sections = paths.contains(RuleFilePaths.sections) ? rules.sections : nil
  }

  /// The rules of a time, with what is tried in its place.
  public mutating func rules(at time: Rules) -> Rules {
    if let known = made[time.token] { return known }
    let kept = time.workflows.filter { old in
      !workflows.contains { $0.path == old.path || $0.name == old.name }
    }
    // What is tried comes first: it decides for the paths that an older workflow had as well.
    let rules = Rules(
      workflows: workflows + kept, masthead: masthead ?? time.masthead,
      sections: sections ?? time.sections)
    made[time.token] = rules
    return rules
  }

  /// The actor, by the masthead that is tried.
  func actor(_ actor: Actor) -> Actor {
    guard let masthead else { return actor }
    var actor = actor
    let person = actor.person.flatMap { masthead[$0] } ?? masthead.person(email: actor.email)
    actor.person = person?.id
    return actor
  }
}
