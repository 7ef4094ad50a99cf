import Editorial
import Manuscript

extension FuzzTarget {
  /// Rule files: rules or reasons, and an edit that adds adds and nothing else.
  static let rules = FuzzTarget(name: "rules") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let path =
      text.contains("people:")
      ? RuleFileReader.mastheadPath
      : text.contains("states:") ? "workflows/editorial.yml" : RuleFileReader.sectionsPath
    let files = samples.map { RuleFile(path: $0.path, bytes: $0.path == path ? bytes : $0.bytes) }
    let reading = RuleFileReader.rules(from: files, builtInCommands: ["new", "save"])
    if reading.rules == nil, reading.errors.isEmpty { return "no rules, and no reason" }
    if reading.findings.contains(where: { ($0.location?.column ?? 1) < 1 }) {
      return "no such place"
    }
    guard reading.rules != nil else { return nil }
    let edited: [UInt8]?
    switch path {
    case RuleFileReader.mastheadPath:
      let person = PersonEntry(
        id: "zz-new", name: "Zoë New", emails: ["zoe.new@blog.example"], roles: ["author"])
      edited = try? MastheadEditor.adding(person, to: bytes)
    case RuleFileReader.sectionsPath:
      edited = try? SectionsEditor.adding(SectionEntry(id: "zz-new", title: "New"), to: bytes)
    default: return nil
    }
    guard let edited else { return nil }
    let again = RuleFileReader.read([RuleFile(path: path, bytes: edited)])
    if !again.findings.isEmpty { return "an addition makes \(again.findings[0].message)" }
    return keeps(bytes, edited) ? nil : "an addition changes more than one line"
  }

  /// Whether all lines but one are there still, in their order.
  private static func keeps(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    let before = old.split(separator: 0x0A), after = new.split(separator: 0x0A)
    let start = zip(before, after).prefix { $0 == $1 }.count
    let end = zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count
    return start + end >= before.count - 1
  }

  private static let samples: [RuleFile] = [
    RuleFile(
      path: "workflows/editorial.yml",
      bytes: Array(
        """
        stet: 1
        name: editorial
        content: [drafts/**/*.md]
        initial: draft
        create: [author]
        states:
          - {id: draft, label: Draft, edit: [author], delete: [author]}
          - {id: published, label: Published, live: true}
        transitions:
          - {id: publish, from: [draft], to: published, by: [editor], checks: [title]}
          - {id: retract, from: [published], to: draft, by: [editor]}

        """.utf8)),
    RuleFile(
      path: RuleFileReader.mastheadPath,
      bytes: Array(
        """
        stet: 1
        identity: email
        people:
          - {id: mo, name: Mo Lindqvist, emails: [mo@blog.example], roles: [chief, editor, author]}

        """.utf8)),
    RuleFile(
      path: RuleFileReader.sectionsPath,
      bytes: Array("stet: 1\nsections:\n  - {id: city, title: City}\n".utf8)),
  ]
}
