import ArgumentParser
import Newsroom
import Reports

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Bring deleted drafts back, or files that are gone from the folder.",
    usage: "stet restore <slug> ... [options]",
    discussion: """
      A deleted draft comes back as it was last, with its attachments, and begins again in the \
      first state. Of a draft that is still saved, the files that are gone from the folder are \
      laid out again. Nothing that lies in the folder is written over.
      """)

  @Argument(help: ArgumentHelp("Drafts.", valueName: "slug"))
  var drafts: [String]

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    global.tell(
      ReceiptReport(
        try global.newsroom().restore(
          drafts, reason: try reasons.reason(), dryRun: writing.dryRun)))
  }
}
