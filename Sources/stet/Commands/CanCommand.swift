import ArgumentParser
import Editorial
import Newsroom
import Reports

struct CanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "can",
    abstract: "What a transition still wants, and who can meet it.",
    usage: "stet can <draft> [<transition>] [options]",
    discussion: "Exit 0 when you could make it now (or any, when none is named), else 1.")

  @Argument(help: "A slug, a path, or an unambiguous part of either.")
  var draft: String

  @Argument(help: "One transition. Default: all that leave the draft's state.")
  var transition: String?

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom(saved: saved, forDrafts: true)
    let report = try newsroom.can(draft, transition.map { TransitionID($0) })
    global.tell(
      CanReport(
        report, only: transition.map { TransitionID($0) },
        names: newsroom.rules.masthead.names, asker: newsroom.asker()?.id))
    let asked = report.transitions.filter {
      transition.map(TransitionID.init(_:)) ?? $0.transition.id == $0.transition.id
    }
    if !asked.contains(where: \.isAllowed) { throw ExitCode(1) }
  }
}
