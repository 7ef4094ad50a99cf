import Editorial
import Git

/// Who acts in a commit: whoever its addresses name, or whoever's key signed it.
final class Identities {
  private let repository: Repository
  private let environment: [String: String]
  private var verifiers: [(masthead: Masthead, verifier: SignatureVerifier)] = []
  // Asked several times for each commit, and a signature is worth remembering.
  private var last: (commit: CommitID, verdicts: [(Masthead, SignatureVerdict)])?

  init(repository: Repository, environment: [String: String]) {
    self.repository = repository
    self.environment = environment
  }

  /// - Throws: ``Failure`` where this machine cannot tell whether a signature fits.
  func actor(of facts: CommitFacts, by masthead: Masthead) throws -> Actor {
    var actor = facts.actor(by: masthead)
    if facts.fault != nil {
      // Whatever two readers could read differently names nobody.
      actor.person = nil
      return actor
    }
    guard masthead.identity == .signature else { return actor }
    let verdict = try verdict(on: facts, by: masthead)
    actor.person = nil
    actor.throughForge = false
    switch verdict {
    case .valid(.person(let id)):
      actor.person = id
      actor.isProven = true
    case .valid(.forge(let email)):
      // A forge vouches for its own commits, and speaks for the author.
      guard facts.committerEmail.asciiLowercased == email.asciiLowercased else {
        actor.fault = .signatureUnknownKey
        return actor
      }
      actor = Actor(
        name: facts.authorName, email: facts.authorEmail,
        person: masthead.person(email: facts.authorEmail)?.id, throughForge: true)
    case .cannotTell(let reason):
      throw Failure(
        .cannot, "history.missing", "a signature cannot be checked on this machine: \(reason)",
        help: "install what is missing, and run this again")
    case .missing, .invalid, .unknownKey: actor.fault = verdict.code
    }
    return actor
  }

  /// Takes over what somebody else found a signature to be worth, so that nobody looks again.
  func note(_ verdict: SignatureVerdict, on commit: CommitID, by masthead: Masthead) {
    let known = last?.commit == commit ? last?.verdicts ?? [] : []
    guard !known.contains(where: { $0.0 == masthead }) else { return }
    last = (commit, known + [(masthead, verdict)])
  }

  private func verdict(
    on facts: CommitFacts, by masthead: Masthead
  ) throws -> SignatureVerdict {
    if let last, last.commit == facts.id,
      let known = last.verdicts.first(where: { $0.0 == masthead })
    {
      return known.1
    }
    let verifier = verifier(for: masthead)
    guard let id = ObjectID(hex: facts.id.rawValue) else { return .missing }
    let raw = try gitFailures { () throws(GitError) in try repository.rawCommit(id) }
    let verdict = verifier.verdict(on: raw)
    let others = last?.commit == facts.id ? last?.verdicts ?? [] : []
    last = (facts.id, others + [(masthead, verdict)])
    return verdict
  }

  private func verifier(for masthead: Masthead) -> SignatureVerifier {
    if let known = verifiers.first(where: { $0.masthead == masthead }) { return known.verifier }
    let made = SignatureVerifier(masthead, environment: environment)
    verifiers.append((masthead, made))
    return made
  }
}
