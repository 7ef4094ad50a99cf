import ArgumentParser
import Newsroom
import Reports

struct DeleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete drafts, with their attachments.",
    usage: "stet delete <slug> ... -m 'WHY' [options]",
    discussion: """
      Who may, the state says that the draft is in. Edits that lie in the folder are saved first, \
      so that nothing is lost: stet restore brings all of it back.
      """)

  @Argument(help: ArgumentHelp("Drafts; they go together.", valueName: "slug"))
  var drafts: [String]

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let receipt = try Conversation.carryOut("delete", because: reasons, writing, global) {
      newsroom, reason, dryRun in
      try newsroom.delete(drafts, reason: reason, dryRun: dryRun)
    }
    global.tell(ReceiptReport(receipt))
  }
}
