import ArgumentParser
import Editorial
import Newsroom
import Reports

struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Open a draft in your editor, and save what you changed.",
    usage: "stet edit <draft> [options]",
    discussion: """
      Your editor is the one that git would open: STET_EDITOR, GIT_EDITOR, core.editor, VISUAL, \
      EDITOR, else vi. Whoever may not change the draft is told before it opens. Where a draft is \
      changed by a correction only, the change becomes one.
      """)

  @Argument(help: "A slug, a path, or an unambiguous part of either.")
  var draft: String

  @Flag(
    inversion: .prefixedNo,
    help: "Open it again while its front matter cannot be read. Default: ask on a terminal.")
  var reopen: Bool?

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom()
    var session = EditSession(
      plan: try newsroom.planEdit(draft), newsroom: newsroom, global: global, reopens: reopen,
      reason: try reasons.reason())
    if writing.dryRun { return global.tell(ReceiptReport(try session.rehearsal())) }
    global.tell(ReceiptReport(try session.run()))
  }
}
