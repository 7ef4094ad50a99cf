import ArgumentParser
import Editorial
import Newsroom
import Reports

struct RenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename",
    abstract: "Give a draft another name or place, with its attachments.",
    usage: "stet rename <old> <new> [options]",
    discussion: """
      The new name is a slug, a file name, or a path. Folder, date and kind of file stay unless \
      they are named too. Edits that lie in the folder are saved first, and a file that was moved \
      by hand is only recorded.

      What is live has an address that others link to: it changes only with a move that may change \
      the text, as in stet rename old new --with correct -m 'WHY'. The old address is kept in the \
      draft's aliases.

      Links that lead nowhere afterwards, in other drafts or in this one, are told with their \
      lines; they are yours to mend.
      """)

  @Argument(help: ArgumentHelp("The draft.", valueName: "old"))
  var draft: String

  @Argument(help: ArgumentHelp("Its new name.", valueName: "new"))
  var name: String

  @Option(help: ArgumentHelp("The move that it is part of.", valueName: "transition"))
  var with: String?

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let request = RenameRequest(
      draft: draft, name: name, transition: with.map { TransitionID($0) },
      reason: try reasons.reason(), dryRun: writing.dryRun)
    let (receipt, links) = try global.newsroom().rename(request)
    global.tell(RenameReport(receipt, breaking: links))
  }
}
