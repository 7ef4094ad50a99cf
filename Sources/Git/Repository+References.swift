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
    try settleObjects()
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
  /// All objects that were written lie on the disk before it moves. Throws as `BranchMove`.
  public func moveBranch(
    _ name: String, to id: ObjectID, expecting: ObjectID?, log: String, by: Signature
  ) throws(GitError) {
    var move = try BranchMove(of: name, in: self, from: expecting, to: id)
    try syncObjectsAhead(with: [move.unsynced])
    try settleObjects()
    try move.carryOut(log: log, by: by)
  }

  /// Throws `.exists` where another reference is in the way of a new one: what is the name of one
  /// cannot be the folder of another.
  func demandRoom(for name: String) throws(GitError) {
    var taken: String?
    for (place, byte) in name.utf8.enumerated() where byte == UInt8(ascii: "/") {
      let above = String(decoding: name.utf8.prefix(place), as: UTF8.self)
      // `refs` and `refs/heads` are the names of none.
      guard above.utf8.contains(UInt8(ascii: "/")), above != "refs/heads" else { continue }
      if try reference(above) != nil { taken = above }
    }
    let iterator = try Handle(
      "git_reference_iterator_glob_new", release: git_reference_iterator_free
    ) { git_reference_iterator_glob_new(&$0, raw, name + "/*") }
    var below: UnsafePointer<CChar>?
    let code = git_reference_next_name(&below, iterator.raw)
    if code != GIT_ITEROVER.rawValue { try check("git_reference_next_name", code) }
    if let below { taken = String(cString: below) }
    git_error_clear()
    guard let taken else { return }
    throw GitError(
      code: .exists, message: "\(name) cannot be, since there is \(taken)", call: "demandRoom")
  }

  /// git takes this lock too when it moves the branch that HEAD stands for, and whoever is about to
  /// make HEAD stand for another holds it.
  func demandFreeHead() throws(GitError) {
    guard let lock = LockInTheWay(gitDirectory + "/HEAD.lock") else { return }
    throw GitError(
      code: .locked, message: "another git is at work: \(lock.path) exists", call: "moveBranch",
      lock: lock)
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

  /// Where a reference stands, nil where there is none.
  ///
  /// Throws `.invalidSpec` for a symbolic one: writing to it would put a commit in its place.
  func direct(_ name: String) throws(GitError) -> ObjectID? {
    let reference = try Handle.ifFound("git_reference_lookup", release: git_reference_free) {
      git_reference_lookup(&$0, raw, name)
    }
    guard let reference else { return nil }
    guard let target = git_reference_target(reference.raw) else {
      throw GitError(
        code: .invalidSpec, message: "\(name) stands for another reference",
        call: "git_reference_target")
    }
    return ObjectID(target.pointee)
  }
}
