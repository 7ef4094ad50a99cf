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
    let request = MoveRequest(
      transition: id, drafts: drafts, reason: try reasons.reason(), saved: saved,
      dryRun: writing.dryRun)
    let move = Move(request: request, console: global.console) {
      try global.circumstances(saved: saved)
    }
    try move.run(in: newsroom)
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
