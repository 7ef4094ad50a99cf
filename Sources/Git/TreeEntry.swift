/// One line of a folder.
public struct TreeEntry: Hashable, Sendable {
  /// The name, or the path where a method says so; not UTF-8 is escaped as `GitPath` describes.
  public let name: String
  public let mode: FileMode
  public let id: ObjectID

  public init(name: String, mode: FileMode, id: ObjectID) {
    self.name = name
    self.mode = mode
    self.id = id
  }
}
