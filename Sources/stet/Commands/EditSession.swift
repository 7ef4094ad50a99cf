import ArgumentParser
import Editorial
import Newsroom
import Reports

/// A draft in somebody's editor: opened, looked at afterwards, saved.
struct EditSession {
  let plan: EditPlan
  let newsroom: Newsroom
  let global: GlobalOptions
  /// Whether it is opened again while it cannot be read; nil = ask.
  var reopens: Bool?
  var reason: String?

  /// What would happen, with nothing opened and nothing changed.
  func rehearsal() throws -> Receipt {
    Receipt(
      lines: ["\(plan.path) would be opened with `\(try newsroom.editor().line)`, \(manner)"],
      isDryRun: true, slugs: [plan.slug])
  }

  private var manner: String {
    plan.correction.map { "and what you change be saved by `\($0)`" }
      ?? "and what you change be saved"
  }

  /// Opens the editor, and saves what was changed.
  ///
  /// Whatever goes wrong once it is open, what was written is not lost.
  mutating func run() throws -> Receipt {
    let editor = try newsroom.editor()
    try demandSomebody(for: editor)
    do {
      return try run(editor)
    } catch var answered as Answered {
      answered.keepsText = true
      throw answered
    }
  }

  private mutating func run(_ editor: Editor) throws -> Receipt {
    if let correction = plan.correction, !global.quiet {
      global.console.note(
        "\(plan.slug) is \(escape(plan.stateLabel)): what you change is saved by `\(correction)`\n")
    }
    var bytes: [UInt8] = []
    repeat { bytes = try open(editor) } while try isToBeReopened(after: bytes)
    guard bytes != plan.bytes else { return unchanged }
    return try save()
  }

  /// A choice that was made for this is honoured anywhere; `vi` needs a terminal.
  private func demandSomebody(for editor: Editor) throws {
    guard !Conversation.isPossible else { return }
    if editor.isDefault {
      throw Failure(
        .cannot, "editor.failed", "there is no terminal to open an editor in",
        help: "change \(plan.path), then `stet save \(plan.slug)`; or name an editor in STET_EDITOR"
      )
    }
    if let correction = plan.correction, plan.asksReason, reason == nil {
      throw Failure(
        .refused, .transitionRequires, "`\(correction)` asks for a reason",
        help: "give it: `stet edit \(plan.slug) -m 'WHY'`")
    }
  }

  /// - Returns: the file's bytes afterwards.
  private func open(_ editor: Editor) throws -> [UInt8] {
    do {
      try editor.open(plan.file)
    } catch var failure as Failure {
      failure.message += ": nothing was saved"
      failure.help =
        "what you wrote is in \(plan.path): `stet save \(plan.slug)` saves it\n"
        + (failure.help ?? "")
      throw Answered(failure)
    }
    guard let bytes = try Answered.patiently({ try reopened().edited(plan.file).bytes }) else {
      throw Answered(
        Failure(
          .refused, "draft.deleted", "`\(plan.path)` is gone: nothing was saved",
          help: "`stet restore \(plan.slug)` brings the saved one back"))
    }
    return bytes
  }

  /// The newsroom as it is now: others went on while the editor was open.
  private func reopened() throws -> Newsroom { try Newsroom.open(try global.circumstances()) }

  /// Whether the file cannot be read as a draft, and is to be opened again.
  private mutating func isToBeReopened(after bytes: [UInt8]) throws -> Bool {
    let findings = try Answered.patiently { try reopened().edited(plan.file).findings }
    guard !findings.isEmpty, bytes != plan.bytes else { return false }
    let failure = Failure(
      .refused, "draft.malformed", "\(plan.slug) was not saved: it cannot be read as a draft",
      help: "what you wrote is kept in \(plan.path): `stet edit \(plan.slug)` opens it again",
      findings: findings)
    if let reopens {
      guard reopens, bytes != lastBroken else { throw Answered(failure) }
      lastBroken = bytes
      return true
    }
    guard Conversation.isPossible, global.format == .human else { throw Answered(failure) }
    global.console.note(
      RefusalReport(failure, tellsUnchanged: false).text(global.console.style))
    guard Conversation.confirms("open it again?", global.console) else {
      // All has been said.
      throw ExitCode(1)
    }
    return true
  }

  /// What could not be read the last time; an editor that changes nothing is not asked for ever.
  private var lastBroken: [UInt8]?

  private var unchanged: Receipt {
    guard plan.isUnsaved else {
      return Receipt(lines: ["nothing was changed in \(plan.slug)"], slugs: [plan.slug])
    }
    return Receipt(
      lines: ["nothing was changed in \(plan.slug); it has edits from before that are not saved"],
      slugs: [plan.slug], next: ["stet save \(plan.slug)"])
  }

  private func save() throws -> Receipt {
    do {
      guard let correction = plan.correction else {
        return try Answered.patiently {
          try reopened().save([plan.file], reason: reason, dryRun: false).receipt
        }
      }
      return try correct(by: correction)
    } catch var answered as Answered {
      let kept = "what you wrote is kept in \(plan.path), not saved"
      answered.failure.help = [answered.failure.help, kept].compactMap(\.self)
        .joined(separator: "\n")
      throw answered
    }
  }

  private func correct(by correction: TransitionID) throws -> Receipt {
    var request = MoveRequest(transition: correction, drafts: [plan.file], reason: reason)
    if reason == nil, plan.asksReason {
      request.reason = try Conversation.reason(for: "\(correction)", in: newsroom) { reason in
        var rehearsal = request
        (rehearsal.reason, rehearsal.dryRun) = (reason, true)
        return try Answered.patiently { try reopened().move(rehearsal) }
      }
    }
    return try Answered.patiently { try reopened().move(request) }
  }

  init(
    plan: EditPlan, newsroom: Newsroom, global: GlobalOptions, reopens: Bool? = nil,
    reason: String? = nil
  ) {
    self.plan = plan
    self.newsroom = newsroom
    self.global = global
    self.reopens = reopens
    self.reason = reason
  }
}
