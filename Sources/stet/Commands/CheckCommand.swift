import ArgumentParser
import Editorial
import Newsroom
import Reports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Findings in drafts, in the style of a compiler: all drafts when none is named.",
    usage: "stet check [<slug> ...] [options]",
    discussion: "Exit 1 when there is an error among them.")

  @Argument(help: ArgumentHelp("Drafts.", valueName: "slug"))
  var drafts: [String] = []

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let report = try global.newsroom(saved: saved).check(drafts)
    let findings = FindingReport(report)
    if global.format == .concise {
      global.console.write(findings.concise(global.console.style))
    } else {
      global.tell(findings)
    }
    if report.errors > 0 { throw ExitCode(1) }
  }
}
