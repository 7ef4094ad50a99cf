import Editorial
import Git

/// Makes commits as git would: hooks have looked at them, and they are signed where that is asked
/// for.
struct CommitMaker {
  let hooks: CommitHooks
  private let repository: Repository
  private let hand: Hand
  private let signer: Signer?
  /// Whose signatures count; nil where addresses name people.
  private let masthead: Masthead?
  private let environment: [String: String]

  /// - Throws: ``Failure`` where commits must be signed, and git is set up in no way to sign.
  init(
    _ repository: Repository, _ circumstances: Circumstances, by hand: Hand, masthead: Masthead?
  ) throws {
    self.repository = repository
    self.hand = hand
    self.masthead = masthead?.identity == .signature ? masthead : nil
    environment = circumstances.environment
    hooks = try CommitHooks(repository, author: hand.author, circumstances)
    let isAskedFor = try self.masthead != nil || Signer.isAskedFor(in: repository)
    signer =
      isAskedFor
      ? try Signer(repository, committer: hand.committer, environment: environment) : nil
  }

  /// Makes a commit that nothing refers to yet.
  ///
  /// - Returns: its id, and the message that it bears.
  /// - Throws: ``Failure`` where a hook refuses, or it cannot be signed; it is never left unsigned.
  func make(
    _ message: CommitMessage, tree: ObjectID, parents: [ObjectID]
  ) throws -> (id: ObjectID, message: String) {
    let text = try hooks.look(at: message, tree: tree)
    func bytes(_ signature: String?) throws -> [UInt8] {
      try gitFailures { () throws(GitError) in
        try Commit.bytes(
          tree: tree, parents: parents, author: hand.author, committer: hand.committer,
          message: text, signature: signature)
      }
    }
    var raw = try bytes(nil)
    if let signer {
      raw = try bytes(signer.sign(raw))
      if let masthead { try demandOwn(raw, masthead, signer) }
    }
    let id = try gitFailures { () throws(GitError) in try repository.writeCommit(raw: raw) }
    return (id, text)
  }

  /// Refuses a signature that the audit would not take for that of whoever runs the command.
  private func demandOwn(_ raw: [UInt8], _ masthead: Masthead, _ signer: Signer) throws {
    let verdict = SignatureVerifier(masthead, environment: environment).verdict(on: raw)
    if let person = verdict.person, person == hand.actor.person { return }
    let id = hand.actor.person?.rawValue ?? "YOUR-ID"
    let add = "a chief adds it with `stet people set \(id) --key \(signer.publicKeyShown)`"
    switch verdict {
    case .valid(.person(let other)):
      let name = masthead[other]?.name ?? other.rawValue
      throw Failure(
        .refused, "signature.unknown-key",
        "what you do here would be signed with the key of \(name)",
        help: "set your own with `git config user.signingkey FILE`, and your own address")
    case .valid(.forge), .unknownKey:
      throw Failure(
        .refused, "signature.unknown-key",
        "the masthead does not list the key that you sign with",
        help: "\(add); or set one that it lists with `git config user.signingkey FILE`")
    case .cannotTell(let why): throw Failure(.cannot, "signature.failed", why)
    case .missing, .invalid:
      throw Failure(
        .cannot, "signature.failed", "the signature that was made does not fit",
        help: "nothing was changed; see whether `\(signer.program)` is the right program")
    }
  }
}
