import Foundation

/// What whoever makes a history knows of it at one commit: enough to do only what is legal.
struct Desk {
  var book: Rulebook
  /// The commits that put these rules in force.
  var bookMakers: Set<String>
  var notes: [Int: Note] = [:]
  /// Whether something is wrong here that the next commit settles.
  var isOpen = false
  /// Who last changed the other files in the site's reach.
  var files: [String: Set<String>] = [:]

  /// One draft, by the number that it has in all lines of a history.
  struct Note {
    /// Where it lies; nil while it is deleted.
    var path: String?
    var lastPath: String
    /// The steps that made this version.
    var makers: Set<String>
    /// The steps that made the last version that was more than an edit.
    var settled: Set<String>
    /// The steps that put it where it lies.
    var placed: Set<String>
    /// The approvals that count, as far as anybody can be sure.
    var approvals: Set<String> = []
    /// The last transition.
    var entry: String?
    /// Nothing more is to happen to it.
    var isLeftAlone = false
  }

  /// Everybody who ever had a hand in a draft, on any line and in any of its lives.
  ///
  /// More than the rules exclude: who is not among them certainly qualifies.
  final class Hands {
    var creators: Set<String> = []
    var bylines: Set<String> = []
    var contributors: Set<String> = []
    var submitters: Set<String> = []
  }
}

/// The rule files that a history has at some commit.
struct Rulebook: Equatable {
  var team: [Staff]
  var workflow: Workflow = .plain
  var sections = ["city", "politics"]
  var readsPages = false

  enum Workflow: CaseIterable { case plain, strict, twoApprovals }

  func write(into folder: inout Folder) {
    var text =
      switch workflow {
      case .plain: RuleTexts.workflow
      case .strict: RuleTexts.strict
      case .twoApprovals: RuleTexts.twoApprovals
      }
    if readsPages {
      text = text.replacingOccurrences(
        of: "drafts/**/*.md, ", with: "drafts/**/*.md, pages/**/*.md, ")
    }
    folder["workflows/editorial.yml"] = File(text)
    folder["workflows/masthead.yml"] = File(RuleTexts.masthead(team))
    folder["workflows/sections.yml"] = File(
      "stet: 1\nsections:\n"
        + sections.map { "  - id: \($0)\n    title: \($0.capitalized)\n    about: All of it.\n" }
        .joined())
  }

  /// Those who hold one of these roles where it counts.
  func people(_ roles: Set<String>, in sections: [String] = []) -> [Staff] {
    team.filter { holds($0.id, roles, in: sections) }
  }

  /// - Parameter sections: of the draft; none for what lies in no section.
  func holds(_ id: String, _ roles: Set<String>, in sections: [String] = []) -> Bool {
    guard let person = team.first(where: { $0.id == id }), !roles.isDisjoint(with: person.roles)
    else { return false }
    return person.sections.isEmpty
      || !sections.isEmpty && sections.allSatisfy(person.sections.contains)
  }

  func person(named name: String) -> Staff? { team.first { $0.name == name } }
}

/// A step that asked for a role, to be asked again where a merge brings it under other rules.
struct Asked {
  var label: String
  var person: String
  var what: What

  enum What {
    case chief
    case anyRole
    case file(String)
    /// A transition with those who counted as approvers.
    case move(
      roles: Set<String>, sections: [String], counted: Set<String>, bylines: [String],
      Rulebook.Workflow)
  }

  /// Whether it is legal by these rules too.
  func holds(by book: Rulebook) -> Bool {
    switch what {
    case .chief: book.holds(person, ["chief"])
    case .anyRole: book.team.contains { $0.id == person && !$0.roles.isEmpty }
    case .file(let path): Newsday.mayChange(path, person, book)
    case .move(let roles, let sections, let counted, let bylines, let workflow):
      book.holds(person, roles, in: sections)
        && (counted.isEmpty
          || workflow == book.workflow && bylines.allSatisfy { book.person(named: $0) != nil }
            && counted.allSatisfy { book.holds($0, ["editor"], in: sections) })
    }
  }
}
