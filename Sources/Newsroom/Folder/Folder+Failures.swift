import Editorial

/// Runs something of the folder's and turns its fault into one that people can act on.
func folderFailures<Value: ~Copyable>(_ body: () throws(Folder.Fault) -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    throw Failure(
      .cannot, "folder.unusable", "`\(error.path)` cannot be read or written: \(error.message)",
      help: "see to the folder (rights, space on the disk), and run the command again")
  }
}
