import ArgumentParser
import Editorial
import Newsroom
import Reports

/// Every transition of a workflow: the newsroom's rules name it, this parses it.
struct MoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stet TRANSITION")

  @Argument(
    help: ArgumentHelp(
      "Drafts: slugs, paths, or unambiguous parts of either. They move together.",
      valueName: "slug"))
  var drafts: [String]

  @Flag(help: "Act on what is saved; edits in the folder stay there.")
  var saved = false

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(_ id: TransitionID, in newsroom: Newsroom) throws {
    var request = MoveRequest(
      transition: id, drafts: drafts, reason: try reasons.reason(), saved: saved,
      dryRun: writing.dryRun)
    let asksReason = newsroom.rules.workflows.contains {
      $0.transition(id)?.requires.reason ?? false
    }
    if request.reason == nil, asksReason, !writing.dryRun,
      let reason = try askForReason(request, in: newsroom)
    {
      request.reason = reason
      return global.tell(ReceiptReport(try carryOut(request, because: reason)))
    }
    global.tell(ReceiptReport(try newsroom.move(request)))
  }

  private func askForReason(_ request: MoveRequest, in newsroom: Newsroom) throws -> String? {
    try Conversation.reason(for: "\(request.transition)", in: newsroom) { reason in
      var rehearsal = request
      (rehearsal.reason, rehearsal.dryRun) = (reason, true)
      return try newsroom.move(rehearsal)
    }
  }

  /// Others may have gone on while somebody wrote why: all of it is judged anew.
  private func carryOut(_ request: MoveRequest, because reason: String) throws -> Receipt {
    try Answered.keeping(reason) {
      try Newsroom.open(try global.circumstances(saved: saved)).move(request)
    }
  }

  /// How one transition is typed.
  static func usage(of transition: Workflow.Transition) -> String {
    "stet \(transition.id) <slug> ..." + (transition.requires.reason ? " -m 'WHY'" : "")
      + " [options]"
  }

  /// The help of one transition.
  static func help(for transition: Workflow.Transition, columns: Int) -> String {
    let text = helpMessage(columns: columns)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("USAGE:") ? "USAGE: " + usage(of: transition) : $0 }
    var about = escape(transition.about)
    if transition.requires.reason { about += ". Asks for a reason: -m 'WHY'." }
    let overview = about.isEmpty ? "" : "OVERVIEW: \(about)\n\n"
    return overview + text.joined(separator: "\n") + "\n"
  }
}
