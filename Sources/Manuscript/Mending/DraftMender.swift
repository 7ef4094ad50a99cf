public import Editorial

/// Mends in a draft's file what is mechanical and safe, byte by byte.
///
/// What a value says is never guessed: a name is spelled as on the masthead only where it is that
/// name but for case, blanks and Unicode form. Mending a second time changes nothing.
public struct DraftMender: Sendable {
  private let reader: DraftReader
  private let rules: Rules
  private let workflow: Workflow

  public init(reader: DraftReader, rules: Rules, workflow: Workflow) {
    self.reader = reader
    self.rules = rules
    self.workflow = workflow
  }

  /// The file with everything mended, and what was done; nil when there is nothing to do.
  ///
  /// Without `managed`, lines that transitions write stay as they are, dates of publication included.
  ///
  /// - Parameter read: what the reader makes of the file, for callers who have asked it.
  public func mend(
    _ bytes: [UInt8], path: String, read: DraftText? = nil, managed: Bool = true
  ) -> (bytes: [UInt8], mends: [Mend])? {
    var pass = Pass(reader: reader, path: path, bytes: bytes)
    let text: DraftText
    if let known = read ?? (try? reader.read(bytes, path: path).get()) {
      // What the form mender mends keeps a file from being read.
      text = known
    } else if let form = FormMender(bytes, reader: reader, path: path),
      case .success(let known) = reader.read(form.bytes, path: path)
    {
      text = known
      pass.bytes = form.bytes
      pass.mends = form.mends
    } else {
      return nil
    }
    let keys = workflow.site.keys
    for (index, item) in items(of: keys.byline, in: text).enumerated() {
      guard let name = rules.masthead.spelling(of: item.text) else { continue }
      pass.spell(
        index, of: keys.byline, as: name.composed, at: item.location.line,
        "spelled `\(item.text)` as on the masthead: `\(name)`")
    }
    if let item = items(of: keys.section, in: text).first,
      let id = rules.sections.spelling(of: item.text)
    {
      pass.spell(
        0, of: keys.section, as: id.rawValue, at: item.location.line,
        "wrote the section `\(item.text)` by its id: `\(id)`")
    }
    let dates = managed ? workflow.stampKeys.intersection(workflow.dateKeys) : []
    for key in dates.sorted() + [keys.embargo] {
      guard let item = items(of: key, in: text).first,
        let date = DateSpelling.spelling(of: item.text)
      else { continue }
      if key == keys.embargo, Timestamp(rfc3339: date) == nil { continue }
      pass.spell(
        0, of: key, as: date, at: item.location.line,
        "wrote the date `\(item.text)` as `\(date)`")
    }
    for key in [keys.title, keys.dek, keys.byline, keys.section]
    where !workflow.managed.contains(key) {
      guard let field = text.field(key), field.value.isDecomposed else { continue }
      pass.compose(key, at: field.valueLocation.line)
    }
    guard !pass.mends.isEmpty, pass.bytes != bytes else { return nil }
    // In the order of the file.
    return (pass.bytes, pass.mends.sorted { $0.line < $1.line })
  }

  /// The texts of a key; a list has several, a section and a date have one.
  private func items(of key: String, in text: DraftText) -> [Field.Item] {
    guard let field = text.field(key) else { return [] }
    let items = field.value.items(orAt: field.valueLocation)
    return key == workflow.site.keys.byline || items.count == 1 ? items : []
  }

  /// The file in the making.
  private struct Pass {
    let reader: DraftReader
    let path: String
    var bytes: [UInt8]
    var mends: [Mend] = []

    /// What cannot be spelled otherwise within the file's own form stays as it is.
    mutating func spell(
      _ index: Int, of key: String, as text: String, at line: Int, _ message: String
    ) {
      guard
        let edited = try? DraftEditor.setText(
          index, of: key, to: text, in: bytes, reader: reader, path: path), edited != bytes
      else { return }
      bytes = edited
      mends.append(Mend(line: line, message))
    }

    mutating func compose(_ key: String, at line: Int) {
      guard
        let edited = try? DraftEditor.compose(key, in: bytes, reader: reader, path: path),
        edited != bytes
      else { return }
      bytes = edited
      mends.append(
        Mend(line: line, "wrote the letters of `\(key)` with their accents in one (NFC)"))
    }
  }
}

extension Workflow {
  /// The keys into which transitions write a day or a moment.
  fileprivate var dateKeys: Set<String> {
    let effects = transitions.flatMap { $0.stamps + $0.sets }
    return Set(effects.filter { $0.value == .now || $0.value == .today }.map(\.key))
  }
}

extension Field.Value {
  /// Whether a text in it has letters whose accents stand apart.
  fileprivate var isDecomposed: Bool {
    items(orAt: .start(of: "")).contains { !$0.text.composed.utf8.elementsEqual($0.text.utf8) }
  }
}
