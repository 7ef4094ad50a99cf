/// Turns a sections file as written into ``Sections``, or into all its faults.
struct SectionsValidator {
  private let definition: SectionsDefinition
  private(set) var findings: [Finding] = []

  init(_ definition: SectionsDefinition) { self.definition = definition }

  mutating func validate() -> Sections? {
    var ids: [SectionID: Int] = [:]
    var titles: [String: SectionID] = [:]
    for section in definition.sections {
      let id = section.id
      add(RuleNames.fault(inID: id.rawValue, of: "a section", at: id.location))
      if let line = ids[id.value] {
        add(
          .fault(
            "rules.duplicate", "the section `\(id.value)` stands here a second time",
            at: id.location, help: "it already stands in line \(line); give one another id"))
      } else {
        ids[id.value] = id.location.line
      }
      if let title = section.title {
        let fault = RuleNames.fault(
          inText: title.value, of: "the title of `\(id.value)`", at: title.location)
        add(fault)
        let folded = title.value.caseFolded
        if let other = titles[folded] {
          add(
            .fault(
              "rules.duplicate", "`\(other)` has the title `\(title.value)` too",
              at: title.location, help: "give each section a title of its own"))
        } else {
          titles[folded] = id.value
        }
      } else if !definition.isPartial {
        add(
          .fault(
            "rules.missing", "the section `\(id.value)` has no title", at: id.location,
            help: "add `title: \(id.rawValue.prefix(1).uppercased())\(id.rawValue.dropFirst())`"))
      }
      if let about = section.about {
        add(
          RuleNames.fault(inText: about, of: "the `about` of `\(id.value)`", at: id.location))
      }
    }
    guard findings.isEmpty, !definition.isPartial else { return nil }
    return Sections(
      all: definition.sections.map { section in
        Sections.Section(
          id: section.id.value, title: section.title?.value ?? section.id.rawValue,
          about: section.about, closed: section.closed)
      })
  }

  private mutating func add(_ finding: Finding?) {
    if let finding { findings.append(finding) }
  }
}
