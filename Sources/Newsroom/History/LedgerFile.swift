import Editorial
import Git

/// The ledger as it is remembered under `.git/stet/`: derived data, deletable at any time.
///
/// A file that is damaged, foreign, of another version or of another anchor is as good as none:
/// the ledger is then read from history again. It is written to a temporary file and renamed, and
/// nothing that judges the past for others relies on it.
struct LedgerFile {
  /// Raised whenever what a ledger says of the same history changes.
  private static let magic = Array("stet ledger 3\n".utf8)
  private let path: String

  init(commonDirectory: String) {
    path = commonDirectory + "/stet/ledger"
  }

  // MARK: - Reading

  func read(anchor: ObjectID?) -> Ledger? {
    OwnFile(path).read().flatMap { Self.ledger(in: $0, anchor: anchor) }
  }

  /// The ledger that a file's bytes hold; nil when it is damaged or of another anchor.
  static func ledger(in bytes: [UInt8], anchor: ObjectID?) -> Ledger? {
    guard bytes.starts(with: magic), let body = Checked.body(of: bytes) else { return nil }
    return body.withUnsafeBytes { buffer in
      var reader = ByteReader(buffer: buffer, offset: magic.count)
      return ledger(from: &reader, in: body, anchor: anchor)
    }
  }

  private static func ledger(
    from reader: inout ByteReader, in body: ArraySlice<UInt8>, anchor: ObjectID?
  ) -> Ledger? {
    guard let stored = reader.id(), stored == (anchor ?? .zero), let trees = reader.ids(),
      let names = reader.names(in: body),
      let entries = reader.records(of: Ledger.Entry.self, in: body),
      let marks = reader.records(of: Ledger.Mark.self, in: body),
      let more = reader.numberLists(below: entries.count),
      let ineffective = reader.numberLists(below: entries.count),
      let sameRules = reader.numberLists(below: entries.count),
      more.allSatisfy({ number, parents in parents.allSatisfy { $0 < number } }),
      let anchors = reader.numbers(below: entries.count),
      isWhole(entries, trees: trees.count, marks: marks.count),
      marks.allSatisfy({
        names.indices.contains(Int($0.slug)) && names.indices.contains(Int($0.path))
      })
    else { return nil }
    return Ledger(
      anchor: anchor, entries: entries, moreParents: more, ineffective: ineffective,
      sameRules: sameRules, anchors: anchors, marks: marks, names: names, ruleTrees: trees)
  }

  /// Whether every number in the entries stands for something.
  private static func isWhole(_ entries: Records<Ledger.Entry>, trees: Int, marks: Int) -> Bool {
    var end: Int32 = 0
    for (number, entry) in entries.enumerated() {
      guard entry.parent < number, entry.otherParent < number, entry.rules < trees,
        entry.rulesMaker >= 0, entry.rulesMaker <= number, entry.marksEnd >= end,
        entry.marksEnd <= marks
      else { return false }
      end = entry.marksEnd
    }
    return end == marks
  }

  // MARK: - Writing

  /// Remembers a ledger.
  ///
  /// When that fails nothing is lost but time.
  func write(_ ledger: Ledger) { OwnFile(path).write(Self.bytes(of: ledger)) }

  static func bytes(of ledger: Ledger) -> [UInt8] {
    var writer = ByteWriter(bytes: magic)
    writer.bytes.reserveCapacity(
      ledger.entries.count * Ledger.Entry.size + ledger.marks.count * Ledger.Mark.size
        + ledger.names.count * 64)
    writer.id(ledger.anchor ?? .zero)
    writer.int32(Int32(ledger.ruleTrees.count))
    for tree in ledger.ruleTrees { writer.id(tree) }
    ledger.names.append(to: &writer)
    ledger.entries.append(to: &writer)
    ledger.marks.append(to: &writer)
    for lists in [ledger.moreParents, ledger.ineffective, ledger.sameRules] {
      writer.int32(Int32(lists.count))
      for (number, list) in lists.sorted(by: { $0.key < $1.key }) {
        writer.int32(number)
        writer.numbers(list)
      }
    }
    writer.numbers(ledger.anchors)
    return Checked.sealed(writer.bytes)
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
      guard let number = int32(), number >= 0, number < limit, let list = numbers(below: limit)
      else { return nil }
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
