import Glibc

/// Looks at many files of a few folders: each folder is gone to once.
struct StatFolder: ~Copyable {
  private let root: Int32
  private var folder: [UInt8] = []
  private var descriptor: Int32 = -1
  private var name: [UInt8] = []

  init(_ root: String) {
    self.root = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if root >= 0 { close(root) }
  }

  /// The status of a file below the root, links not followed; nil where there is none.
  mutating func status(of path: UnsafeRawBufferPointer) -> stat? {
    guard root >= 0 else { return nil }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return status(root, path) }
    if !path[..<slash].elementsEqual(folder) {
      if descriptor >= 0 { close(descriptor) }
      folder = Array(path[..<slash])
      descriptor = Self.withName(folder, &name) {
        openat(root, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      }
    }
    // A folder that may be passed through but not listed can still be.
    guard descriptor >= 0 else { return status(root, path) }
    return status(descriptor, UnsafeRawBufferPointer(rebasing: path[(slash + 1)...]))
  }

  private mutating func status(_ folder: Int32, _ path: UnsafeRawBufferPointer) -> stat? {
    var status = stat()
    let result = Self.withName(path, &name) { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }
    return result == 0 ? status : nil
  }

  private static func withName<Result>(
    _ bytes: some Collection<UInt8>, _ name: inout [UInt8],
    _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    name.removeAll(keepingCapacity: true)
    name.append(contentsOf: bytes)
    name.append(0)
    return name.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { chars in
        // Never empty: the NUL is there.
        chars.baseAddress.map(body) ?? body("")
      }
    }
  }
}
