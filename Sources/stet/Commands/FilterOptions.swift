import ArgumentParser
import Editorial
import Newsroom

/// Which drafts to show.
struct FilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only in this state; may be repeated.", valueName: "state"))
  var state: [String] = []

  @Option(help: ArgumentHelp("Only in this section; may be repeated.", valueName: "section"))
  var section: [String] = []

  @Option(help: ArgumentHelp("Only with this person on the byline.", valueName: "person"))
  var byline: String?

  @Flag(help: "Only with you on the byline.")
  var mine = false

  var filter: ListFilter {
    ListFilter(
      states: state.map { StateID($0) }, sections: section.map { SectionID($0) }, byline: byline,
      mine: mine)
  }

  /// What to say when no draft is among them.
  var emptiness: String {
    if leavesOut { return "no draft is like that" }
    return mine ? "no draft has you on its byline" : "there are no drafts yet"
  }

  /// What to type then; the command without a filter where there may be others.
  func whenEmpty(or command: String) -> String { leavesOut ? command : "stet new 'TITLE'" }

  private var leavesOut: Bool { !state.isEmpty || !section.isEmpty || byline != nil }
}
