import Testing

@testable import Editorial

@Suite struct CodeBookTests {
  /// The list of the design, and what only the commands meet.
  static let designed: [Code] = [
    "identity.unknown", "signature.missing", "signature.invalid", "signature.unknown-key",
    "transition.unknown", "transition.role", "transition.requires", "transition.checks",
    "transition.effects", "approval.missing", "approval.stale", "approval.role", "edit.role",
    "create.role", "create.state", "delete.role", "rename.role", "managed.edited", "file.role",
    "draft.malformed", "draft.not-a-file", "draft.state", "slug.taken", "slug.malformed",
    "site.leak", "site.hidden", "rules.role", "rules.removed", "rules.invalid", "rules.no-chief",
    "adopt.missing", "release.missing", "merge.rollback", "merge.rules", "merge.entry",
    "commit.malformed", "time.future", "history.rewritten", "history.shallow", "history.missing",
    "history.anchor", "trailer.untrue", "approval.idle", "date.odd", "embargo.early",
    "draft.unsaved", "draft.deleted", "draft.missing", "path.taken", "version.unknown",
    "editor.failed", "reason.empty", "repo.busy", "repo.merging", "repo.detached", "repo.none",
    "newsroom.none", "newsroom.exists", "name.ambiguous", "identity.missing",
    "text.control-characters", "usage", "draft.nobody",
  ]

  /// The constants of Decision/Codes.swift.
  static let constants: [Code] = [
    .identityUnknown, .transitionUnknown, .transitionRole, .transitionRequires, .transitionChecks,
    .transitionEffects, .approvalMissing, .approvalStale, .approvalRole, .editRole, .createRole,
    .createState, .deleteRole, .renameRole, .managedEdited, .draftMalformed, .draftNotAFile,
    .draftState, .slugTaken, .slugMalformed, .fileRole, .rulesRole, .rulesRemoved, .adoptMissing,
    .releaseMissing, .mergeRollback, .mergeRules, .mergeEntry, .commitMalformed,
    .siteLeak, .siteHidden, .signatureMissing, .signatureInvalid, .signatureUnknownKey,
  ]

  @Test(arguments: designed + constants + Checks.all.flatMap(\.description.codes).map(\.code))
  func explains(_ code: Code) {
    #expect(CodeBook.explanation(of: code)?.code == code)
  }

  @Test func knowsNothingElse() {
    #expect(CodeBook.explanation(of: "no.such-code") == nil)
  }

  @Test func explainsEachCodeOnceInOrder() {
    let codes = CodeBook.all.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes == codes.sorted())
  }

  @Test(arguments: CodeBook.all)
  func saysWhatItMeansAndHowToMendIt(_ explanation: Explanation) {
    for text in [explanation.summary, explanation.explanation, explanation.mend] {
      #expect(!text.trimmed.isEmpty)
      #expect(text == text.trimmed)
      #expect(".?".contains(text.last ?? " "), "\(text)")
      #expect(!text.contains("\n"))
      #expect(text.count(where: { $0 == "`" }).isMultiple(of: 2), "\(text)")
    }
    let code = explanation.code.rawValue
    let allowed = code.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    #expect(allowed, "\(code)")
  }

  /// The book names every constant that Decision/Codes.swift has: count them there.
  @Test func theListOfConstantsIsWhole() throws {
    let file = try sourceText(of: "Sources/Editorial/Decision/Codes.swift")
    #expect(file.split(separator: "static let").count - 1 == Self.constants.count)
  }

  /// Whatever is given as a code anywhere is in the book.
  @Test func explainsWhateverTheProgramSays() throws {
    let settings: Set<String> = [
      "commit.gpgsign", "stet.anchor", "stet.protect", "stet.seen", "reason.txt",
    ]
    let topics = Set(CodeBook.all.compactMap { $0.code.rawValue.split(separator: ".").first })
      .union(["answer", "folder", "person"])
    var said = 0
    for text in try sourceTexts(below: "Sources") {
      for found in text.matches(of: /"([a-z]+)\.[a-z]+(-[a-z]+)*"/)
      where topics.contains(found.output.1) {
        let code = String(found.output.0.dropFirst().dropLast())
        guard !settings.contains(code) else { continue }
        said += 1
        #expect(CodeBook.explanation(of: Code(code)) != nil, "nothing explains \(code)")
      }
    }
    #expect(said > 200)
  }
}
