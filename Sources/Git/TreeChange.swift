/// One path that differs between two trees.
///
/// A folder is never a change itself, only what is in it; files, links and submodules are.
public struct TreeChange: Hashable, Sendable {
  /// What stands at the path.
  public struct Entry: Hashable, Sendable {
    public let mode: FileMode
    public let id: ObjectID

    public init(mode: FileMode, id: ObjectID) {
      self.mode = mode
      self.id = id
    }
  }

  /// From the root, with `/`; not UTF-8 is escaped as `GitPath` describes.
  public let path: String
  /// Nil when the path is new.
  public let old: Entry?
  /// Nil when the path is gone.
  public let new: Entry?

  public init(path: String, old: Entry?, new: Entry?) {
    self.path = path
    self.old = old
    self.new = new
  }
}
