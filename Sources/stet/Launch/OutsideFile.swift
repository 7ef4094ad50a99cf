import Editorial
import Glibc

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

  private static func unreadable(_ path: String) -> Failure {
    Failure(
      .cannot, "import.unreadable", "`\(path)` cannot be read: \(String(cString: strerror(errno)))",
      help: "see whether the path is right")
  }
}
