import Foundation

/// Everything of a folder and its repository that a refused command must leave as it was.
///
/// Objects are left out, since one that nothing refers to says nothing, and so is what stet
/// remembers under `.git/stet`: derived data.
public struct FolderSnapshot: Hashable, Sendable {
  /// Each path with what lies there.
  public var items: [String: String] = [:]

  public init(of folder: String) {
    guard let walk = FileManager.default.enumerator(atPath: folder) else { return }
    for case let path as String in walk {
      if path.hasPrefix(".git/objects/") || path.hasPrefix(".git/stet") { continue }
      items[path] = FolderSnapshot.item(folder + "/" + path)
    }
  }

  /// The paths that differ.
  public func differences(from other: FolderSnapshot) -> [String] {
    Set(items.keys).union(other.items.keys).filter { items[$0] != other.items[$0] }.sorted()
  }

  private static func item(_ path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0 else { return "absent" }
    let mode = String(status.st_mode, radix: 8)
    switch status.st_mode & S_IFMT {
    case S_IFLNK:
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
      return "\(mode) -> \(target ?? "")"
    case S_IFREG:
      // A huge file is known by its size and time.
      guard status.st_size < 1 << 20 else {
        return "\(mode) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
      }
      let bytes = FileManager.default.contents(atPath: path) ?? Data()
      return "\(mode) \(bytes.base64EncodedString())"
    default: return mode
    }
  }
}
