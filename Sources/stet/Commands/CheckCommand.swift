import ArgumentParser
import Editorial
import Newsroom
import Reports

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Findings in drafts, in the style of a compiler: all drafts when none is named.",
    usage: "stet check [<slug> ...] [options]",
    discussion: """
      --fix mends in the folder what needs no judgement, byte by byte, and saves nothing: a byline \
      or a section spelled as the newsroom spells it, dates in a form that programs agree on, \
      blanks behind a fence, letters with their accents in one. Live drafts are left.

      Exit 1 when there is an error among what is found (with --fix: among what remains).
      """)

  enum Level: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
  }

  @Argument(help: ArgumentHelp("Drafts.", valueName: "slug"))
  var drafts: [String] = []

  @Flag(help: "Mend what is mechanical and safe, in the folder.")
  var fix = false

  @Option(help: ArgumentHelp("Exit 1 from this severity on.", valueName: "severity"))
  var failOn: Level = .error

  @Flag(help: "Look only at what is saved.")
  var saved = false

  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if fix, saved {
      throw ValidationError("--fix mends files in the folder, and --saved looks at none of them.")
    }
    if writing.dryRun, !fix {
      throw ValidationError("--dry-run is for --fix; without it, check changes nothing.")
    }
  }

  func run() throws {
    let newsroom = try global.newsroom(saved: saved)
    let report: CheckReport
    if fix {
      let mended = try newsroom.mend(drafts, dryRun: writing.dryRun)
      report = mended.remaining
      global.console.tell(
        FixReport(mended, names: newsroom.rules.masthead.names), faults: faults(report))
    } else {
      report = try newsroom.check(drafts)
      global.console.tell(FindingReport(report), faults: faults(report))
    }
    let fails = failOn == .error ? report.errors > 0 : !report.findings.isEmpty
    if fails { throw ExitCode(1) }
  }

  private func faults(_ report: CheckReport) -> FaultList {
    FaultList("check", version: Stet.version, report)
  }
}
