import Glibc

/// Changes some entries of an index and leaves the bytes of all others as they are.
struct IndexPatch {
  /// What an entry is to say.
  struct Staged {
    var id: ObjectID
    var mode: FileMode
    /// The file's status, where the file has exactly those bytes; without it git looks into it.
    var file: stat?
  }

  /// A path, and what is to stand there; nil to take it out.
  typealias Change = (name: [UInt8], staged: Staged?)

  private let index: IndexBytes
  private var output: [UInt8] = []
  private var count: Int

  /// - Parameter index: what is to be changed, its entries distrusted where they have to be.
  init(_ index: IndexBytes) {
    self.index = index
    count = index.count
  }

  /// The bytes of the changed index.
  ///
  /// Nil for a change that is left to libgit2: a path in conflict, a file where a folder was, an
  /// index with parts that only other programs understand.
  mutating func applying(_ changes: [Change]) -> [UInt8]? {
    output.reserveCapacity(index.bytes.count + 1024)
    output.append(contentsOf: index.bytes[..<IndexBytes.headerSize])
    var copied = IndexBytes.headerSize
    var start = copied
    for change in changes.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      var found: IndexBytes.Entry?
      while start < index.entriesEnd, let entry = index.entry(at: start) {
        let order = index.order(entry, change.name)
        if order == 0 { found = entry }
        if order >= 0 { break }
        start = entry.end
      }
      if let found, found.stage != 0 { return nil }
      if found == nil, change.staged != nil, collides(change.name) { return nil }
      output.append(contentsOf: index.bytes[copied..<start])
      start = found?.end ?? start
      copied = start
      count += (change.staged == nil ? 0 : 1) - (found == nil ? 0 : 1)
      if let staged = change.staged { append(staged, change.name, replacing: found) }
    }
    output.append(contentsOf: index.bytes[copied..<index.entriesEnd])
    guard appendExtensions(changed: changes.map(\.name)) else { return nil }
    output.replaceSubrange(8..<12, with: [UInt8](bigEndian: UInt32(truncatingIfNeeded: count)))
    output +=
      index.hasNoChecksum
      ? [UInt8](repeating: 0, count: IndexBytes.hashSize) : IndexBytes.checksum(of: output[...])
    return output
  }

  private func collides(_ name: [UInt8]) -> Bool {
    var start = IndexBytes.headerSize
    while start < index.entriesEnd, let entry = index.entry(at: start) {
      if index.collides(entry, name) { return true }
      start = entry.end
    }
    return false
  }

  private mutating func append(
    _ staged: Staged, _ name: [UInt8], replacing old: IndexBytes.Entry?
  ) {
    let start = output.count
    let file = staged.file
    let numbers: [Int] = [
      file.map { Int($0.st_ctim.tv_sec) } ?? 0, file.map { Int($0.st_ctim.tv_nsec) } ?? 0,
      file.map { Int($0.st_mtim.tv_sec) } ?? 0, file.map { Int($0.st_mtim.tv_nsec) } ?? 0,
      file.map { Int(truncatingIfNeeded: $0.st_dev) } ?? 0,
      file.map { Int(truncatingIfNeeded: $0.st_ino) } ?? 0,
      Int(staged.mode.rawValue), file.map { Int($0.st_uid) } ?? 0, file.map { Int($0.st_gid) } ?? 0,
      file.map { Int($0.st_size) } ?? 0,
    ]
    for number in numbers {
      output += [UInt8](bigEndian: UInt32(truncatingIfNeeded: number))
    }
    staged.id.append(to: &output)
    // What people said about the path goes on; that its content is still to come does not.
    let kept = (old?.extendedFlags ?? 0) & IndexBytes.skipWorktree
    let flags =
      (old?.flags ?? 0) & IndexBytes.assumeValid | (kept == 0 ? 0 : IndexBytes.extended)
      | UInt16(min(name.count, 0xFFF))
    output += [UInt8](bigEndian: flags)
    if kept != 0 { output += [UInt8](bigEndian: kept) }
    output += name
    let size = output.count - start
    output += [UInt8](repeating: 0, count: (size + 8) & ~7 - size)
  }

  /// Copies what stands behind the entries.
  ///
  /// Kept are the trees that git remembers, less those that changed, and how conflicts were settled.
  /// Where entries stand (`EOIE`, `IEOT`) and what a file system monitor or the untracked cache knew
  /// is no longer right, and git makes it anew. An extension in small letters must be understood.
  private mutating func appendExtensions(changed: [[UInt8]]) -> Bool {
    let end = index.bytes.count - IndexBytes.hashSize
    var place = index.entriesEnd
    while place < end {
      guard place + 8 <= end else { return false }
      let size = Int(index.bytes.bigEndian32(at: place + 4))
      guard place + 8 + size <= end else { return false }
      let name = index.bytes[place..<place + 4]
      let body = index.bytes[place + 8..<place + 8 + size]
      switch String(decoding: name, as: UTF8.self) {
      case "TREE":
        guard let trees = CachedTrees(body)?.without(changed) else { return false }
        append(name, trees)
      case "REUC": append(name, Array(body))
      default: guard index.bytes[place] < UInt8(ascii: "a") else { return false }
      }
      place += 8 + size
    }
    return true
  }

  private mutating func append(_ name: ArraySlice<UInt8>, _ body: [UInt8]) {
    output += name
    output += [UInt8](bigEndian: UInt32(truncatingIfNeeded: body.count))
    output += body
  }
}
