import ArgumentParser
import Editorial
import Newsroom
import Reports

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "One draft: where it stands, what was found, and what can be done with it.",
    usage: "stet show <draft> [options]")

  @Argument(help: "A slug, a path, or an unambiguous part of either.")
  var draft: String

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var paging: PagerOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom(saved: saved, forDrafts: true)
    try global.tell(
      ShowReport(
        try newsroom.show(draft), now: newsroom.now, names: newsroom.rules.masthead.names,
        asker: newsroom.asker()?.id), in: newsroom, paging)
  }
}
