import CLibgit2
import Glibc
import Paths

/// The folders of other users that git may work in: `safe.directory`.
///
/// libgit2 1.5 compares exact paths only, does not know git's `*`, and does not look into the file
/// that GIT_CONFIG_GLOBAL names.
struct SafeDirectories {
  private var paths: Set<String> = []
  private var isEverything = false

  /// Reads the person's and the system's configuration, and what `git -c` sets; a repository's own has
  /// no say in it.
  init() {
    let given = try? EnvironmentConfig().values(of: "safe.directory").map { $0 ?? "" }
    for value in Self.ofFiles() + (given ?? []) {
      switch value {
      case "*": isEverything = true
      // An empty value takes back what stands before it.
      case "": (paths, isEverything) = ([], false)
      default: paths.insert(value)
      }
    }
  }

  private static func ofFiles() -> [String] {
    var config: OpaquePointer?
    let path = LibGit2.globalConfiguration
    let code =
      path == nil ? git_config_open_default(&config) : git_config_open_ondisk(&config, path)
    guard code == 0, let config else { return [] }
    defer {
      git_config_free(config)
      git_error_clear()
    }
    var iterator: OpaquePointer?
    guard git_config_multivar_iterator_new(&iterator, config, "safe.directory", nil) == 0 else {
      return []
    }
    defer { git_config_iterator_free(iterator) }
    var values: [String] = []
    var entry: UnsafeMutablePointer<git_config_entry>?
    while git_config_next(&entry, iterator) == 0 {
      if let value = entry?.pointee.value { values.append(String(cString: value)) }
    }
    return values
  }

  /// Whether the repository that a folder belongs to is named: by the top of its work tree, or by
  /// itself where it has none.
  func holdRepository(at start: String) -> Bool {
    if isEverything { return true }
    guard let real = realpath(start, nil) else { return false }
    defer { free(real) }
    var folder = String(cString: real)
    while true {
      let isTop = access(folder + "/.git", F_OK) == 0
      if isTop || access(folder + "/HEAD", F_OK) == 0 { return paths.contains(folder) }
      folder = String(folder.pathFolder)
      if folder.isEmpty { return false }
    }
  }
}
