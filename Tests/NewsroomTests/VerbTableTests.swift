import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// How a draft can lie in the folder when somebody gives a command.
enum FolderState: String, CaseIterable, Sendable {
  case clean, edited, staged, stagedAndEdited, new, deleted, attached
}

/// One cell of the table: a verb, and how the draft lies when it is given.
struct VerbCase: Sendable, CustomTestStringConvertible {
  var verb: String
  var state: FolderState
  /// The commits that it makes; nil where it is refused.
  var commits: [String]?
  /// The code of the refusal.
  var code: Code?
  /// What git says of the draft's files afterwards; a refusal leaves what there was.
  var status: String = ""

  var testDescription: String { "\(verb), \(state)" }
}

/// What each verb does with each state of the folder, and that it leaves everybody else's work as it
/// lies, to the bit.
@Suite struct VerbTableTests {
  /// Where a draft stands for a verb to be the natural one, and who gives it.
  private static let givers: [String: (place: String, person: TestPerson)] = [
    "submit": ("draft", .ada), "save": ("draft", .ada), "rename": ("draft", .ada),
    "delete": ("draft", .ada), "edit": ("draft", .ada), "restore": ("draft", .ada),
    "spike": ("draft", .ada),
    "return": ("review", .ben), "withdraw": ("review", .ada), "publish": ("review", .ben),
    "approve": ("review", .ben), "unapprove": ("review", .ben),
    "correct": ("published", .ben), "retract": ("published", .ben),
  ]

  static let cases: [VerbCase] = [
    // Verbs that take edits along before they move: one step, or two.
    rows("submit", ["submit: river"], before: "save: river", new: ["new: river", "submit: river"]),
    rows("spike", ["spike: river"], before: "save: river", new: ["new: river", "spike: river"]),
    rows("return", ["return: river"], before: "save: river"),
    // The author may not edit what is in review, and may once it is back.
    rows("withdraw", ["withdraw: river"], after: "save: river"),
    rows("rename", ["rename: river to stream"], before: "save: river", newCode: "draft.unsaved"),
    // What is about the saved text asks which text is meant.
    fixed("publish", ["publish: river"]), fixed("retract", ["retract: river"]),
    fixed("approve", ["approve: river"]),
    // What lies in the folder plays no part.
    [
      VerbCase(verb: "unapprove", state: .clean, commits: ["withdraw approval: river"]),
      VerbCase(
        verb: "unapprove", state: .edited, commits: ["withdraw approval: river"],
        status: " M drafts/river.md\n"),
      VerbCase(
        verb: "unapprove", state: .staged, commits: ["withdraw approval: river"],
        status: "M  drafts/river.md\n"),
      VerbCase(
        verb: "unapprove", state: .stagedAndEdited, commits: ["withdraw approval: river"],
        status: "MM drafts/river.md\n"),
      VerbCase(
        verb: "unapprove", state: .deleted, commits: ["withdraw approval: river"],
        status: " D drafts/river.md\n"),
      VerbCase(
        verb: "unapprove", state: .attached, commits: ["withdraw approval: river"],
        status: "?? drafts/river/\n"),
    ],
    // Edits are the correction.
    [
      VerbCase(verb: "correct", state: .clean, code: "transition.unchanged"),
      VerbCase(verb: "correct", state: .edited, commits: ["correct: river"]),
      VerbCase(verb: "correct", state: .staged, commits: ["correct: river"]),
      VerbCase(verb: "correct", state: .stagedAndEdited, commits: ["correct: river"]),
      VerbCase(verb: "correct", state: .deleted, code: "draft.deleted"),
      VerbCase(verb: "correct", state: .attached, commits: ["correct: river"]),
    ],
    [
      VerbCase(verb: "save", state: .clean, commits: []),
      VerbCase(verb: "save", state: .edited, commits: ["save: river"]),
      VerbCase(verb: "save", state: .staged, commits: ["save: river"]),
      VerbCase(verb: "save", state: .stagedAndEdited, commits: ["save: river"]),
      VerbCase(verb: "save", state: .new, commits: ["new: river"]),
      VerbCase(verb: "save", state: .deleted, code: "draft.deleted"),
      VerbCase(verb: "save", state: .attached, commits: ["save: river"]),
    ],
    // An editor opens what lies there, and all of it is saved afterwards.
    [
      VerbCase(verb: "edit", state: .clean, commits: ["save: river"]),
      VerbCase(verb: "edit", state: .edited, commits: ["save: river"]),
      VerbCase(verb: "edit", state: .staged, commits: ["save: river"]),
      VerbCase(verb: "edit", state: .stagedAndEdited, commits: ["save: river"]),
      VerbCase(verb: "edit", state: .new, commits: ["new: river"]),
      VerbCase(verb: "edit", state: .deleted, code: "draft.deleted"),
      VerbCase(verb: "edit", state: .attached, commits: ["save: river"]),
    ],
    [
      VerbCase(verb: "delete", state: .clean, commits: ["delete: river"]),
      VerbCase(verb: "delete", state: .edited, commits: ["save: river", "delete: river"]),
      VerbCase(verb: "delete", state: .staged, commits: ["save: river", "delete: river"]),
      VerbCase(verb: "delete", state: .stagedAndEdited, commits: ["save: river", "delete: river"]),
      VerbCase(verb: "delete", state: .new, code: "draft.unsaved"),
      VerbCase(verb: "delete", state: .deleted, commits: ["delete: river"]),
      VerbCase(verb: "delete", state: .attached, commits: ["save: river", "delete: river"]),
    ],
    // Of a draft that is there, only what is gone comes back.
    [
      VerbCase(verb: "restore", state: .clean, commits: []),
      VerbCase(verb: "restore", state: .edited, commits: [], status: " M drafts/river.md\n"),
      VerbCase(verb: "restore", state: .staged, commits: [], status: "M  drafts/river.md\n"),
      VerbCase(
        verb: "restore", state: .stagedAndEdited, commits: [], status: "MM drafts/river.md\n"),
      VerbCase(verb: "restore", state: .new, commits: [], status: "?? drafts/river.md\n"),
      VerbCase(verb: "restore", state: .deleted, commits: []),
      VerbCase(verb: "restore", state: .attached, commits: [], status: "?? drafts/river/\n"),
    ],
  ].flatMap(\.self)

  private static func rows(
    _ verb: String, _ move: [String], before: String? = nil, after: String? = nil,
    new: [String]? = nil, newCode: Code? = nil
  ) -> [VerbCase] {
    let both = [before].compactMap(\.self) + move + [after].compactMap(\.self)
    var rows = [
      VerbCase(verb: verb, state: .clean, commits: move),
      VerbCase(verb: verb, state: .edited, commits: both),
      VerbCase(verb: verb, state: .staged, commits: both),
      VerbCase(verb: verb, state: .stagedAndEdited, commits: both),
      VerbCase(verb: verb, state: .deleted, code: "draft.deleted"),
      VerbCase(verb: verb, state: .attached, commits: both),
    ]
    if new != nil || newCode != nil {
      rows.append(VerbCase(verb: verb, state: .new, commits: new, code: newCode))
    }
    return rows
  }

  private static func fixed(_ verb: String, _ move: [String]) -> [VerbCase] {
    [VerbCase(verb: verb, state: .clean, commits: move)]
      + [.edited, .staged, .stagedAndEdited, .deleted, .attached].map {
        VerbCase(verb: verb, state: $0, code: "draft.unsaved")
      }
  }

  /// A verb that is in the table is there with every state that its draft can lie in.
  @Test func isWhole() {
    for (verb, giver) in Self.givers {
      let states = Set(Self.cases.filter { $0.verb == verb }.map(\.state))
      // What was never saved is nowhere but in the first state.
      let canBeNew = giver.place == "draft"
      #expect(states == Set(FolderState.allCases).subtracting(canBeNew ? [] : [.new]), "\(verb)")
    }
  }

  @Test(arguments: cases)
  func does(_ row: VerbCase) throws {
    let test = try TestNewsroom()
    let giver = try #require(Self.givers[row.verb])
    try prepare(test, row, giver.place)
    let others = try othersWork(test)
    let bytes = try? test.read("drafts/river.md")
    let attachment = try? test.read("drafts/river/gauge.png")
    let count = try test.subjects().count
    if let code = row.code {
      expectRefusal(by: code, in: test) { try give(row.verb, test, giver.person) }
    } else {
      try give(row.verb, test, giver.person)
      #expect(try Array(test.subjects().dropFirst(count)) == row.commits)
      #expect(
        try test.git(
          "status", "--porcelain", "--", "drafts/river.md", "drafts/river", "drafts/stream.md",
          "drafts/stream")
          == row.status)
      try expectNothingLost(test, row, bytes, attachment)
    }
    #expect(try othersWork(test) == others)
    let fsck = try test.git.run(["fsck", "--strict", "--no-dangling"])
    #expect(fsck.status == 0 && fsck.errors.isEmpty, "\(fsck.errors)")
  }

  /// What somebody wrote is in the folder or in what is saved, and nothing of it anywhere else.
  private func expectNothingLost(
    _ test: TestNewsroom, _ row: VerbCase, _ bytes: String?, _ attachment: String?
  ) throws {
    let name = row.verb == "rename" ? "stream" : "river"
    if row.verb == "delete" {
      #expect(!FileManager.default.fileExists(atPath: test.folder + "/drafts/river.md"))
      #expect(!FileManager.default.fileExists(atPath: test.folder + "/drafts/river"))
      // All of it comes back.
      try test.as(.ada).restore("river")
    }
    if row.status.hasPrefix(" D") {
      #expect(!FileManager.default.fileExists(atPath: test.folder + "/drafts/\(name).md"))
      return
    }
    let lying = try test.read("drafts/\(name).md")
    let written = row.verb == "edit" ? Self.written : ""
    if let bytes { #expect(body(lying) == body(bytes) + written) }
    if let attachment {
      #expect(try test.read("drafts/\(name)/gauge.png") == attachment)
    }
    if row.status.isEmpty { #expect(try test.saved("drafts/\(name).md") == lying) }
  }

  private func body(_ text: String) -> String {
    String(text.components(separatedBy: "---\n").dropFirst(2).joined(separator: "---\n"))
  }

  // MARK: - Acts

  private static let written = "Written in the editor.\n"

  private func give(_ verb: String, _ test: TestNewsroom, _ person: TestPerson) throws {
    let desk = test.as(person)
    switch verb {
    case "edit":
      let plan = try desk.open().planEdit("river")
      #expect(
        plan.isUnsaved == (try test.git("status", "--porcelain", "--", "drafts/river*") != ""))
      try test.write(plan.path, try test.read(plan.path) + Self.written)
      try desk.save("river")
    case "save": try desk.save("river")
    case "rename": try desk.rename("river", to: "stream")
    case "delete": try desk.delete("river")
    case "restore": try desk.restore("river")
    case "approve": try desk.approve("river")
    case "unapprove": try desk.withdrawApproval("river")
    case "return", "correct", "retract":
      try desk.move(TransitionID(verb), "river", reason: "Why.")
    default: try desk.move(TransitionID(verb), "river")
    }
  }

  private func prepare(_ test: TestNewsroom, _ row: VerbCase, _ place: String) throws {
    try test.edit(
      "workflows/editorial.yml", "  - id: withdraw\n",
      "  - {id: spike, from: [draft], to: killed, by: [author]}\n  - id: withdraw\n")
    try test.edit(
      "workflows/editorial.yml", "  - id: published\n",
      "  - {id: killed, label: Killed, final: true}\n  - id: published\n")
    _ = try test.as(.mo).open().saveRules(["workflows/editorial.yml"], reason: nil, dryRun: false)
    try test.start("other")
    if row.state == .new {
      try test.write("drafts/river.md", RenameTests.text)
    } else {
      switch place {
      case "review": try test.submitted("river")
      case "published": try test.published("river")
      default: try test.start("river")
      }
      if row.verb == "unapprove" { try test.as(.ben).approve("river") }
    }
    switch row.state {
    case .clean, .new: break
    case .edited: try test.fill("river", with: "Edited.")
    case .staged:
      try test.fill("river", with: "Staged.")
      try test.git("add", "drafts/river.md")
    case .stagedAndEdited:
      try test.fill("river", with: "Staged.")
      try test.git("add", "drafts/river.md")
      try test.fill("river", with: "Edited.")
    case .deleted: try test.remove("drafts/river.md")
    case .attached: try test.write("drafts/river/gauge.png", "pixels")
    }
    // Other people's work: staged, edited, both, deleted, new, and in another draft.
    for name in ["a", "b", "c", "d"] { try test.write("site/\(name).txt", "saved\n") }
    try test.git("add", "site")
    try test.as(.mo).git("commit", "-qm", "Files.", "--", "site")
    try test.write("site/a.txt", "staged\n")
    try test.git("add", "site/a.txt")
    try test.write("site/b.txt", "edited\n")
    try test.write("site/c.txt", "staged\n")
    try test.git("add", "site/c.txt")
    try test.write("site/c.txt", "edited\n")
    try test.git("rm", "-q", "--cached", "site/d.txt")
    try test.write("site/new.txt", "new\n")
    try test.fill("other", with: "Somebody's line.")
    try test.git("add", "drafts/other.md")
    try test.fill("other", with: "And another.")
  }

  /// The index and the folder, the draft's own files left out.
  private func othersWork(_ test: TestNewsroom) throws -> [String] {
    let isOther = { (line: Substring) in
      !line.contains("drafts/river") && !line.contains("drafts/stream")
    }
    let index = try test.git("ls-files", "--stage", "--debug", "--", "site", "drafts/other.md")
      .split(separator: "\n").filter { !$0.contains("ctime") && !$0.contains("mtime") }
    let status = try test.git("status", "--porcelain").split(separator: "\n").filter(isOther)
    let files = try [
      "site/a.txt", "site/b.txt", "site/c.txt", "site/d.txt", "site/new.txt", "drafts/other.md",
    ]
    .map { try test.read($0) }
    return (index + status).map(String.init) + files
  }
}
