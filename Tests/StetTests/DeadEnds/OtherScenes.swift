/// Codes that no ordinary day has, each with the test that meets it, and a word of that test.
enum OtherScenes {
  typealias Place = (file: String, word: String)

  static let all: [String: Place] = audit.merging(repository) { one, _ in one }
    .merging(others) { one, _ in one }

  /// Only an audit says them: the commands do not let it come to that.
  private static let audit: [String: Place] = [
    "commit.malformed": ("AuditTests/Attacks/ThreatModelRows+Content.swift", "commit.malformed"),
    "date.odd": ("NewsroomTests/RareCodesTests.swift", "date.odd"),
    "embargo.early": ("NewsroomTests/RareCodesTests.swift", "embargo.early"),
    "file.role": ("AuditTests/Attacks/DraftRows+Beside.swift", "file.role"),
    "history.anchor": ("NewsroomTests/MergeReplayTests.swift", "history.anchor"),
    "history.missing": ("StetTests/Hurt/CitizenKinds.swift", "history.missing"),
    "history.replaced": ("NewsroomTests/RareCodesTests.swift", "history.replaced"),
    "history.rewritten": ("NewsroomTests/AuditTests.swift", "history.rewritten"),
    "history.shallow": ("NewsroomTests/BadRepositoryTests.swift", "history.shallow"),
    "merge.entry": ("AuditTests/Attacks/MergeRows.swift", "merge.entry"),
    "merge.rollback": ("AuditTests/Attacks/MergeRows+Own.swift", "merge.rollback"),
    "merge.rules": ("AuditTests/Attacks/RuleRows.swift", "merge.rules"),
    "rules.removed": ("AuditTests/Attacks/ThreatModelRows.swift", "rules.removed"),
    "trailer.untrue": ("NewsroomTests/RareCodesTests.swift", "trailer.untrue"),
    "transition.effects": ("AuditTests/Attacks/DraftRows.swift", "transition.effects"),
    // Said by the guard of a server, which there is not yet.
    "time.future": ("EditorialTests/CodeBook/CodeBookTests.swift", "time.future"),
  ]

  /// The repository, the machine or the disk is not as it should be.
  private static let repository: [String: Place] = [
    "folder.unusable": ("NewsroomTests/BadRepositoryTests.swift", "folder.unusable"),
    "hook.changed": ("NewsroomTests/Hooks/HookTests.swift", "hook.changed"),
    "name.two-spellings": ("NewsroomTests/ForgeryTests.swift", "name.two-spellings"),
    "newsroom.none": ("NewsroomTests/BadRepositoryTests.swift", "newsroom.none"),
    "repo.attributes": ("StetTests/Hurt/CitizenKinds+Refusals.swift", "repo.attributes"),
    "repo.busy": ("NewsroomTests/BadRepositoryTests.swift", "repo.busy"),
    "repo.detached": ("NewsroomTests/BadRepositoryTests.swift", "repo.detached"),
    "repo.index": ("NewsroomTests/RareCodesTests.swift", "repo.index"),
    "repo.merging": ("NewsroomTests/BadRepositoryTests.swift", "repo.merging"),
    "repo.moved": ("StetTests/Hurt/RaceTests.swift", "at the same moment"),
    "repo.owner": ("StetTests/Hurt/OwnerTests.swift", "belongs to another user"),
    "repo.unreadable": ("NewsroomTests/BadRepositoryTests.swift", "repo.unreadable"),
    "repo.unsupported": ("NewsroomTests/BadRepositoryTests.swift", "repo.unsupported"),
    "signature.failed": ("NewsroomTests/Signatures/SigningTests.swift", "signature.failed"),
    "signature.invalid": (
      "NewsroomTests/Signatures/SignatureVerdictTests.swift", "signature.invalid"
    ),
    "signature.missing": ("AuditTests/Attacks/ThreatModelRows.swift", "signature.missing"),
    "signature.unknown-key": (
      "NewsroomTests/Signatures/SigningTests.swift", "signature.unknown-key"
    ),
  ]

  /// Asked at a terminal, or said of rules and files that this newsroom does not have.
  private static let others: [String: Place] = [
    "answer.no": ("StetTests/AtTheTerminalTests.swift", "nothing was taken in"),
    "dek.missing": ("EditorialTests/Checks/FrontMatterCheckTests.swift", "dek.missing"),
    "draft.edit": ("ManuscriptTests/FrontMatter/DraftEditorTests.swift", "EditFailure"),
    "reason.empty": ("StetTests/AtTheTerminalTests.swift", "withoutAReasonNothingHappens"),
    // Where an edit would change more than was meant: no file is known with which it would.
    "rules.edit": ("ManuscriptTests/RuleFiles/RuleEditorTests.swift", "RuleEditFailure"),
    "site.hidden": ("NewsroomTests/BlogTests.swift", "siteHidden"),
    "site.leak": ("NewsroomTests/BlogTests.swift", "siteLeak"),
    "template.managed": ("NewsroomTests/TemplateTests.swift", "template.managed"),
  ]
}
