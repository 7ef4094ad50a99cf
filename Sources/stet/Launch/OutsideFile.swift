import Editorial
import Glibc
import Paths

/// A file that is not the newsroom's: an article to import, a reason.
enum OutsideFile {
  /// What an article may have at most.
  static let limit = 1 << 20

  /// Reads it whole; `-` is standard input.
  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(path)
      }
      bytes += buffer[..<count]
      guard bytes.count <= limit else {
        throw Failure(
          .cannot, "import.unreadable", "`\(path)` is larger than 1 MiB", help: "no article is")
      }
    }
  }

  /// The folder that a path names; that of `DIR/index.md` is the post's own.
  static func folder(_ path: String) throws -> (root: String, name: String)? {
    guard path != "-" else { return nil }
    var name = path
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT != S_IFDIR {
      guard path.pathName == "index.md" else { return nil }
      name = path.hasSlash ? String(path.pathFolder) : "."
    }
    guard let real = realpath(name.isEmpty ? "/" : name, nil) else { throw unreadable(path) }
    defer { free(real) }
    return (String(cString: real), name)
  }

  private static func unreadable(_ path: String) -> Failure {
    Failure(
      .cannot, "import.unreadable", "`\(path)` cannot be read: \(String(cString: strerror(errno)))",
      help: "see whether the path is right")
  }
}
