import Editorial
import Git

/// The ledger as it is remembered under `.git/stet/`: derived data, deletable at any time.
///
/// A file that is damaged, foreign, of another version or of another anchor is as good as none:
/// the ledger is then read from history again. It is written to a temporary file and renamed, and
/// nothing that judges the past for others relies on it.
struct LedgerFile {
  /// Raised whenever what a ledger says of the same history changes.
  private static let magic = Array("stet ledger 1\n".utf8)
  private let path: String

  init(commonDirectory: String) {
    path = commonDirectory + "/stet/ledger"
  }

  // MARK: - Reading

  func read(anchor: ObjectID?) -> Ledger? {
    guard let bytes = OwnFile(path).read(), bytes.starts(with: Self.magic),
      let body = Checked.body(of: bytes)
    else { return nil }
    return body.withUnsafeBytes { buffer in
      var reader = ByteReader(buffer: buffer, offset: Self.magic.count)
      return Self.ledger(from: &reader, anchor: anchor)
    }
  }

  private static func ledger(from reader: inout ByteReader, anchor: ObjectID?) -> Ledger? {
    guard let stored = reader.id(), stored == (anchor ?? .zero), let trees = reader.ids(),
      let names = reader.strings(), let entryCount = reader.count(of: entrySize)
    else { return nil }
    var entries: [Ledger.Entry] = []
    entries.reserveCapacity(entryCount)
    for _ in 0..<entryCount {
      guard let id = reader.id(), let parent = reader.int32(), let other = reader.int32(),
        let rules = reader.int32(), let maker = reader.int32(), let seconds = reader.int64(),
        let offset = reader.int32(),
        let end = reader.int32(), let flags = reader.int32(), parent < entries.count,
        other < entries.count, rules < trees.count, maker <= entries.count
      else { return nil }
      entries.append(
        Ledger.Entry(
          id: id, parent: parent, otherParent: other, rules: rules, rulesMaker: maker,
          time: Timestamp(seconds: seconds, offset: Int(offset)), marksEnd: end,
          changesRules: flags != 0))
    }
    guard let markCount = reader.count(of: markSize) else { return nil }
    var marks: [Ledger.Mark] = []
    marks.reserveCapacity(markCount)
    for _ in 0..<markCount {
      guard let slug = reader.int32(), let path = reader.int32(), let blob = reader.id(),
        let flags = reader.int32(), slug >= 0, slug < names.count, path >= 0, path < names.count
      else { return nil }
      marks.append(
        Ledger.Mark(
          slug: slug, path: path, blob: blob == .zero ? nil : blob, existed: flags & 1 != 0,
          isApproval: flags & 2 != 0, isInherited: flags & 4 != 0))
    }
    guard let more = reader.numberLists(below: entries.count),
      let ineffective = reader.numberLists(below: entries.count),
      let anchors = reader.numbers(below: entries.count), isInOrder(entries, markCount: marks.count)
    else { return nil }
    return Ledger(
      anchor: anchor, entries: entries, moreParents: more, ineffective: ineffective,
      anchors: anchors, marks: marks, names: names, ruleTrees: trees)
  }

  private static func isInOrder(_ entries: [Ledger.Entry], markCount: Int) -> Bool {
    var end: Int32 = 0
    for entry in entries {
      guard entry.marksEnd >= end, entry.marksEnd <= markCount else { return false }
      end = entry.marksEnd
    }
    return end == markCount
  }

  private static let entrySize = 20 + 4 * 7 + 8
  private static let markSize = 20 + 4 * 3

  // MARK: - Writing

  /// Remembers a ledger.
  ///
  /// When that fails nothing is lost but time.
  func write(_ ledger: Ledger) {
    var writer = ByteWriter(bytes: Self.magic)
    writer.bytes.reserveCapacity(
      ledger.entries.count * Self.entrySize + ledger.marks.count * Self.markSize + (1 << 20))
    writer.id(ledger.anchor ?? .zero)
    writer.int32(Int32(ledger.ruleTrees.count))
    for tree in ledger.ruleTrees { writer.id(tree) }
    writer.strings(ledger.names)
    writer.int32(Int32(ledger.entries.count))
    for entry in ledger.entries {
      writer.id(entry.id)
      writer.int32(entry.parent)
      writer.int32(entry.otherParent)
      writer.int32(entry.rules)
      writer.int32(entry.rulesMaker)
      writer.int64(entry.time.seconds)
      writer.int32(Int32(entry.time.offset))
      writer.int32(entry.marksEnd)
      writer.int32(entry.changesRules ? 1 : 0)
    }
    writer.int32(Int32(ledger.marks.count))
    for mark in ledger.marks {
      writer.int32(mark.slug)
      writer.int32(mark.path)
      writer.id(mark.blob ?? .zero)
      writer.int32((mark.existed ? 1 : 0) | (mark.isApproval ? 2 : 0) | (mark.isInherited ? 4 : 0))
    }
    for lists in [ledger.moreParents, ledger.ineffective] {
      writer.int32(Int32(lists.count))
      for (number, list) in lists.sorted(by: { $0.key < $1.key }) {
        writer.int32(number)
        writer.numbers(list)
      }
    }
    writer.numbers(ledger.anchors)
    OwnFile(path).write(Checked.sealed(writer.bytes))
  }
}

extension ByteReader {
  fileprivate mutating func numbers(below limit: Int) -> [Int32]? {
    guard let count = count(of: 4) else { return nil }
    let numbers = (0..<count).compactMap { _ in int32() }
    return numbers.allSatisfy { $0 >= 0 && $0 < limit } ? numbers : nil
  }

  fileprivate mutating func numberLists(below limit: Int) -> [Int32: [Int32]]? {
    guard let count = count(of: 8) else { return nil }
    var lists: [Int32: [Int32]] = [:]
    for _ in 0..<count {
      guard let number = int32(), let list = numbers(below: limit) else { return nil }
      lists[number] = list
    }
    return lists
  }
}

extension ByteWriter {
  fileprivate mutating func numbers(_ numbers: [Int32]) {
    int32(Int32(numbers.count))
    for number in numbers { int32(number) }
  }
}
