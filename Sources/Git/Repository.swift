import CLibgit2
import Glibc

/// A git repository on this machine: the one door to libgit2.
///
/// A class, since it owns handles that must be freed once, after everything made from them; and not
/// `Sendable`, since libgit2 forbids two threads in one repository. All it gives out are values that
/// stay true when the repository is gone. Every error is a `GitError`. libgit2's `git_repository`.
public final class Repository {
  let raw: OpaquePointer
  /// The index file in use: `index` in the git directory unless the environment names another.
  public let indexPath: String
  /// The folder that objects are written to: `objects` in the common directory unless the environment
  /// names another.
  let objectsPath: String
  // Opened at the first use, and freed with the repository.
  var openedObjects: ObjectStore?
  var openedIndex: OpaquePointer?
  var recentTrees: RecentTrees?
  var recentScope: (under: [String], scope: PathScope)?
  var settingsFile: SettingsFile?
  var readSharing: SharedPermissions?

  /// Takes over an open repository.
  init(taking raw: OpaquePointer, indexPath: String?, objectsPath: String?) {
    self.raw = raw
    self.indexPath = indexPath ?? Self.path(git_repository_path(raw)) + "/index"
    self.objectsPath = objectsPath ?? Self.path(git_repository_commondir(raw)) + "/objects"
  }

  deinit {
    recentTrees = nil
    git_index_free(openedIndex)
    openedObjects = nil
    git_repository_free(raw)
  }

  /// The folder with HEAD and the index, without a slash at its end.
  ///
  /// Each linked work tree has its own, below the common directory's `worktrees`.
  public var gitDirectory: String { Self.path(git_repository_path(raw)) }

  /// The folder with objects, branches and configuration, shared by linked work trees.
  public var commonDirectory: String { Self.path(git_repository_commondir(raw)) }

  /// The folder with the checked-out files, without a slash at its end; nil in a bare repository.
  public var workTree: String? { git_repository_workdir(raw).map { Self.path($0) } }

  /// Whether there is no work tree.
  public var isBare: Bool { git_repository_is_bare(raw) == 1 }

  /// Whether the history is cut off somewhere: `git clone --depth`.
  ///
  /// An error counts as yes: who asks wants to know whether history can be relied on.
  public var isShallow: Bool { git_repository_is_shallow(raw) != 0 }

  /// Whether git is told to show other commits than the ones that are saved: replace refs, or a
  /// file of grafts.
  ///
  /// libgit2 looks at neither; whoever compares what it says with git's own output wants to know.
  public var replacesHistory: Bool {
    if access(commonDirectory + "/info/grafts", F_OK) == 0 { return true }
    var iterator: OpaquePointer?
    guard git_reference_iterator_glob_new(&iterator, raw, "refs/replace/*") == 0 else {
      git_error_clear()
      return true
    }
    defer { git_reference_iterator_free(iterator) }
    var name: UnsafePointer<CChar>?
    let code = git_reference_next_name(&name, iterator)
    git_error_clear()
    return code != GIT_ITEROVER.rawValue
  }

  /// What git is in the middle of.
  ///
  /// libgit2's `git_repository_state`.
  public var state: RepositoryState { RepositoryState(git_repository_state(raw)) }

  /// Copies a path of libgit2's, which ends its folders with a slash.
  private static func path(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    var count = strlen(text)
    while count > 1, text[count - 1] == CChar(bitPattern: UInt8(ascii: "/")) { count -= 1 }
    return String(decoding: UnsafeRawBufferPointer(start: text, count: count), as: UTF8.self)
  }
}
