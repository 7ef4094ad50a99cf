/// What is staged at a path.
public struct IndexEntry: Hashable, Sendable {
  public let id: ObjectID
  public let mode: FileMode
  /// `git add --intent-to-add`: the path is known, its content is not staged yet.
  public let intentToAdd: Bool
  /// Outside the sparse checkout: no file is expected in the work tree.
  public let skipWorktree: Bool
  /// `git update-index --assume-unchanged`: git does not look at the file.
  public let assumeUnchanged: Bool
  /// Whether a merge left several versions; the rest is then one of them.
  public let isConflict: Bool
}
