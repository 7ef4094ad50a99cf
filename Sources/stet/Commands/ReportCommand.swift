import ArgumentParser
import Editorial
import Newsroom
import Reports

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "How the team is doing: times in each state, what is stuck, what was published.",
    usage: "stet report [options]",
    discussion: """
      Counted from the history alone. What happened before --since or after --until is left out; \
      what is stuck, and what is in a state now, is told as it is today. Days and weeks are those \
      of the workflow's zone.

      --html writes one page that needs nothing beside it: stet report --html > report.html
      """)

  @Option(help: ArgumentHelp("The first day, as 2026-01-31.", valueName: "day"), transform: day)
  var since: CivilDate?

  @Option(help: ArgumentHelp("The last day. Default: today.", valueName: "day"), transform: day)
  var until: CivilDate?

  @Option(help: ArgumentHelp("Only of this section; may be repeated.", valueName: "section"))
  var section: [String] = []

  @Flag(help: "As a page for a browser, with drawings.")
  var html = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if html, global.format == .json {
      throw ValidationError("--html and --format json are two answers; ask for one.")
    }
  }

  func run() throws {
    let newsroom = try global.newsroom(saved: true)
    let pace = try newsroom.pace(
      Pace.Question(since: since, until: until, sections: section.map { SectionID($0) }))
    let report = PaceReport(pace, names: newsroom.rules.masthead.names)
    guard html else { return global.tell(report) }
    global.console.write(report.page)
  }

  private static let day: @Sendable (String) throws -> CivilDate = { text in
    guard let day = CivilDate(text) else {
      throw ValidationError("'\(text)' is no day; write it as 2026-01-31.")
    }
    return day
  }
}
