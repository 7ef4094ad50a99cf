/// Paths as git and the system read them: bytes, of which a slash ends a part whatever is beside it.
///
/// To Swift's own `split`, `contains` and `hasPrefix` a slash is another character where a combining
/// mark follows it or certain signs go before it (`/́`, `؀/`): they would take two parts for one, and
/// a file below a folder for none.
extension StringProtocol where SubSequence == Substring {
  /// The parts between slashes, empty ones left out.
  @inlinable package var pathParts: [Substring] {
    self[...].utf8.split(separator: slash).map(Substring.init)
  }

  /// The parts between slashes, the empty ones too, of which an empty path has one.
  @inlinable package var allPathParts: [Substring] {
    self[...].utf8.split(separator: slash, omittingEmptySubsequences: false).map(Substring.init)
  }

  /// The last part: all of it where there is no slash.
  @inlinable package var pathName: Substring {
    Substring(self[...].utf8.dropFirst(lastSlash.map { $0 + 1 } ?? 0))
  }

  /// What stands before the last slash: nothing where there is none.
  @inlinable package var pathFolder: Substring {
    Substring(self[...].utf8.prefix(lastSlash ?? 0))
  }

  @inlinable package var hasSlash: Bool { utf8.contains(slash) }

  @inlinable package var isAbsolutePath: Bool { utf8.first == slash }

  /// The path seen from a folder that it lies in or below; nil where it does not.
  @inlinable package func path(below folder: some StringProtocol) -> Substring? {
    let length = withBytes { path in
      folder.withBytes { folder in
        path.count > folder.count && path[folder.count] == slash && path.starts(with: folder)
          ? folder.count : nil
      }
    }
    return length.map { Substring(self[...].utf8.dropFirst($0 + 1)) }
  }

  @inlinable package func lies(below folder: some StringProtocol) -> Bool {
    path(below: folder) != nil
  }

  /// Whether two paths are the same to git: byte for byte.
  ///
  /// Swift takes canonically equal strings for equal, `é` in one scalar and in two.
  @inlinable package func isSamePath(as other: some StringProtocol) -> Bool {
    withBytes { path in
      other.withBytes { other in path.count == other.count && path.elementsEqual(other) }
    }
  }

  /// A key that two paths share only if they are the same to git.
  @inlinable package var pathKey: String {
    guard withBytes({ $0.contains { $0 >= 0x80 } }) else { return String(self) }
    var key = String(self) + "\0"
    for byte in utf8 { key += String(byte, radix: 16) + "." }
    return key
  }

  /// Whether the last bytes are these.
  @inlinable package func ends(in ending: some StringProtocol) -> Bool {
    withBytes { path in
      ending.withBytes { ending in path.suffix(ending.count).elementsEqual(ending) }
    }
  }

  /// How many bytes stand before the last slash.
  @inlinable var lastSlash: Int? { withBytes { $0.lastIndex(of: slash) } }
}

extension StringProtocol {
  /// Gives the bytes all at once: asked for one by one, each takes fifty instructions.
  @inlinable package func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
  }
}

extension Sequence where Element == String {
  /// Each path that is not the same to git as another of them, in order.
  package var distinctPaths: [String] {
    Dictionary(map { ($0.pathKey, $0) }, uniquingKeysWith: { first, _ in first })
      .sorted { $0.key < $1.key }.map(\.value)
  }
}

@usableFromInline
let slash = UInt8(ascii: "/")
