import ArgumentParser
import Editorial
import Newsroom
import Reports

struct AcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Let a violation of the past stand, for a reason: a chief's word.",
    usage: "stet accept <version> <code> [<slug> ...] -m <reason> [options]",
    discussion: """
      `stet audit` lists violations, each with the command that accepts it. What was accepted stays \
      listed in every audit, with who accepted it and why; `--strict` counts it all the same.
      """)

  @Argument(help: ArgumentHelp("The version with the violation.", valueName: "version"))
  var version: String

  @Argument(help: ArgumentHelp("The violation's code.", valueName: "code"))
  var code: String

  @Argument(help: ArgumentHelp("Only of these drafts.", valueName: "slug"))
  var drafts: [String] = []

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let receipt = try Conversation.carryOut("accept", because: reasons, writing, global) {
      newsroom, reason, dryRun in
      try newsroom.accept(version, code: Code(code), of: drafts, reason: reason, dryRun: dryRun)
    }
    global.tell(ReceiptReport(receipt))
  }
}
