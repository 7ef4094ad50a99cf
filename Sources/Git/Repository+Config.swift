import CLibgit2
import Glibc
import Paths

// What `git -c` sets goes before all files, for libgit2 too (`SettingsFile`).
//
// Every method reads the configuration anew: it is asked for a few keys, and people change it while
// an editor is open.
extension Repository {
  /// The value of a key, from the nearest file that sets it; nil when none does.
  public func configString(_ key: String) throws(GitError) -> String? {
    try checkText("git_config_get_string", key)
    let config = try configuration()
    var text: UnsafePointer<CChar>?
    guard try checkFound("git_config_get_string", git_config_get_string(&text, config.raw, key))
    else { return nil }
    return text.map { String(cString: $0) }
  }

  /// The value of a key as yes or no, by git's rules; nil when it is not set.
  public func configBool(_ key: String) throws(GitError) -> Bool? {
    try checkText("git_config_get_bool", key)
    let config = try configuration()
    var value: Int32 = 0
    guard try checkFound("git_config_get_bool", git_config_get_bool(&value, config.raw, key))
    else { return nil }
    return value != 0
  }

  /// The value of a key as a path, with `~` for the home folder and `~name` for somebody's; nil when
  /// it is not set.
  ///
  /// Not libgit2's `git_config_get_path`: with GIT_CONFIG_GLOBAL set that knows no home, and then says
  /// of the key that it is not there.
  public func configPath(_ key: String) throws(GitError) -> String? {
    guard let text = try configString(key) else { return nil }
    return try Self.expanded(text, of: key)
  }

  /// A path that may begin with a home folder.
  static func expanded(_ text: String, of key: String) throws(GitError) -> String {
    guard text.hasPrefix("~") else { return text }
    let end = text.utf8.firstIndex(of: UInt8(ascii: "/")) ?? text.endIndex
    let name = text[text.index(after: text.startIndex)..<end]
    let home =
      name.isEmpty
      ? LibGit2.environment("HOME")
      : getpwnam(String(name)).map { String(cString: $0.pointee.pw_dir) }
    guard let home else {
      throw GitError(
        code: .malformed, message: "\(key) is \(text), and there is no such home folder",
        call: "configPath")
    }
    return home + text[end...]
  }

  /// All values of a key that may stand several times, the nearest file's last.
  public func configStrings(_ key: String) throws(GitError) -> [String] {
    try entries(of: key).map { $0.value ?? "" }
  }

  /// The value of a key as the person or the machine sets it; nil when neither does.
  ///
  /// What the repository says itself does not count: it may be somebody else's.
  public func ownConfigString(_ key: String) throws(GitError) -> String? {
    let own = 1..<GIT_CONFIG_LEVEL_LOCAL.rawValue
    let entry = try entries(of: key).last {
      own.contains($0.level.rawValue) || $0.level == SettingsFile.level
    }
    return entry.map { $0.value ?? "" }
  }

  /// What others may do with what is made here; asked once.
  func sharing() throws(GitError) -> SharedPermissions {
    if let readSharing { return readSharing }
    let sharing = try SharedPermissions(entries(of: "core.sharedRepository").last.map(\.value))
    readSharing = sharing
    return sharing
  }

  /// Whatever sets a key, the nearest file's last.
  ///
  /// A key without `=` has no value, and is there all the same.
  func entries(
    of key: String
  ) throws(GitError) -> [(level: git_config_level_t, value: String?)] {
    try checkText("git_config_multivar_iterator_new", key)
    let config = try configuration()
    let iterator = try Handle.ifFound(
      "git_config_multivar_iterator_new", release: git_config_iterator_free
    ) { git_config_multivar_iterator_new(&$0, config.raw, key, nil) }
    guard let iterator else { return [] }
    var values: [(level: git_config_level_t, value: String?)] = []
    var entry: UnsafeMutablePointer<git_config_entry>?
    while true {
      let code = git_config_next(&entry, iterator.raw)
      if code == GitError.Code.iterationOver.rawValue { break }
      guard try checkFound("git_config_next", code) else { break }
      if let entry = entry?.pointee {
        values.append((entry.level, entry.value.map { String(cString: $0) }))
      }
    }
    git_error_clear()
    return values
  }

  /// Sets a key in the repository's own file; nil takes it out.
  public func setConfig(_ key: String, _ value: String?) throws(GitError) {
    try checkText("git_config_set_string", key, value ?? "")
    let path = commonDirectory + "/config"
    var before = stat()
    let isThere = stat(path, &before) == 0
    let all = try Handle("git_repository_config", release: git_config_free) {
      git_repository_config(&$0, raw)
    }
    let local = try Handle("git_config_open_level", release: git_config_free) {
      git_config_open_level(&$0, all.raw, GIT_CONFIG_LEVEL_LOCAL)
    }
    do throws(GitError) {
      if let value {
        try check("git_config_set_string", git_config_set_string(local.raw, key, value))
      } else {
        _ = try checkFound("git_config_delete_entry", git_config_delete_entry(local.raw, key))
      }
    } catch  where error.code == .locked {
      throw GitError(
        code: .locked, category: error.category, message: error.message, call: error.call,
        lock: LockInTheWay(path + ".lock"))
    }
    // libgit2 makes the file anew, as if nobody had ever let others at it.
    if isThere { chmod(path, before.st_mode & 0o7777) }
  }

  private func configuration() throws(GitError) -> Handle {
    try Handle("git_repository_config_snapshot", release: git_config_free) {
      git_repository_config_snapshot(&$0, raw)
    }
  }

  /// Reads the file that GIT_CONFIG_GLOBAL names, as git does and libgit2 1.5 does not.
  func addGlobalConfiguration() throws(GitError) {
    guard let path = LibGit2.globalConfiguration, path != "/dev/null" else { return }
    let all = try Handle("git_repository_config", release: git_config_free) {
      git_repository_config(&$0, raw)
    }
    let code = git_config_add_file_ondisk(all.raw, path, GIT_CONFIG_LEVEL_GLOBAL, raw, 0)
    // A second repository in one process finds the level taken only if libgit2 shares the object.
    if code != GIT_EEXISTS.rawValue { try check("git_config_add_file_ondisk", code) }
    git_error_clear()
  }

  /// Has libgit2 know what git takes from the environment: what `git -c` sets, and where the person's
  /// own files of what is ignored and of attributes lie.
  func addEnvironmentConfiguration() throws(GitError) {
    var settings = try EnvironmentConfig()
    // libgit2 has lost its home then, and passes these files over.
    if LibGit2.globalConfiguration != nil {
      for (key, name) in [("core.excludesfile", "ignore"), ("core.attributesfile", "attributes")] {
        var given = settings.values(of: key).last.map { $0 ?? "" }
        if given == nil { given = try configString(key) }
        if let given {
          let path = try Self.expanded(given, of: key)
          if path != given { settings.add(key, path) }
        } else if let folder = LibGit2.environment("XDG_CONFIG_HOME")
          ?? LibGit2.environment("HOME").map({ $0 + "/.config" })
        {
          // Of a file that is not there nobody need be told.
          let path = "\(folder)/git/\(name)"
          if access(path, F_OK) == 0 { settings.add(key, path) }
        }
      }
    }
    guard !settings.isEmpty else { return }
    let file = try SettingsFile(try settings.text())
    let all = try Handle("git_repository_config", release: git_config_free) {
      git_repository_config(&$0, raw)
    }
    try check(
      "git_config_add_file_ondisk",
      git_config_add_file_ondisk(all.raw, file.path, SettingsFile.level, raw, 0))
    git_error_clear()
    settingsFile = file
  }

  /// Reads the file of the one work tree, `config.worktree`, where `extensions.worktreeConfig` says that
  /// there is one: libgit2 1.5 opens such a repository, and then passes it over.
  func addWorkTreeConfiguration() throws(GitError) {
    let path = gitDirectory + "/config.worktree"
    // What `git -c` says of the form of a repository does not count, with git neither.
    guard access(path, F_OK) == 0, try configBool("extensions.worktreeConfig") == true else {
      return
    }
    let all = try Handle("git_repository_config", release: git_config_free) {
      git_repository_config(&$0, raw)
    }
    // Before the repository's own file, and like it nobody's own.
    let code = git_config_add_file_ondisk(all.raw, path, GIT_CONFIG_LEVEL_APP, raw, 0)
    if code != GIT_EEXISTS.rawValue { try check("git_config_add_file_ondisk", code) }
    git_error_clear()
    // Where the work tree is had been asked before.
    let file = try Handle("git_config_open_level", release: git_config_free) {
      git_config_open_level(&$0, all.raw, GIT_CONFIG_LEVEL_APP)
    }
    var buffer = git_buf()
    defer { git_buf_dispose(&buffer) }
    let found = git_config_get_string_buf(&buffer, file.raw, "core.worktree")
    guard try checkFound("git_config_get_string_buf", found), let text = buffer.ptr else { return }
    let place = String(cString: text)
    try check(
      "git_repository_set_workdir",
      git_repository_set_workdir(raw, place.isAbsolutePath ? place : gitDirectory + "/" + place, 0))
  }
}
