import ArgumentParser
import Editorial
import Newsroom
import Reports

struct BoardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board",
    abstract: "Drafts in columns by state, with how long each has been there.",
    usage: "stet board [options]",
    discussion: """
      Those that wait longest stand on top; of what is published, the latest. Colours are the \
      sections; where there is no colour, the section's name is given.
      """)

  @OptionGroup var filter: FilterOptions

  @Option(help: ArgumentHelp("How many drafts of a column to show.", valueName: "count"))
  var limit = 12

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is a number above 0.") }
  }

  func run() throws {
    let newsroom = try global.newsroom(saved: saved, forDrafts: true)
    global.tell(
      BoardReport(
        try newsroom.board(filter.filter, limit: limit), sections: newsroom.rules.sections,
        now: newsroom.now, emptiness: filter.emptiness, command: filter.whenEmpty(or: "stet board"))
    )
  }
}
