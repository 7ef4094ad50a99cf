public import Editorial

/// A draft's copy: its file without the lines of managed keys.
///
/// Two drafts with equal copies differ in managed values only, so an approval of the one stands for
/// the other.
public enum DraftCopy {
  /// The bytes of a file without the lines of its managed keys.
  ///
  /// Throws what is wrong where the file is no draft.
  public static func copyBytes(
    _ bytes: [UInt8], managed: ManagedKeys
  ) throws(MalformedDraft) -> [UInt8] {
    let reader = DraftReader(managed: managed) { _ in "" }
    return copyBytes(of: try reader.frontMatter(of: bytes, path: ""), managed: managed)
  }

  static func copyBytes(of front: FrontMatter, managed: ManagedKeys) -> [UInt8] {
    let source = front.source
    let isManaged = front.entries.map { managed.contains($0.key) }
    guard isManaged.contains(true) else { return source.bytes }
    var copy: [UInt8] = []
    copy.reserveCapacity(source.bytes.count)
    // Whole runs of lines at a time.
    var from = 0
    for (index, owner) in front.owners().enumerated() {
      guard let owner, isManaged[owner] else { continue }
      let line = source.lines[index + 1]
      if from < line.start { copy += source.bytes[from..<line.start] }
      from = line.next
    }
    copy += source.bytes[from...]
    return copy
  }
}
