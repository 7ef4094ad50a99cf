import ArgumentParser
import Editorial
import Newsroom
import Reports

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What changed in a draft since you last did something with it, word by word.",
    usage: "stet diff <draft> [options]",
    discussion: """
      The text as it lies in the folder is compared with the one that you last saved, handed on, \
      approved or gave back. A paragraph that stands elsewhere is told as moved.
      """)

  @Argument(help: "A slug, a path, or an unambiguous part of either.")
  var draft: String

  @Option(
    help: ArgumentHelp(
      "Since it was submitted, approved, published …, or since a version by its id.",
      valueName: "when"))
  var since: String?

  @Flag(help: "Line by line, in the form that other programs read.")
  var lines = false

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var paging: PagerOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if lines, global.format != .human {
      throw ValidationError("--lines is a format of its own; leave --format out.")
    }
  }

  func run() throws {
    let newsroom = try global.newsroom(saved: saved)
    let difference = try newsroom.difference(draft, since: since, withAttachments: lines)
    if lines {
      let report = LinesReport(difference)
      // What another program reads is there to the byte; a terminal gets it escaped.
      let console = global.console
      if console.isTerminal || console.style.color {
        try global.tell(report, in: newsroom, paging)
      } else {
        console.write(report.patch)
      }
    } else {
      try global.tell(DiffReport(difference, now: newsroom.now), in: newsroom, paging)
    }
  }
}
