import Editorial
import Git

/// The roster as it is remembered under `.git/stet/`.
struct RosterFile {
  private static let magic = Array("stet drafts 3\n".utf8)
  private let file: OwnFile
  /// What the rows were read by: other workflows may read the same drafts otherwise.
  private let workflows: ObjectID

  init(commonDirectory: String, workflows: ObjectID) {
    file = OwnFile(commonDirectory + "/stet/drafts")
    self.workflows = workflows
  }

  /// One row's numbers; what it says in words stands behind all of them.
  struct Numbers: Record {
    var blob: ObjectID
    var copy: ObjectID
    var last: ObjectID
    var updated: Timestamp
    var entered: Timestamp?
    /// Numbers of ``Stored/words``; −1 for none.
    var state: Int32
    var section: Int32
    var mode: FileMode
    var isReadable: Bool
    /// Where the path and the title end in ``Stored/text``, and the bylines in ``Stored/bylines``.
    var pathEnd: Int32
    var titleEnd: Int32
    var bylinesEnd: Int32
  }

  /// The rows as they were read.
  struct Stored: Sendable {
    var rows = Records<Numbers>()
    var bylines = Records<Int32>()
    /// States, sections and names.
    var words = Names()
    var text: ArraySlice<UInt8> = []
  }

  func read() -> Roster? {
    file.read().flatMap { Self.roster(in: $0, workflows: workflows) }
  }

  /// The roster that a file's bytes hold; nil when it is damaged or was read by other workflows.
  static func roster(in bytes: [UInt8], workflows: ObjectID) -> Roster? {
    guard bytes.starts(with: magic), let body = Checked.body(of: bytes) else { return nil }
    return body.withUnsafeBytes { buffer in
      var reader = ByteReader(buffer: buffer, offset: magic.count)
      guard reader.id() == workflows, let tree = reader.id(), let tip = reader.id(),
        let words = reader.names(in: body), let rows = reader.records(of: Numbers.self, in: body),
        let bylines = reader.records(of: Int32.self, in: body), let size = reader.count(of: 1)
      else { return nil }
      let text = body[(body.startIndex + reader.offset)...].prefix(size)
      let stored = Stored(rows: rows, bylines: bylines, words: words, text: text)
      guard stored.isWhole else { return nil }
      return Roster(stored, tree: tree, timesTip: tip == .zero ? nil : tip)
    }
  }

  func write(_ roster: Roster) { file.write(Self.bytes(of: roster, workflows: workflows)) }

  static func bytes(of roster: Roster, workflows: ObjectID) -> [UInt8] {
    var words = Names()
    var bylines = Records<Int32>()
    var text: [UInt8] = []
    var rows = Records<Numbers>()
    for number in 0..<roster.count {
      let row = roster[number]
      text += row.path.utf8
      let pathEnd = text.count
      text += (row.title ?? "").utf8
      for byline in row.bylines { bylines.append(words.number(of: byline)) }
      rows.append(
        Numbers(
          blob: row.blob, copy: row.copy.flatMap { ObjectID(hex: $0.rawValue) } ?? .zero,
          last: row.times?.last ?? .zero, updated: row.times?.updated ?? Timestamp(seconds: 0),
          entered: row.times?.entered,
          state: row.state.map { words.number(of: $0.rawValue) } ?? -1,
          section: row.section.map { words.number(of: $0.rawValue) } ?? -1, mode: row.mode,
          isReadable: row.isReadable, pathEnd: Int32(pathEnd), titleEnd: Int32(text.count),
          bylinesEnd: Int32(bylines.count)))
    }
    var writer = ByteWriter(bytes: magic)
    writer.bytes.reserveCapacity(text.count + rows.count * Numbers.size + (1 << 16))
    writer.id(workflows)
    writer.id(roster.tree)
    writer.id(roster.timesTip ?? .zero)
    words.append(to: &writer)
    rows.append(to: &writer)
    bylines.append(to: &writer)
    writer.int32(Int32(text.count))
    writer.bytes += text
    return Checked.sealed(writer.bytes)
  }
}

extension RosterFile.Stored {
  /// Which words a filter asks for.
  struct Test {
    fileprivate let states: [Bool]?
    fileprivate let sections: [Bool]?
    fileprivate let bylines: [Bool]?
    fileprivate let isLeftOut: [Bool]?

    init(_ filter: Roster.Filter, _ words: Names) {
      states = filter.states.map { wanted in words.map { wanted.contains(StateID($0)) } }
      sections = filter.sections.map { wanted in words.map { wanted.contains(SectionID($0)) } }
      bylines = filter.bylines.map { wanted in words.map(wanted.contains) }
      isLeftOut =
        filter.otherThan.isEmpty ? nil : words.map { filter.otherThan.contains(StateID($0)) }
    }
  }

  subscript(place: Int) -> Roster.Row {
    let numbers = rows[place]
    return Roster.Row(
      path: String(decoding: text(pathRange(of: place)), as: UTF8.self), mode: numbers.mode,
      blob: numbers.blob, title: title(of: place), state: state(of: place),
      section: section(of: place), bylines: bylines(of: place),
      copy: numbers.copy == .zero ? nil : CopyID(numbers.copy.hex), isReadable: numbers.isReadable,
      times: times(of: place))
  }

  func file(of place: Int) -> DraftFile {
    let numbers = rows[place]
    return DraftFile(
      row: String(decoding: text(pathRange(of: place)), as: UTF8.self), blob: numbers.blob,
      mode: numbers.mode)
  }

  func title(of place: Int) -> String? {
    let range = Int(rows[place].pathEnd)..<Int(rows[place].titleEnd)
    // Absence and an empty text are the same to a list.
    return range.isEmpty ? nil : String(decoding: text(range), as: UTF8.self)
  }

  func state(of place: Int) -> StateID? {
    let number = rows[place].state
    return number < 0 ? nil : StateID(words[Int(number)])
  }

  func section(of place: Int) -> SectionID? {
    let number = rows[place].section
    return number < 0 ? nil : SectionID(words[Int(number)])
  }

  func bylines(of place: Int) -> [String] {
    bylineRange(of: place).map { words[Int(bylines[$0])] }
  }

  func times(of place: Int) -> Roster.Times? {
    let numbers = rows[place]
    guard numbers.last != .zero else { return nil }
    return Roster.Times(last: numbers.last, updated: numbers.updated, entered: numbers.entered)
  }

  func passes(_ place: Int, _ test: Test) -> Bool {
    let numbers = rows[place]
    if let states = test.states, numbers.state < 0 || !states[Int(numbers.state)] { return false }
    if let left = test.isLeftOut, numbers.state >= 0, left[Int(numbers.state)] { return false }
    if let sections = test.sections, numbers.section < 0 || !sections[Int(numbers.section)] {
      return false
    }
    guard let names = test.bylines else { return true }
    return bylineRange(of: place).contains { names[Int(bylines[$0])] }
  }

  func withPath<Result>(of place: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    text.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[pathRange(of: place)])) }
  }

  /// Whether every number stands for something.
  fileprivate var isWhole: Bool {
    var end: Int32 = 0
    var bylinesEnd: Int32 = 0
    for row in rows {
      guard row.pathEnd > end, row.titleEnd >= row.pathEnd, row.bylinesEnd >= bylinesEnd,
        row.state < words.count, row.section < words.count
      else { return false }
      end = row.titleEnd
      bylinesEnd = row.bylinesEnd
    }
    return end == text.count && bylinesEnd == bylines.count
      && bylines.allSatisfy { words.indices.contains(Int($0)) }
  }

  private func text(_ range: Range<Int>) -> ArraySlice<UInt8> {
    text[(text.startIndex + range.lowerBound)..<(text.startIndex + range.upperBound)]
  }

  private func pathRange(of place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(rows.titleEnd(place - 1)))..<Int(rows.pathEnd(place))
  }

  private func bylineRange(of place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(rows.bylinesEnd(place - 1)))..<Int(rows.bylinesEnd(place))
  }
}

/// Where things end, read by itself: all drafts are asked for it.
extension Records<RosterFile.Numbers> {
  fileprivate func pathEnd(_ place: Int) -> Int32 {
    read(place, { $0.number(at: Element.pathEndOffset, as: Int32.self) }, \.pathEnd)
  }

  fileprivate func titleEnd(_ place: Int) -> Int32 {
    read(place, { $0.number(at: Element.titleEndOffset, as: Int32.self) }, \.titleEnd)
  }

  fileprivate func bylinesEnd(_ place: Int) -> Int32 {
    read(place, { $0.number(at: Element.bylinesEndOffset, as: Int32.self) }, \.bylinesEnd)
  }
}

extension RosterFile.Numbers {
  static let size = 20 * 3 + 8 * 2 + 4 * 9
  fileprivate static let pathEndOffset = 100
  fileprivate static let titleEndOffset = 104
  fileprivate static let bylinesEndOffset = 108
  private static let never = Int64.min

  init(at place: UnsafeRawPointer) {
    blob = ObjectID(at: place)
    copy = ObjectID(at: place + 20)
    last = ObjectID(at: place + 40)
    updated = Timestamp(
      seconds: place.number(at: 60, as: Int64.self),
      offset: Int(place.number(at: 76, as: Int32.self)))
    let seconds = place.number(at: 68, as: Int64.self)
    let offset = Int(place.number(at: 80, as: Int32.self))
    entered = seconds == Self.never ? nil : Timestamp(seconds: seconds, offset: offset)
    state = place.number(at: 84, as: Int32.self)
    section = place.number(at: 88, as: Int32.self)
    mode = FileMode(rawValue: place.number(at: 92, as: UInt32.self))
    isReadable = place.number(at: 96, as: Int32.self) != 0
    pathEnd = place.number(at: Self.pathEndOffset, as: Int32.self)
    titleEnd = place.number(at: Self.titleEndOffset, as: Int32.self)
    bylinesEnd = place.number(at: Self.bylinesEndOffset, as: Int32.self)
  }

  func append(to writer: inout ByteWriter) {
    for id in [blob, copy, last] { writer.id(id) }
    writer.int64(updated.seconds)
    writer.int64(entered?.seconds ?? Self.never)
    writer.int32(Int32(updated.offset))
    writer.int32(Int32(entered?.offset ?? 0))
    writer.int32(state)
    writer.int32(section)
    writer.int32(Int32(bitPattern: mode.rawValue))
    writer.int32(isReadable ? 1 : 0)
    writer.int32(pathEnd)
    writer.int32(titleEnd)
    writer.int32(bylinesEnd)
  }
}

extension Int32: Record {
  static let size = 4

  init(at place: UnsafeRawPointer) { self = place.number(at: 0, as: Int32.self) }

  func append(to writer: inout ByteWriter) { writer.int32(self) }
}
