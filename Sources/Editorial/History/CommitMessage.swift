/// A commit's message, taken apart: what it says it did.
///
/// What happened is read from the trees; the trailers only say which transition was meant, its
/// reason, approvals, renames and adoptions.
public struct CommitMessage: Hashable, Sendable {
  public var subject: String
  /// The paragraphs between subject and trailers; empty when there are none.
  public var body: String
  /// Stet's trailers that could be read, in order.
  public var trailers: [Trailer]
  /// Stet's trailers that could not be read, or stand twice: they count for nothing.
  public var idle: [String]

  public init(
    subject: String, body: String = "", trailers: [Trailer] = [], idle: [String] = []
  ) {
    self.subject = subject
    self.body = body
    self.trailers = trailers
    self.idle = idle
  }

  /// One trailer of stet's.
  public enum Trailer: Hashable, Sendable {
    /// `Stet-Transition: TRANSITION SLUG`
    case transition(TransitionID, Slug)
    /// `Stet-Copy: SLUG COPYID`
    case copy(Slug, CopyID)
    /// `Stet-Approve: SLUG COPYID PERSON`
    case approve(Slug, CopyID, PersonID)
    /// `Stet-Unapprove: SLUG PERSON`
    case unapprove(Slug, PersonID)
    /// `Stet-Rename: OLD NEW`
    case rename(Slug, Slug)
    /// `Stet-Adopt: SLUG STATE COPYID`
    case adopt(Slug, StateID, CopyID)
    /// `Stet-Release: SLUG`
    case release(Slug)
    /// `Stet-Accept: COMMIT CODE [SLUG]`
    case accept(CommitID, Code, Slug?)
  }

  /// The transition that a trailer names for a draft.
  public func transition(of slug: Slug) -> TransitionID? {
    for case .transition(let id, slug) in trailers { return id }
    return nil
  }
}
