/// One path to stage.
public enum IndexChange: Hashable, Sendable {
  /// Stages a blob at a path.
  case upsert(path: String, id: ObjectID, mode: FileMode = .file)
  /// Takes a path out of the index.
  case remove(path: String)
}
