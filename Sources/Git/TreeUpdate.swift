/// One thing to change in a tree.
public enum TreeUpdate: Hashable, Sendable {
  /// Puts an object at a path, and makes the folders on the way.
  case upsert(path: String, id: ObjectID, mode: FileMode = .file)
  /// Takes a path away; folders that are left empty vanish.
  case remove(path: String)

  /// The path, from the root.
  public var path: String {
    switch self {
    case .upsert(let path, _, _), .remove(let path): path
    }
  }
}
