import Glibc

/// What an index notes of a file that was as staged when it was looked at.
struct IndexNote {
  var id: ObjectID
  var size: UInt32
  var inode: UInt32
  var modified: (seconds: UInt32, nanoseconds: UInt32)
  /// Whether the file is not wanted in the work tree.
  var isSkipped: Bool

  /// Whether it is the file's status, and old enough not to be a race.
  ///
  /// A file written in the same instant as the index could have changed again without a trace: git
  /// looks into such a file, and so does this.
  func fits(_ file: stat, _ index: stat) -> Bool {
    size == UInt32(truncatingIfNeeded: file.st_size)
      && modified.seconds == UInt32(truncatingIfNeeded: file.st_mtim.tv_sec)
      && modified.nanoseconds == UInt32(truncatingIfNeeded: file.st_mtim.tv_nsec)
      && inode == UInt32(truncatingIfNeeded: file.st_ino)
      && file.st_mode & S_IFMT == S_IFREG
      && (file.st_mtim.tv_sec, file.st_mtim.tv_nsec)
        < (index.st_mtim.tv_sec, index.st_mtim.tv_nsec)
  }
}

/// Looks up what an index notes of one file after the other, in the order of their names.
struct IndexNotes {
  private let index: IndexBytes
  private var start = IndexBytes.headerSize

  init(_ index: IndexBytes) {
    self.index = index
  }

  /// Nil where nothing is noted, or a conflict.
  mutating func note(of name: UnsafeRawBufferPointer) -> IndexNote? {
    while start < index.entriesEnd, let entry = index.entry(at: start) {
      let order = index.order(entry, name)
      if order == 0, entry.stage == 0 { return index.note(of: entry) }
      if order >= 0 { return nil }
      start = entry.end
    }
    return nil
  }
}

extension IndexBytes {
  fileprivate func note(of entry: Entry) -> IndexNote? {
    let id = bytes[(entry.start + Self.idOffset)..<(entry.start + Self.flagsOffset)]
    return id.withUnsafeBytes(ObjectID.init(bytes:)).map { id in
      IndexNote(
        id: id, size: bytes.bigEndian32(at: entry.start + Self.sizeOffset),
        inode: bytes.bigEndian32(at: entry.start + Self.inodeOffset),
        modified: (
          bytes.bigEndian32(at: entry.start + Self.mtimeOffset),
          bytes.bigEndian32(at: entry.start + Self.mtimeOffset + 4)
        ), isSkipped: entry.extendedFlags & Self.skipWorktree != 0)
    }
  }
}
