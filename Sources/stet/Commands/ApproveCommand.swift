import ArgumentParser
import Newsroom
import Reports

struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve the saved text of drafts, or take one's approval back.",
    usage: "stet approve <slug> ... [options]",
    discussion: """
      An approval is for exactly this text and its attachments: when either changes, it counts no \
      more. With --withdraw your own approval of each draft is taken back.
      """)

  @Argument(help: ArgumentHelp("Drafts.", valueName: "slug"))
  var drafts: [String]

  @Flag(help: "Approve what is saved; edits in the folder stay there.")
  var saved = false

  @Flag(help: "Take your approval back.")
  var withdraw = false

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom(forDrafts: true)
    let reason = try reasons.reason()
    global.tell(
      ReceiptReport(
        withdraw
          ? try newsroom.withdrawApproval(drafts, reason: reason, dryRun: writing.dryRun)
          : try newsroom.approve(drafts, reason: reason, saved: saved, dryRun: writing.dryRun)))
  }
}
