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
    let bytes = self[...].utf8
    return bytes.lastIndex(of: slash).map { self[bytes.index(after: $0)...] } ?? self[...]
  }

  /// What stands before the last slash: nothing where there is none.
  @inlinable package var pathFolder: Substring {
    self[...].utf8.lastIndex(of: slash).map { self[..<$0] } ?? self[..<startIndex]
  }

  @inlinable package var hasSlash: Bool { utf8.contains(slash) }

  @inlinable package var isAbsolutePath: Bool { utf8.first == slash }

  /// The path seen from a folder that it lies in or below; nil where it does not.
  @inlinable package func path(below folder: some StringProtocol) -> Substring? {
    var rest = self[...].utf8
    for byte in folder.utf8 {
      guard rest.popFirst() == byte else { return nil }
    }
    return rest.popFirst() == slash ? Substring(rest) : nil
  }

  @inlinable package func lies(below folder: some StringProtocol) -> Bool {
    path(below: folder) != nil
  }

  /// Whether two paths are the same to git: byte for byte.
  ///
  /// Swift takes canonically equal strings for equal, `é` in one scalar and in two.
  @inlinable package func isSamePath(as other: some StringProtocol) -> Bool {
    utf8.elementsEqual(other.utf8)
  }

  /// A key that two paths share only if they are the same to git.
  @inlinable package var pathKey: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return String(self) }
    var key = String(self) + "\0"
    for byte in utf8 { key += String(byte, radix: 16) + "." }
    return key
  }

  /// Whether the last bytes are these.
  @inlinable package func ends(in ending: some StringProtocol) -> Bool {
    self[...].utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
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
