import Foundation

/// The rule files that histories begin with, as plain text.
enum RuleTexts {
  static let workflow = """
    stet: 1
    name: editorial
    content: [drafts/**/*.md, "!**/README.md", "!**/_index.md"]
    site: plain
    zone: UTC
    initial: draft
    create: [author, editor]
    states:
      - id: draft
        label: Draft
        edit: [author, editor]
        delete: [author, editor]
      - id: review
        label: In review
        edit: [editor]
      - id: published
        label: Published
        live: true
    transitions:
      - id: submit
        about: Hand it in
        from: [draft]
        to: review
        by: [author, editor]
        checks: [byline, section, title, body]
      - id: return
        about: Give it back
        from: [review]
        to: draft
        by: [editor]
        requires: {reason: true}
      - id: withdraw
        about: Take it back
        from: [review]
        to: draft
        by: [author, editor]
        requires: {own: true}
      - id: publish
        about: Let it stand
        from: [review]
        to: published
        by: [editor]
        requires:
          approvals: {count: 1, from: [editor], not: [byline, creator]}
        checks: [byline, section, title, body]
        stamps: {date: now}
      - id: correct
        about: Change it openly
        from: [published]
        to: published
        by: [editor]
        requires:
          reason: true
          approvals: {count: 1, from: [editor], not: [byline]}
        edits: true
        sets: {updated: now}
      - id: retract
        about: Take it off
        from: [published]
        to: draft
        by: [editor]
        requires: {reason: true}
    files:
      - {paths: [drafts/**], by: [author, editor]}
    retired: {}

    """

  /// The same, where a publication needs two editors who neither wrote nor touched the text.
  static let twoApprovals = workflow.replacingOccurrences(
    of: "count: 1, from: [editor], not: [byline, creator]",
    with: "count: 2, from: [editor], not: [byline, contributor]")

  /// The same, where a publication needs an editor who neither wrote nor touched the text.
  static let strict = workflow.replacingOccurrences(
    of: "not: [byline, creator]", with: "not: [byline, contributor, submitter]")

  static let sections = """
    stet: 1
    sections:
      - id: city
        title: City
        about: The city.
      - id: politics
        title: Politics
        about: The council.

    """

  static func masthead(_ people: [Staff], identity: String = "email") -> String {
    var text =
      "stet: 1\nidentity: \(identity)\nforges:\n  - {email: \(Staff.forge.email)}\npeople:\n"
    for person in people {
      text += "  - id: \(person.id)\n    name: \(person.name)\n    emails: [\(person.email)]\n"
      if !person.keys.isEmpty {
        text += "    keys: [\(person.keys.map { "\"\($0)\"" }.joined(separator: ", "))]\n"
      }
      text += "    roles: [\(person.roles.joined(separator: ", "))]\n"
      if !person.sections.isEmpty {
        text += "    sections: [\(person.sections.joined(separator: ", "))]\n"
      }
    }
    return text
  }
}
