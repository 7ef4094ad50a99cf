import CLibgit2
import Glibc
import Paths

/// A branch that is about to move to a commit: locked, compared, and with nothing left that could keep
/// it but the disk.
///
/// As git does it: the new value lies in `NAME.lock`, which nobody can make twice, and takes the
/// branch's place by a rename (gitrepository-layout(5); git's `refs/files-backend.c`). libgit2 brings
/// lock, logs and folders onto the disk one after the other, when all else has been waited for; here
/// the lock goes there together with the objects. Whoever lets go of this before it is carried out
/// leaves the branch as it was.
public struct BranchMove: ~Copyable {
  private let repository: Repository
  private let name: String
  private let old: ObjectID?
  private let new: ObjectID
  private let lock: Lock
  private var isDone = false

  /// Locks a branch, or HEAD when that is detached, if it stands where it was expected.
  ///
  /// The branch's name is its full one; `old` is nil for one that must not exist yet. Throws
  /// `.modified` when it stands elsewhere or is gone, `.exists` when it must not exist and does, or
  /// another's name is in the way, `.locked` while somebody else moves it, `.invalidSpec` for a
  /// reference that stands for another: writing to it would put a commit in its place.
  public init(
    of name: String, in repository: Repository, from old: ObjectID?, to new: ObjectID
  ) throws(GitError) {
    try checkText("BranchMove", name)
    guard try repository.objects().type(of: new) == GIT_OBJECT_COMMIT else {
      throw GitError(code: .wrongType, message: "\(new) is no commit", call: "BranchMove")
    }
    // Before there is a file of that name: git may not allow it.
    _ = try repository.direct(name)
    if old == nil { try repository.demandRoom(for: name) }
    try repository.demandFreeHead()
    let folder = name == "HEAD" ? repository.gitDirectory : repository.commonDirectory
    let lock = try Lock("\(folder)/\(name)", holding: new, sharing: repository.sharing())
    do throws(GitError) {
      // Looked at when it is locked: from then on nobody moves it.
      guard try repository.direct(name) == old else {
        throw GitError(
          code: old == nil ? .exists : .modified, message: "\(name) stands elsewhere by now",
          call: "BranchMove")
      }
    } catch {
      lock.remove()
      throw error
    }
    self.repository = repository
    self.name = name
    self.old = old
    self.new = new
    self.lock = lock
  }

  deinit { if !isDone { lock.remove() } }

  /// What has to lie on the disk before it is carried out, besides all objects.
  package var unsynced: Syncing.Part { Syncing.Part(lock.path, bytes: lock.bytes.sync) }

  /// Moves the branch.
  ///
  /// `log` and `by` go into the reference logs, which alone may be lost when the machine loses its
  /// power in the next moment, as git's may.
  public mutating func carryOut(log: String, by: Signature) throws(GitError) {
    try repository.log(name, from: old, to: new, log, by: by)
    var code = rename(lock.path, lock.reference)
    if code != 0, errno == EISDIR {
      // What is left of branches whose names went on from here, where git has packed this one.
      removeEmptyFolders(lock.reference)
      code = rename(lock.path, lock.reference)
    }
    guard code == 0 else { throw .disk(lock.reference, call: "rename") }
    isDone = true
    guard syncFolder(lock.reference.pathFolder) else { throw .disk(lock.reference) }
  }
}

/// The file that locks a reference, with what the reference is to say.
private struct Lock {
  let reference: String
  let path: String
  let bytes: UnsyncedFile

  init(
    _ reference: String, holding id: ObjectID, sharing: SharedPermissions
  ) throws(GitError) {
    self.reference = reference
    path = reference + ".lock"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    var file = open(path, flags, 0o666)
    if file < 0, errno == ENOENT {
      // A branch that git has packed needs no folder.
      sharing.makeFolders(above: path)
      file = open(path, flags, 0o666)
    }
    guard file >= 0 else {
      guard errno == EEXIST else { throw .disk(path, call: "open") }
      throw GitError(
        code: .locked, message: "another git is at work: \(path) exists", call: "open",
        lock: LockInTheWay(path))
    }
    sharing.share(file)
    guard writeAll(Array("\(id)\n".utf8), to: file) else {
      let error = GitError.disk(path, call: "write")
      unlink(path)
      close(file)
      throw error
    }
    bytes = UnsyncedFile(taking: file)
  }

  func remove() { unlink(path) }
}
