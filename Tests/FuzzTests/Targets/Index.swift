import Glibc

@testable import Git

extension FuzzTarget {
  /// Index bytes: a change leaves every other entry the bytes that it was.
  static let index = FuzzTarget(
    name: "index",
    fault: { bytes in
      guard let index = IndexBytes(withoutChecksum(bytes)) else { return nil }
      var written = stat()
      written.st_mtim.tv_sec = Int(UInt32.max)
      // A file as young as the index is looked at again, which its size alone says.
      var trusted = index
      trusted.distrustEntries(notBefore: written)
      var patch = IndexPatch(trusted)
      let new = Array("drafts/new.md".utf8)
      let old = Array("drafts/a.md".utf8)
      let staged = IndexPatch.Staged(id: .zero, mode: .file, file: nil)
      guard let result = patch.applying([(new, staged), (old, nil)]) else { return nil }
      guard let again = IndexBytes(result) else { return "what is written cannot be read" }
      let names = { (index: IndexBytes) in entries(of: index).map(\.name) }
      if !names(again).contains(new) { return "nothing was added" }
      let others = { (index: IndexBytes) in
        entries(of: index).filter { $0.name != new && $0.name != old }.map(\.bytes)
      }
      if others(trusted).map(withoutSize) != others(index).map(withoutSize) {
        return "more than the size of a young file was changed"
      }
      return others(again) == others(trusted) ? nil : "another entry was changed"
    })

  private static func withoutSize(_ entry: [UInt8]) -> [UInt8] {
    Array(entry[..<IndexBytes.sizeOffset]) + entry[(IndexBytes.sizeOffset + 4)...]
  }

  /// A mutation should not have to guess a hash; the format allows to leave it out.
  private static func withoutChecksum(_ bytes: [UInt8]) -> [UInt8] {
    bytes.dropLast(IndexBytes.hashSize) + [UInt8](repeating: 0, count: IndexBytes.hashSize)
  }

  private static func entries(of index: IndexBytes) -> [(name: [UInt8], bytes: [UInt8])] {
    var entries: [(name: [UInt8], bytes: [UInt8])] = []
    var start = IndexBytes.headerSize
    while start < index.entriesEnd, let entry = index.entry(at: start) {
      let name = index.bytes[entry.nameStart..<entry.nameStart + entry.nameCount]
      entries.append((Array(name), Array(index.bytes[entry.start..<entry.end])))
      start = entry.end
    }
    return entries
  }
}
