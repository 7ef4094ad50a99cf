public import Editorial
import Git

/// Who runs the command: as the masthead knows them, and as the commit will name them.
struct Hand {
  var actor: Actor
  var author: Git.Signature
  var committer: Git.Signature
}

extension Newsroom {
  /// Who runs the command, by git's identity.
  ///
  /// - Throws: ``Failure`` when git knows no name or address.
  func hand() throws -> Hand {
    try Newsroom.hand(in: repository, circumstances, masthead: rules.masthead)
  }

  static func hand(
    in repository: Repository, _ circumstances: Circumstances, masthead: Masthead?
  ) throws -> Hand {
    let now = circumstances.now
    do {
      let (author, committer) = try repository.identity(
        environment: circumstances.environment, now: (now.seconds, now.offset),
        localOffset: circumstances.localOffset)
      var actor =
        masthead?.actor(
          author: (author.name, author.email), committer: (committer.name, committer.email))
        ?? Actor(name: committer.name, email: committer.email, person: nil)
      if let masthead, masthead.identity == .signature,
        let key = try? Signer(
          repository, committer: committer, environment: circumstances.environment
        ).publicKey, case .person(let id)? = masthead.keyHolders[key]
      {
        // The key names the person, whatever the address; whether it is theirs shows when they sign.
        actor.person = id
        actor.throughForge = false
      }
      return Hand(actor: actor, author: author, committer: committer)
    } catch {
      throw Failure(identity: error)
    }
  }

  /// The person who asks, when git knows them and they are on the masthead.
  public func asker() -> Masthead.Person? {
    guard let hand = try? hand(), let id = hand.actor.person else { return nil }
    return rules.masthead[id]
  }
}

extension Failure {
  fileprivate init(identity error: GitError) {
    let how =
      "`git config --global user.name 'YOUR NAME'` and `git config --global user.email ADDRESS`"
    switch error.code {
    case .missingName, .missingEmail:
      let what = error.code == .missingName ? "name" : "address"
      self.init(
        .cannot, "identity.missing", "nobody knows who you are: git has no \(what) for you",
        help: "tell it once: \(how)", detail: error.description)
    case .malformed:
      self.init(
        .cannot, "identity.invalid",
        "the date in your environment cannot be used: \(error.message)",
        help: "unset it, or write it like `2005-04-07T22:13:13+02:00`", detail: error.description)
    case .invalidIdentity:
      self.init(
        .cannot, "identity.invalid", "your name or address in git cannot be used: \(error.message)",
        help: "set it anew: \(how)", detail: error.description)
    default:
      self.init(error)
    }
  }
}
