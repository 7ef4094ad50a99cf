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
    file = stet_git_memory_file()
    path = "/proc/self/fd/\(file)"
    let bytes = Array(text.utf8)
    var done = 0
    while file >= 0, done < bytes.count {
      let count = bytes.withUnsafeBytes {
        write(file, $0.baseAddress.map { $0 + done }, $0.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
    // A file that is not there would be a file without settings.
    guard file >= 0, done == bytes.count, access(path, R_OK) == 0 else {
      throw GitError(
        code: .generic, message: "git's settings cannot be read from the environment: \(path)",
        call: "memfd_create")
    }
  }

  deinit { if file >= 0 { close(file) } }
}
