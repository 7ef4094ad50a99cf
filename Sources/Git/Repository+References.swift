import CLibgit2
import Glibc
import Paths

extension Repository {
  /// Where HEAD stands, through every symbolic reference on the way.
  ///
  /// libgit2's `git_reference_lookup` and `git_reference_symbolic_target`.
  public func head() throws(GitError) -> Head {
    var name = "HEAD"
    // git itself follows five links and no more.
    for _ in 0...5 {
      let reference = try Handle.ifFound("git_reference_lookup", release: git_reference_free) {
        git_reference_lookup(&$0, raw, name)
      }
      guard let reference else {
        guard name != "HEAD" else {
          throw GitError(code: .notFound, message: "there is no HEAD", call: "git_reference_lookup")
        }
        return .unborn(name: name)
      }
      if let target = git_reference_symbolic_target(reference.raw) {
        name = String(cString: target)
      } else if let target = git_reference_target(reference.raw) {
        let tip = ObjectID(target.pointee)
        return name == "HEAD" ? .detached(tip) : .branch(name: name, tip: tip)
      }
    }
    throw GitError(code: .malformed, message: "HEAD leads in circles", call: "git_reference_lookup")
  }

  /// The commit or object that a reference stands for, by its full name; nil when there is none.
  ///
  /// libgit2's `git_reference_name_to_id`.
  public func reference(_ name: String) throws(GitError) -> ObjectID? {
    try checkText("git_reference_name_to_id", name)
    var oid = git_oid()
    guard try checkFound("git_reference_name_to_id", git_reference_name_to_id(&oid, raw, name))
    else { return nil }
    return ObjectID(oid)
  }

  /// The branch that a branch follows, by full names; nil when it follows none or that is gone.
  ///
  /// libgit2's `git_branch_upstream_name`.
  public func upstream(of branch: String) throws(GitError) -> (name: String, tip: ObjectID)? {
    try checkText("git_branch_upstream_name", branch)
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    let code = git_branch_upstream_name(&buffer, raw, branch)
    guard try checkFound("git_branch_upstream_name", code), let text = buffer.ptr else {
      return nil
    }
    let name = String(cString: text)
    guard let tip = try reference(name) else { return nil }
    return (name, tip)
  }

  /// Whether there is any other repository that this one knows by a name.
  ///
  /// libgit2's `git_remote_list`.
  public func hasRemotes() throws(GitError) -> Bool {
    var names = git_strarray()
    try check("git_remote_list", git_remote_list(&names, raw))
    defer { git_strarray_dispose(&names) }
    return names.count > 0
  }

  /// The commit that a revision names, as `git rev-parse REVISION^{commit}`; nil when none is.
  ///
  /// Throws `.ambiguous` for an abbreviation of several. libgit2's `git_revparse_single`.
  public func resolve(_ revision: String) throws(GitError) -> ObjectID? {
    try checkText("git_revparse_single", revision)
    do throws(GitError) {
      let object = try Handle("git_revparse_single", release: git_object_free) {
        git_revparse_single(&$0, raw, revision)
      }
      let commit = try Handle("git_object_peel", release: git_object_free) {
        git_object_peel(&$0, object.raw, GIT_OBJECT_COMMIT)
      }
      return git_object_id(commit.raw).map { ObjectID($0.pointee) }
    } catch {
      switch error.code {
      case .notFound, .invalidSpec, .peel: return nil
      default: throw error
      }
    }
  }

  /// Moves a branch to a commit, if it still is where it was expected: compare and swap.
  ///
  /// `name` is the branch's full name, or `HEAD` when that is detached; `expecting` is nil for a
  /// branch that must not exist yet. `log` and `by` go into the reference log, with the time of the
  /// move. Throws `.modified` when the branch stands elsewhere or is gone, `.exists` when it must
  /// not exist and does, `.locked` while somebody else moves it. libgit2's
  /// `git_reference_create_matching`.
  public func moveBranch(
    _ name: String, to id: ObjectID, expecting: ObjectID?, log: String, by: Signature? = nil
  ) throws(GitError) {
    try checkText("git_reference_create_matching", name, log)
    guard try objectType(of: id) == GIT_OBJECT_COMMIT else {
      throw GitError(code: .wrongType, message: "\(id) is no commit", call: "moveBranch")
    }
    try refuseSymbolic(name)
    // libgit2 syncs each object and the folder that it lies in, but not the folder above a new one:
    // without this the branch could outlast what it stands for.
    guard HeldFile.syncFolder(of: commonDirectory + "/objects/.") else {
      throw GitError(
        code: .generic, message: "\(commonDirectory)/objects: \(String(cString: strerror(errno)))",
        call: "fsync")
    }
    // git takes this lock too when it moves the branch that HEAD stands for, and whoever is about to
    // make HEAD stand for another holds it.
    if let lock = LockInTheWay(gitDirectory + "/HEAD.lock") {
      throw GitError(
        code: .locked, message: "another git is at work: \(lock.path) exists", call: "moveBranch",
        lock: lock)
    }
    if let by {
      try check("git_repository_set_ident", git_repository_set_ident(raw, by.name, by.email))
    }
    var target = id.oid
    var old = (expecting ?? .zero).oid
    var reference: OpaquePointer?
    let force: Int32 = expecting == nil ? 0 : 1
    let code = git_reference_create_matching(&reference, raw, name, &target, force, &old, log)
    git_reference_free(reference)
    do throws(GitError) {
      try check("git_reference_create_matching", code)
    } catch  where error.code == .notFound && expecting != nil {
      // The branch was deleted in the meantime; for the caller it has moved.
      throw error.with(code: .modified)
    } catch  where error.code == .locked {
      throw GitError(
        code: .locked, category: error.category, message: error.message, call: error.call,
        lock: LockInTheWay("\(commonDirectory)/\(name).lock"))
    }
  }

  /// Takes away the lock with which a killed process was about to move a branch to a commit.
  ///
  /// It holds that commit's id, which nobody else's lock does; any other lock stays.
  public func clearLock(of name: String, movingTo id: ObjectID) {
    guard name.hasPrefix("refs/heads/"), !name.pathParts.contains("..") else { return }
    let path = "\(commonDirectory)/\(name).lock"
    let file = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return }
    defer { close(file) }
    if WorkTreeFile.read(file, count: 41) == Array("\(id.hex)\n".utf8) { unlink(path) }
  }

  /// Writing to a symbolic reference would put a commit in its place.
  private func refuseSymbolic(_ name: String) throws(GitError) {
    let reference = try Handle.ifFound("git_reference_lookup", release: git_reference_free) {
      git_reference_lookup(&$0, raw, name)
    }
    guard let reference else { return }
    guard git_reference_type(reference.raw) == GIT_REFERENCE_DIRECT else {
      throw GitError(
        code: .invalidSpec, message: "\(name) stands for another reference", call: "moveBranch")
    }
  }
}
