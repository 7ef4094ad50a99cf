import Foundation
import Glibc

/// A folder that only this user can look into, and that is gone with its last use.
struct TemporaryFolder: ~Copyable {
  let path: String

  /// Makes one below TMPDIR, or below `/tmp`; nil where nothing can be written there.
  init?(_ environment: [String: String]) {
    let given = environment["TMPDIR"] ?? ""
    var template = Array("\(given.hasPrefix("/") ? given : "/tmp")/stet-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap(mkdtemp).map { String(cString: $0) }
    }
    guard let made else { return nil }
    path = made
  }

  /// Writes a file into it; nil where it cannot be written.
  func write(_ bytes: [UInt8], to name: String) -> String? {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return nil }
      rest = rest.dropFirst(written)
    }
    return file
  }

  /// Reads a file that a program has left in it.
  func read(_ name: String, limit: Int = 1 << 20) -> [UInt8]? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
    return nil
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
