import CLibgit2

extension ObjectID {
  /// Copies libgit2's id.
  init(_ oid: git_oid) {
    self = withUnsafeBytes(of: oid) { buffer in
      // The buffer spans the twenty bytes of a git_oid; it is never without an address.
      buffer.baseAddress.map { ObjectID(at: $0) } ?? .zero
    }
  }

  /// The id as libgit2 takes it.
  var oid: git_oid {
    var oid = git_oid()
    withUnsafeMutableBytes(of: &oid) { buffer in
      buffer.storeBytes(of: first.bigEndian, as: UInt64.self)
      buffer.storeBytes(of: second.bigEndian, toByteOffset: 8, as: UInt64.self)
      buffer.storeBytes(of: third.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }

  /// The id that these bytes have as a blob, without writing them anywhere.
  ///
  /// The same as `git hash-object --no-filters`. libgit2's `git_odb_hash`.
  public static func ofBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try of(bytes, GIT_OBJECT_BLOB)
  }

  /// The id that these bytes have as an object of a type.
  static func of(_ bytes: [UInt8], _ type: git_object_t) throws(GitError) -> ObjectID {
    try LibGit2.start()
    var oid = git_oid()
    let code = bytes.withUnsafeBytes { buffer in
      git_odb_hash(&oid, buffer.baseAddress, buffer.count, type)
    }
    try check("git_odb_hash", code)
    return ObjectID(oid)
  }
}
