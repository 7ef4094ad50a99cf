import CLibgit2
import Paths

extension Repository {
  /// Opens the repository that a folder belongs to, looking upwards from it.
  ///
  /// With `fromEnvironment` it is the one that git would use: GIT_DIR, GIT_WORK_TREE,
  /// GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY and GIT_CEILING_DIRECTORIES of the process hold, as a hook
  /// needs it. Throws `.notFound`, `.owner` (see git's safe.directory) or `.unsupportedFormat`.
  /// libgit2's `git_repository_open_ext`.
  public static func discover(
    from path: String, fromEnvironment: Bool = true
  ) throws(GitError) -> Repository {
    guard fromEnvironment else { return try open(path, flags: 0) }
    let indexFile = LibGit2.environment("GIT_INDEX_FILE")
    guard let workTree = LibGit2.environment("GIT_WORK_TREE") else {
      let flags = GIT_REPOSITORY_OPEN_FROM_ENV.rawValue
      // libgit2 asks for GIT_DIR only when it is given no path.
      let start = LibGit2.environment("GIT_DIR") == nil ? path : nil
      return try open(start, flags: flags, indexFile: indexFile)
    }
    // libgit2 1.5 refuses to open anything while GIT_WORK_TREE is set; git sets it for hooks of a
    // repository with a distant work tree.
    guard LibGit2.environment("GIT_OBJECT_DIRECTORY") == nil else {
      throw GitError(
        code: .unsupportedFormat, message: "GIT_WORK_TREE with GIT_OBJECT_DIRECTORY",
        call: "discover")
    }
    let flags = GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue | GIT_REPOSITORY_OPEN_NO_DOTGIT.rawValue
    let repository =
      if let directory = LibGit2.environment("GIT_DIR") {
        try open(directory, flags: flags, indexFile: indexFile)
      } else {
        try open(path, flags: 0, indexFile: indexFile)
      }
    try check(
      "git_repository_set_workdir", git_repository_set_workdir(repository.raw, workTree, 0))
    return repository
  }

  /// Opens the repository at exactly this path, its work tree or its git directory.
  ///
  /// The environment is not asked. libgit2's `git_repository_open_ext`.
  public static func open(_ path: String) throws(GitError) -> Repository {
    try open(path, flags: GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue)
  }

  /// Makes a repository with a work tree at a path, and the folders on the way.
  ///
  /// Throws `.exists` where there is a repository already. libgit2's `git_repository_init_ext`.
  public static func create(
    at path: String, initialBranch: String
  ) throws(GitError) -> Repository {
    try LibGit2.start()
    try checkText("git_repository_init_ext", path, initialBranch)
    var valid: Int32 = 0
    let name = initialBranch.hasPrefix("refs/") ? initialBranch : "refs/heads/\(initialBranch)"
    try check("git_reference_name_is_valid", git_reference_name_is_valid(&valid, name))
    guard valid == 1 else {
      throw GitError(
        code: .invalidSpec, message: "'\(initialBranch)' cannot be a branch", call: "create")
    }
    var options = git_repository_init_options()
    let version = UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)
    try check(
      "git_repository_init_options_init", git_repository_init_options_init(&options, version))
    options.flags = GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
    var raw: OpaquePointer?
    let code = name.withCString { branch in
      options.initial_head = branch
      return git_repository_init_ext(&raw, path, &options)
    }
    return try take(raw, "git_repository_init_ext", code, indexFile: nil)
  }

  private static func open(
    _ path: String?, flags: UInt32, indexFile: String? = nil
  ) throws(GitError) -> Repository {
    try LibGit2.start()
    try checkText("git_repository_open_ext", path ?? "")
    do throws(GitError) {
      return try openOnce(path, flags: flags, indexFile: indexFile)
    } catch {
      guard error.code == .owner,
        SafeDirectories().holdRepository(at: path ?? LibGit2.environment("GIT_DIR") ?? ".")
      else { throw error }
      try check("GIT_OPT_SET_OWNER_VALIDATION", stet_git_validate_owner(0))
      defer { _ = stet_git_validate_owner(1) }
      return try openOnce(path, flags: flags, indexFile: indexFile)
    }
  }

  private static func openOnce(
    _ path: String?, flags: UInt32, indexFile: String?
  ) throws(GitError) -> Repository {
    var raw: OpaquePointer?
    let code = git_repository_open_ext(&raw, path, flags, nil)
    let isFromEnvironment = flags & GIT_REPOSITORY_OPEN_FROM_ENV.rawValue != 0
    return try take(
      raw, "git_repository_open_ext", code, indexFile: indexFile,
      objects: isFromEnvironment ? LibGit2.environment("GIT_OBJECT_DIRECTORY") : nil)
  }

  private static func take(
    _ raw: OpaquePointer?, _ call: StaticString, _ code: Int32, indexFile: String?,
    objects: String? = nil
  ) throws(GitError) -> Repository {
    do throws(GitError) { try check(call, code) } catch { throw named(error) }
    guard let raw else {
      throw GitError(code: .generic, message: "libgit2 returned nothing", call: "\(call)")
    }
    var indexPath = indexFile
    if let file = indexFile, !file.isAbsolutePath, let top = git_repository_workdir(raw) {
      // git reads a relative GIT_INDEX_FILE from the top of the work tree, where it runs hooks.
      indexPath = String(cString: top) + file
    }
    let repository = Repository(taking: raw, indexPath: indexPath, objectsPath: objects)
    try repository.addGlobalConfiguration()
    try repository.addWorkTreeConfiguration()
    try repository.addEnvironmentConfiguration()
    return repository
  }

  /// Tells apart what libgit2 1.5 reports under a code that says little.
  private static func named(_ error: GitError) -> GitError {
    if error.code == .notFound, error.message.contains("safe.directory") {
      return error.with(code: .owner)
    }
    if error.message.hasPrefix("unsupported") { return error.with(code: .unsupportedFormat) }
    return error
  }
}
