import ArgumentParser
import Editorial
import Newsroom
import Reports

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Drafts as a table, those waiting longest first.",
    usage: "stet list [options]")

  @Option(help: ArgumentHelp("Only in this state; may be repeated.", valueName: "state"))
  var state: [String] = []

  @Option(help: ArgumentHelp("Only in this section; may be repeated.", valueName: "section"))
  var section: [String] = []

  @Option(help: ArgumentHelp("Only with this person on the byline.", valueName: "name"))
  var byline: String?

  @Flag(help: "Only with you on the byline.")
  var mine = false

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom(saved: saved)
    let filter = ListFilter(
      states: state.map { StateID($0) }, sections: section.map { SectionID($0) }, byline: byline,
      mine: mine)
    let drafts = try newsroom.list(filter)
    let isFiltered = !state.isEmpty || !section.isEmpty || byline != nil
    let emptiness =
      isFiltered
      ? "no draft is like that"
      : mine ? "no draft has you on its byline" : "there are no drafts yet"
    global.tell(
      ListReport(
        drafts, now: newsroom.now, emptiness: emptiness,
        command: isFiltered ? "stet list" : "stet new 'TITLE'"))
  }
}
