import CLibgit2

/// The object database of a repository: libgit2 reads it, and what is written goes to the disk while
/// the command goes on.
///
/// What is written is readable here at once; others see it when it is settled.
final class ObjectStore {
  private let raw: OpaquePointer
  private let loose: LooseObjects
  private let folder: String
  /// What was written here and is not settled.
  private var pending: Set<ObjectID> = []
  /// What was written here, which need not be read to know what it is.
  private var types: [ObjectID: git_object_t] = [:]
  /// What is on its way to the disk, and whether that is all.
  private var syncing: [Syncing] = []
  private var isSent = true

  /// Opens the database of a repository, which is to be written to in a folder.
  init(
    of repository: OpaquePointer, in folder: String, sharing: SharedPermissions
  ) throws(GitError) {
    var opened: OpaquePointer?
    try check("git_repository_odb", git_repository_odb(&opened, repository))
    guard let opened else {
      throw GitError(code: .generic, message: "no object database", call: "git_repository_odb")
    }
    raw = opened
    loose = LooseObjects(in: folder, sharing: sharing)
    self.folder = folder
    // The commit-graph is a local file that nothing vouches for: a walk that believed it could be
    // shown other parents than the commits name. It is no faster either (measured with 200,000).
    try check("git_odb_set_commit_graph", git_odb_set_commit_graph(opened, nil))
  }

  deinit {
    discard()
    git_odb_free(raw)
  }

  /// Reads an object that has to be of one type.
  func read(_ id: ObjectID, type: git_object_t) throws(GitError) -> ObjectData {
    if pending.contains(id) { try settle() }
    return try ObjectData(raw, id, type: type)
  }

  /// An object's type and size, without loading it.
  func header(of id: ObjectID) throws(GitError) -> (type: git_object_t, size: Int) {
    if pending.contains(id) { try settle() }
    var oid = id.oid
    var size = 0
    var type = GIT_OBJECT_INVALID
    try check("git_odb_read_header", git_odb_read_header(&size, &type, raw, &oid))
    return (type, size)
  }

  func type(of id: ObjectID) throws(GitError) -> git_object_t {
    if let type = types[id] { return type }
    return try header(of: id).type
  }

  func contains(_ id: ObjectID) throws(GitError) -> Bool {
    if pending.contains(id) { return true }
    var oid = id.oid
    return try checkBool("git_odb_exists", git_odb_exists(raw, &oid))
  }

  /// Begins to write an object.
  func write(_ bytes: [UInt8], type: git_object_t) throws(GitError) -> ObjectID {
    let id = try ObjectID.of(bytes, type)
    guard types[id] == nil else { return id }
    var oid = id.oid
    // What another puts into a pack in this moment is written twice, and no harm is done.
    let flags = GIT_ODB_LOOKUP_NO_REFRESH.rawValue
    if try checkBool("git_odb_exists_ext", git_odb_exists_ext(raw, &oid, flags)) {
      // libgit2 gives it a new date, so that nobody's `git gc` takes it away.
      let code = bytes.withUnsafeBytes { git_odb_write(&oid, raw, $0.baseAddress, $0.count, type) }
      try check("git_odb_write", code)
    } else {
      let header = "\(ObjectData.name(type)) \(bytes.count)\0"
      Syncing.write { [loose] in loose.write(header, bytes, as: id) }
      pending.insert(id)
      isSent = false
    }
    types[id] = type
    return id
  }

  /// Begins to bring all that was written onto the disk, with other things that go there.
  func syncAhead(with others: [Syncing.Part] = []) {
    guard !isSent || !others.isEmpty else { return }
    let objects = Syncing.Part(
      folder, syncs: { [loose] in loose.syncs() }, names: { [loose] in loose.name() },
      folders: { [loose] in loose.foldersToSync() })
    syncing.append(Syncing([objects] + others))
    isSent = true
  }

  /// Waits until all that was written lies on the disk under its name, and what went there with it;
  /// throws where that cannot be.
  func settle() throws(GitError) {
    syncAhead()
    do throws(GitError) {
      for sent in syncing { try sent.settle() }
    } catch {
      discard()
      throw error
    }
    (syncing, pending) = ([], [])
  }

  /// Takes away what is not settled: a command that fails leaves nothing.
  func discard() {
    guard !pending.isEmpty || !syncing.isEmpty else { return }
    for id in pending { types[id] = nil }
    (syncing, pending, isSent) = ([], [], true)
    Syncing.afterwards { loose.discard() }
  }
}
