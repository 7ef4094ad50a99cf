import Editorial
import Manuscript

/// Small sound rule files, and faulty ones made of them by one replacement.
enum RuleSamples {
  static let builtIns: Set<String> = ["new", "show", "list", "approve", "rename"]

  /// A public key in form, each number another.
  static func key(_ number: Int) -> String {
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + String(repeating: "A", count: 42)
      + "AEIMQUYcgkosw048".map(String.init)[number]
  }

  static let workflow = """
    stet: 1
    name: editorial
    content: [drafts/**/*.md, "!**/README.md"]
    site: plain
    zone: UTC
    initial: draft
    create: [author, editor]
    states:
      - id: draft
        label: Draft
        edit: [author, editor]
        delete: [author]
      - id: review
        label: In review
        edit: [editor]
      - id: published
        label: Published
        live: true
      - id: killed
        final: true
    transitions:
      - id: submit
        about: Hand a draft in for review
        from: [draft]
        to: review
        by: [author, editor]
        checks: [byline, section, title, body]
      - id: kill
        from: [draft, review]
        to: killed
        by: [chief]
        requires: {reason: true, own: false}
      - id: publish
        from: [review]
        to: published
        by: [editor]
        requires:
          approvals: {count: 1, from: [editor], not: [byline, creator], sections: {politics: 2}}
        stamps: {date: now}
      - id: correct
        from: [published]
        to: published
        by: [editor]
        requires: {approvals: {count: 1, from: [editor]}}
        edits: true
        sets: {updated: now}
      - id: retract
        from: [published]
        to: draft
        by: [editor]
    files:
      - {paths: [drafts/**], by: [author, editor]}
    rules:
      title: {max: 90}
      dek: {required: false, max: 250}
      links: {level: warning}
    retired: {in-progress: draft}

    """

  static let masthead = """
    stet: 1
    identity: email
    forges:
      - {email: noreply@github.com}
    people:
      - id: ada
        name: Ada Reyes
        also: [A. Reyes]
        emails: [ada@blog.example]
        keys: ["\(key(1)) ada"]
        roles: [author]
      - id: ben
        name: Ben Okoro
        emails: [ben@blog.example]
        keys: [\(key(2))]
        roles: [editor]
        sections: [politics]
      - id: mo
        name: Mo Lindqvist
        emails: [mo@blog.example]
        roles: [chief, editor]

    """

  static let sections = """
    stet: 1
    sections:
      - id: politics
        title: Politics
        about: Who decides what.
        closed: false
      - id: city
        title: City

    """

  enum Kind: String, Sendable {
    case workflow, masthead, sections

    var path: String {
      self == .workflow ? "workflows/editorial.yml" : "workflows/\(rawValue).yml"
    }

    var text: String {
      switch self {
      case .workflow: RuleSamples.workflow
      case .masthead: RuleSamples.masthead
      case .sections: RuleSamples.sections
      }
    }
  }

  /// The three files, one of them another.
  static func files(_ kind: Kind, _ text: String) -> [RuleFile] {
    [Kind.workflow, .masthead, .sections].map {
      RuleFile(path: $0.path, bytes: Array(($0 == kind ? text : $0.text).utf8))
    }
  }

  static func reading(_ kind: Kind, _ text: String) -> RulesReading {
    RuleFileReader.rules(from: files(kind, text), builtInCommands: builtIns)
  }
}

extension String {
  /// The text with the first occurrence of a part replaced.
  func replacing(_ part: String, by new: String) -> String? {
    guard let range = firstRange(of: part) else { return nil }
    return String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
