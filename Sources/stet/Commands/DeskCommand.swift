import ArgumentParser
import Editorial
import Newsroom
import Reports

/// `stet` without a word.
struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stet", abstract: "Your desk: what waits for you, and what to type next.",
    usage: "stet [options]")

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom(saved: saved, forDrafts: true)
    global.tell(
      DeskReport(
        try newsroom.desk(), now: newsroom.now, names: newsroom.rules.masthead.names))
  }
}
