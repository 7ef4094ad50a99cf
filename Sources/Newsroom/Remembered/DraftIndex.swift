import Editorial
import Git

/// What drafts say of themselves, by the blob that says it: lists need not read them all again.
///
/// Derived data under `.git/stet/`, deletable at any time; see ``OwnFile``. A blob never changes, so
/// an entry is right for ever under the rules that it was read with. Nothing is judged by it: the
/// gate reads the draft itself.
struct DraftIndex {
  struct Row {
    var title: String?
    var state: StateID?
    var section: SectionID?
    var bylines: [String]
    var copy: CopyID?
    var isReadable: Bool
    /// When it came into its state, as of its last change.
    var entered: Entered?
  }

  struct Entered {
    /// The commit that last changed the draft.
    var last: ObjectID
    var time: Timestamp
  }

  private(set) var rows: [ObjectID: Row] = [:]
  private var fresh = 0
  private let file: OwnFile
  private let rules: ObjectID

  private static let magic = Array("stet drafts 1\n".utf8)

  /// - Parameter rules: the id of the `workflows` tree that drafts are read under.
  init(commonDirectory: String, rules: ObjectID) {
    file = OwnFile(commonDirectory + "/stet/drafts")
    self.rules = rules
    guard let bytes = file.read(), bytes.starts(with: Self.magic),
      let body = Checked.body(of: bytes)
    else { return }
    rows = body.withUnsafeBytes { buffer in
      var reader = ByteReader(buffer: buffer, offset: Self.magic.count)
      guard reader.id() == rules else { return [:] }
      return Self.rows(from: &reader) ?? [:]
    }
  }

  subscript(blob: ObjectID) -> Row? {
    get { rows[blob] }
    set {
      rows[blob] = newValue
      fresh += 1
    }
  }

  /// Remembers the rows of these blobs, when there is enough new among them to be worth it.
  func write(keeping blobs: some Sequence<ObjectID>) {
    guard fresh > 100 else { return }
    var writer = ByteWriter(bytes: Self.magic)
    writer.id(rules)
    let kept = blobs.compactMap { blob in rows[blob].map { (blob, $0) } }
    writer.int32(Int32(kept.count))
    for (blob, row) in kept {
      writer.id(blob)
      writer.int32(row.isReadable ? 1 : 0)
      for text in [row.title, row.state?.rawValue, row.section?.rawValue, row.copy?.rawValue] {
        // Absence and an empty text are the same to a list.
        writer.string(text ?? "")
      }
      writer.strings(row.bylines)
      writer.id(row.entered?.last ?? .zero)
      writer.int64(row.entered?.time.seconds ?? 0)
      writer.int32(Int32(row.entered?.time.offset ?? 0))
    }
    file.write(Checked.sealed(writer.bytes))
  }

  private static func rows(from reader: inout ByteReader) -> [ObjectID: Row]? {
    guard let count = reader.count(of: 20 * 2 + 4 * 7 + 8) else { return nil }
    var rows: [ObjectID: Row] = [:]
    rows.reserveCapacity(count)
    for _ in 0..<count {
      guard let blob = reader.id(), let flags = reader.int32(), let title = reader.string(),
        let state = reader.string(), let section = reader.string(), let copy = reader.string(),
        let bylines = reader.strings(), let last = reader.id(), let seconds = reader.int64(),
        let offset = reader.int32()
      else { return nil }
      rows[blob] = Row(
        title: title.isEmpty ? nil : title, state: state.isEmpty ? nil : StateID(state),
        section: section.isEmpty ? nil : SectionID(section), bylines: bylines,
        copy: copy.isEmpty ? nil : CopyID(copy), isReadable: flags & 1 != 0,
        entered: last == .zero
          ? nil
          : Entered(last: last, time: Timestamp(seconds: seconds, offset: Int(offset))))
    }
    return rows
  }
}

extension DraftIndex.Row {
  /// What a version says.
  init(_ draft: Draft?) {
    self.init(
      title: draft?.title, state: draft?.state?.id ?? draft?.stateID, section: draft?.section,
      bylines: draft?.bylines ?? [], copy: draft?.copy, isReadable: draft != nil)
  }
}
