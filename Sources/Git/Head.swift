/// Where HEAD stands.
public enum Head: Hashable, Sendable {
  /// On a branch, by its full name (`refs/heads/main`), whose newest commit is `tip`.
  case branch(name: String, tip: ObjectID)
  /// On a branch that has no commit yet.
  case unborn(name: String)
  /// On a commit and no branch: what is committed now belongs to nobody.
  case detached(ObjectID)

  /// The commit that is checked out; nil before the first.
  public var tip: ObjectID? {
    switch self {
    case .branch(_, let tip), .detached(let tip): tip
    case .unborn: nil
    }
  }

  /// The branch's full name; nil when HEAD is detached.
  public var branch: String? {
    switch self {
    case .branch(let name, _), .unborn(let name): name
    case .detached: nil
    }
  }
}
