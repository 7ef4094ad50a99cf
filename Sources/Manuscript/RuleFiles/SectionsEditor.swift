public import Editorial

/// Changes one section of a sections file, and no other byte.
///
/// What comes out is read again and compared: only the section meant differs, or nothing comes out.
public enum SectionsEditor {
  /// Adds a section at the end of the list.
  public static func adding(
    _ section: SectionEntry, to bytes: [UInt8]
  ) throws(RuleEditFailure) -> [UInt8] {
    let before = try read(bytes)
    guard !before.contains(where: { $0.id == section.id }) else {
      throw .taken(id: section.id.rawValue)
    }
    var edit = RuleEdit(path: path, bytes: bytes)
    guard let root = RuleTree(edit.file).root,
      edit.append(section.fields, to: "sections", in: root), let result = edit.result()
    else { throw .unsupported("sections") }
    return try checked(result, against: before + [section], id: section.id)
  }

  /// Closes a section for new drafts.
  public static func closing(
    _ id: SectionID, in bytes: [UInt8]
  ) throws(RuleEditFailure) -> [UInt8] {
    try setting(id, closed: true, in: bytes)
  }

  /// Opens a section again.
  public static func opening(
    _ id: SectionID, in bytes: [UInt8]
  ) throws(RuleEditFailure) -> [UInt8] {
    try setting(id, closed: false, in: bytes)
  }

  // MARK: Reading

  private static let path = RuleFileReader.sectionsPath

  private static func setting(
    _ id: SectionID, closed: Bool, in bytes: [UInt8]
  ) throws(RuleEditFailure) -> [UInt8] {
    let before = try read(bytes)
    guard let index = before.firstIndex(where: { $0.id == id }) else {
      throw .unknown(
        id: id.rawValue, nearest: nearest(to: id.rawValue, among: before.map(\.id.rawValue)))
    }
    if before[index].closed == closed { return bytes }
    var edit = RuleEdit(path: path, bytes: bytes)
    guard let sections = RuleTree(edit.file).root?["sections"]?.value.items,
      index < sections.count,
      edit.set(
        RuleField(key: "closed", value: .flag(closed)), in: sections[index],
        order: ["id", "title", "about", "closed"]),
      let result = edit.result()
    else { throw .unsupported(id.rawValue) }
    var expected = before
    expected[index].closed = closed
    return try checked(result, against: expected, id: id)
  }

  private static func read(_ bytes: [UInt8]) throws(RuleEditFailure) -> [SectionEntry] {
    let reading = RuleFileReader.read([RuleFile(path: path, bytes: bytes)])
    guard let sections = reading.sections, reading.findings.isEmpty else {
      throw .unreadable(reading.findings)
    }
    return sections.sections.map { section in
      SectionEntry(
        id: section.id.value, title: section.title?.value ?? "", about: section.about,
        closed: section.closed)
    }
  }

  private static func checked(
    _ bytes: [UInt8], against expected: [SectionEntry], id: SectionID
  ) throws(RuleEditFailure) -> [UInt8] {
    let content: [SectionEntry]
    do {
      content = try read(bytes)
    } catch .unreadable(let findings) {
      throw .refused(findings)
    }
    guard content == expected else { throw .unsupported(id.rawValue) }
    return bytes
  }
}
