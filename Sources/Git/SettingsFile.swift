import CGlibc
import CLibgit2
import Glibc

/// Settings as a file that lies in memory: libgit2 1.5 reads configuration from files alone.
///
/// It looks into the file again with each question, so this lives as long as its repository.
final class SettingsFile {
  /// Before the repository's own file and that of its work tree.
  static let level = git_config_level_t(GIT_CONFIG_LEVEL_APP.rawValue + 1)

  let path: String
  private let file: Int32

  init(_ text: String) throws(GitError) {
    file = stet_memory_file()
    path = "/proc/self/fd/\(file)"
    // A file that is not there would be a file without settings.
    guard file >= 0, writeAll(Array(text.utf8), to: file), access(path, R_OK) == 0 else {
      throw GitError(
        code: .generic, message: "git's settings cannot be read from the environment: \(path)",
        call: "memfd_create")
    }
  }

  deinit { if file >= 0 { close(file) } }
}
