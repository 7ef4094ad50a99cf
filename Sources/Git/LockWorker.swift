import Glibc
import Paths

/// A process that may hold a lock: it has the file open, or is a git in that repository.
///
/// git closes a lock file before it gives it up, so that an open one is no more than a sign; a git
/// that is at work in the folder is another. Processes of other users and machines are not seen.
public struct LockWorker: Hashable, Sendable {
  public let process: Int32
  /// The program, as the system calls it.
  public let name: String

  static func first(holding path: String, orIn folder: String) -> LockWorker? {
    var near: LockWorker?
    let above = ancestors()
    let processes = (names(inFolder: "/proc") ?? []).compactMap { Int32($0) }
    for process in processes where process != getpid() {
      let name = String(decoding: text("/proc/\(process)/comm").dropLast(), as: UTF8.self)
      let files = names(inFolder: "/proc/\(process)/fd") ?? []
      if files.contains(where: { link("/proc/\(process)/fd/\($0)") == path }) {
        return LockWorker(process: process, name: name)
      }
      // A git that has started this very program holds no lock against it.
      guard near == nil, name == "git" || name.hasPrefix("git-"), !above.contains(process),
        let place = link("/proc/\(process)/cwd"),
        place == folder || place.lies(below: folder)
      else { continue }
      near = LockWorker(process: process, name: name)
    }
    return near
  }

  private static func ancestors() -> Set<Int32> {
    var found: Set<Int32> = []
    var process = getppid()
    while process > 1, found.insert(process).inserted {
      // `1234 (a name) S 1233 …`: the name may hold anything, its end is the last bracket.
      let line = text("/proc/\(process)/stat")
      guard let end = line.lastIndex(of: UInt8(ascii: ")")) else { break }
      let fields = String(decoding: line[(end + 1)...], as: UTF8.self).split(separator: " ")
      guard fields.count > 1, let parent = Int32(fields[1]) else { break }
      process = parent
    }
    return found
  }

  private static func link(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { readlink(path, $0, characters.count) } ?? -1
      }
    }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
  }

  private static func text(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    return Array(buffer.prefix(max(0, count)))
  }
}
