import CLibgit2

/// The bytes of one object, kept alive by libgit2 for as long as this value is.
struct ObjectData: ~Copyable {
  private let raw: OpaquePointer

  /// Reads an object that has to be of one type.
  init(_ objects: OpaquePointer, _ id: ObjectID, type: git_object_t) throws(GitError) {
    var raw: OpaquePointer?
    var oid = id.oid
    try check("git_odb_read", git_odb_read(&raw, objects, &oid))
    let found = git_odb_object_type(raw)
    guard let raw, found == type else {
      git_odb_object_free(raw)
      throw GitError(
        code: .wrongType, message: "\(id) is a \(Self.name(found)), not a \(Self.name(type))",
        call: "git_odb_read")
    }
    self.raw = raw
  }

  deinit { git_odb_object_free(raw) }

  /// Valid while this value is alive.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: git_odb_object_data(raw), count: git_odb_object_size(raw))
  }

  /// The type in git's words.
  static func name(_ type: git_object_t) -> String {
    git_object_type2string(type).map { String(cString: $0) } ?? "?"
  }
}
