import ArgumentParser
import Newsroom
import Reports

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve the saved text of drafts.",
    usage: "stet approve <slug> ... [options]",
    discussion: """
      An approval is for exactly this text and its attachments: when either changes, it counts no \
      more.
      """)

  @Argument(help: ArgumentHelp("Drafts.", valueName: "slug"))
  var drafts: [String]

  @Flag(help: "Approve what is saved; edits in the folder stay there.")
  var saved = false

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    global.tell(
      ReceiptReport(
        try global.newsroom().approve(
          drafts, reason: try reasons.reason(), saved: saved, dryRun: writing.dryRun)))
  }
}
