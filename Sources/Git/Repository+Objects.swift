import CLibgit2

extension Repository {
  /// The bytes of a file.
  ///
  /// With a `limit` in bytes, throws `.tooLarge` before anything larger is loaded. libgit2's
  /// `git_odb_read_header` and `git_odb_read`.
  public func blob(_ id: ObjectID, limit: Int? = nil) throws(GitError) -> [UInt8] {
    try withBlob(id, limit: limit) { [UInt8]($0) }
  }

  /// Lends the bytes of a file without copying them; they are gone when `body` returns.
  public func withBlob<Result>(
    _ id: ObjectID, limit: Int? = nil, body: (UnsafeRawBufferPointer) -> Result
  ) throws(GitError) -> Result {
    if let limit {
      let size = try blobSize(id)
      guard size <= limit else {
        throw GitError(
          code: .tooLarge, message: "\(id) has \(size) bytes, more than \(limit)", call: "blob")
      }
    }
    let object = try objects().read(id, type: GIT_OBJECT_BLOB)
    return body(object.bytes)
  }

  /// The size of a file in bytes, without loading it.
  ///
  /// libgit2's `git_odb_read_header`.
  public func blobSize(_ id: ObjectID) throws(GitError) -> Int {
    let (type, size) = try objects().header(of: id)
    guard type == GIT_OBJECT_BLOB else {
      throw GitError(
        code: .wrongType, message: "\(id) is a \(ObjectData.name(type)), not a blob", call: "blob")
    }
    return size
  }

  /// Whether there is such an object.
  ///
  /// libgit2's `git_odb_exists`.
  public func contains(_ id: ObjectID) throws(GitError) -> Bool {
    try objects().contains(id)
  }

  /// The id that these bytes have as a blob, without writing them.
  public func hashBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try ObjectID.ofBlob(bytes)
  }

  /// Writes a file's bytes into the object database as they are, with no filter applied.
  ///
  /// Found again by its id, whichever commits refer to it; others see it once it is settled.
  public func writeBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try write(bytes, type: GIT_OBJECT_BLOB)
  }

  func write(_ bytes: [UInt8], type: git_object_t) throws(GitError) -> ObjectID {
    let id = try objects().write(bytes, type: type)
    if type == GIT_OBJECT_TREE { try trees().keep(RecentTrees.Tree(bytes), as: id) }
    return id
  }

  /// Begins to bring onto the disk what was written, and other things with it, while the command goes
  /// on.
  package func syncObjectsAhead(with others: [Syncing.Part] = []) throws(GitError) {
    try objects().syncAhead(with: others)
  }

  /// Waits until all objects that were written lie on the disk, and what went there with them.
  ///
  /// Programs that are started see them from then on. A branch that is moved waits for it by itself.
  /// Throws where the disk could not take them.
  public func settleObjects() throws(GitError) { try openedObjects?.settle() }

  /// Takes away what was written and is not settled.
  public func discardObjects() { openedObjects?.discard() }

  /// Takes away what a process that was killed has left of objects.
  public func clearObjects(leftBy process: Int32) {
    LooseObjects.clear(leftBy: process, in: objectsPath)
  }

  /// The object database, opened at the first use.
  func objects() throws(GitError) -> ObjectStore {
    if let openedObjects { return openedObjects }
    let opened = try ObjectStore(of: raw, in: objectsPath, sharing: sharing())
    openedObjects = opened
    return opened
  }

  /// Has the object database open, and all that was written in it, for libgit2 to read by itself.
  func readyObjects() throws(GitError) { try objects().settle() }
}
