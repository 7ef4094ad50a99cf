import ArgumentParser
import Newsroom
import Reports

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Drafts as a table, those waiting longest first.",
    usage: "stet list [options]")

  @OptionGroup var filter: FilterOptions

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom(saved: saved, forDrafts: true)
    global.tell(
      ListReport(
        try newsroom.list(filter.filter), now: newsroom.now, emptiness: filter.emptiness,
        command: filter.whenEmpty(or: "stet list")))
  }
}
