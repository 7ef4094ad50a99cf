import Editorial
import Git

/// Who acts in a commit: whoever its addresses name, or whoever's key signed it.
final class Identities {
  private let repository: Repository
  private let environment: [String: String]
  // Asked several times for each commit.
  private var last: (commit: CommitID, masthead: Masthead, actor: Actor)?

  init(repository: Repository, environment: [String: String]) {
    self.repository = repository
    self.environment = environment
  }

  func actor(of facts: CommitFacts, by masthead: Masthead) throws -> Actor {
    var actor = facts.actor(by: masthead)
    if facts.fault != nil { actor.person = nil }
    return actor
  }
}
