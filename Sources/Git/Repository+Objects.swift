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
    let object = try ObjectData(objects(), id, type: GIT_OBJECT_BLOB)
    return body(object.bytes)
  }

  /// The size of a file in bytes, without loading it.
  ///
  /// libgit2's `git_odb_read_header`.
  public func blobSize(_ id: ObjectID) throws(GitError) -> Int {
    let (type, size) = try header(of: id)
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
    var oid = id.oid
    return try checkBool("git_odb_exists", git_odb_exists(objects(), &oid))
  }

  /// The id that these bytes have as a blob, without writing them.
  public func hashBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try ObjectID.ofBlob(bytes)
  }

  /// Writes a file's bytes into the object database as they are, with no filter applied.
  ///
  /// On disk when it returns; found again by its id, whichever commits refer to it. libgit2's
  /// `git_odb_write`.
  public func writeBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try write(bytes, type: GIT_OBJECT_BLOB)
  }

  func write(_ bytes: [UInt8], type: git_object_t) throws(GitError) -> ObjectID {
    let objects = try objects()
    var oid = git_oid()
    let code = bytes.withUnsafeBytes { buffer in
      git_odb_write(&oid, objects, buffer.baseAddress, buffer.count, type)
    }
    try check("git_odb_write", code)
    let id = ObjectID(oid)
    written[id] = type
    if type == GIT_OBJECT_TREE { try trees().keep(RecentTrees.Tree(bytes), as: id) }
    return id
  }

  func objectType(of id: ObjectID) throws(GitError) -> git_object_t {
    if let type = written[id] { return type }
    return try header(of: id).type
  }

  private func header(of id: ObjectID) throws(GitError) -> (type: git_object_t, size: Int) {
    var oid = id.oid
    var size = 0
    var type = GIT_OBJECT_INVALID
    let code = git_odb_read_header(&size, &type, try objects(), &oid)
    try check("git_odb_read_header", code)
    return (type, size)
  }

  /// The object database, opened at the first use.
  func objects() throws(GitError) -> OpaquePointer {
    if let openedObjects { return openedObjects }
    var opened: OpaquePointer?
    try check("git_repository_odb", git_repository_odb(&opened, raw))
    guard let opened else {
      throw GitError(code: .generic, message: "no object database", call: "git_repository_odb")
    }
    openedObjects = opened
    // The commit-graph is a local file that nothing vouches for: a walk that believed it could be
    // shown other parents than the commits name. It is no faster either (measured with 200,000).
    try check("git_odb_set_commit_graph", git_odb_set_commit_graph(opened, nil))
    return opened
  }
}
