import CLibgit2

extension Repository {
  /// Reads a commit strictly.
  ///
  /// Throws `.malformed` for one that `Commit.parse` refuses, `.notFound` for none. libgit2's
  /// `git_odb_read`.
  public func commit(_ id: ObjectID) throws(GitError) -> Commit {
    let object = try objects().read(id, type: GIT_OBJECT_COMMIT)
    do throws(MalformedCommit) {
      return try CommitParser.parse(object.bytes, id: id)
    } catch {
      throw GitError(code: .malformed, message: "\(id): \(error)", call: "Commit.parse")
    }
  }

  /// Tree and parents of a commit that `commit` refuses, as git itself takes them.
  ///
  /// Nothing else of such a commit can be relied on. libgit2's `git_commit_lookup`.
  public func skeleton(
    of id: ObjectID
  ) throws(GitError) -> (tree: ObjectID, parents: [ObjectID]) {
    try readyObjects()
    var oid = id.oid
    let commit = try Handle("git_commit_lookup", release: git_commit_free) {
      git_commit_lookup(&$0, raw, &oid)
    }
    guard let tree = git_commit_tree_id(commit.raw) else {
      throw GitError(code: .malformed, message: "\(id) names no tree", call: "git_commit_tree_id")
    }
    var parents: [ObjectID] = []
    for index in 0..<git_commit_parentcount(commit.raw) {
      guard let parent = git_commit_parent_id(commit.raw, index) else { continue }
      parents.append(ObjectID(parent.pointee))
    }
    return (ObjectID(tree.pointee), parents)
  }

  /// The bytes of a commit, as its id was computed over them.
  public func rawCommit(_ id: ObjectID) throws(GitError) -> [UInt8] {
    let object = try objects().read(id, type: GIT_OBJECT_COMMIT)
    return [UInt8](object.bytes)
  }

  /// Writes a commit and moves no branch: nobody sees it until `moveBranch`.
  ///
  /// The message stands as given. Throws `.malformed` for a NUL, `.invalidIdentity` for names that
  /// would break the header, `.notFound` or `.wrongType` for a tree or parent that is none.
  public func createCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try writeCommit(
      raw: Commit.bytes(
        tree: tree, parents: parents, author: author, committer: committer, message: message))
  }

  /// Writes a commit from its bytes, such as a signed one, if they are a well-formed one.
  ///
  /// Not libgit2's `git_commit_create_with_signature`, which stops at a NUL.
  public func writeCommit(raw bytes: [UInt8]) throws(GitError) -> ObjectID {
    let commit: Commit
    do throws(MalformedCommit) {
      commit = try Commit.parse(raw: bytes, id: .zero)
    } catch {
      throw GitError(code: .malformed, message: "\(error)", call: "Commit.parse")
    }
    try require(commit.tree, GIT_OBJECT_TREE)
    for parent in commit.parents { try require(parent, GIT_OBJECT_COMMIT) }
    return try write(bytes, type: GIT_OBJECT_COMMIT)
  }

  private func require(_ id: ObjectID, _ type: git_object_t) throws(GitError) {
    let found = try objects().type(of: id)
    guard found == type else {
      throw GitError(
        code: .wrongType,
        message: "\(id) is a \(ObjectData.name(found)), not a \(ObjectData.name(type))",
        call: "writeCommit")
    }
  }
}
