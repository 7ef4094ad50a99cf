import ArgumentParser
import Editorial
import Newsroom
import Reports

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Judge the whole history by the rules of its own time.",
    usage: "stet audit [<version>] [options]",
    discussion: """
      Every step since the newsroom began is judged again by the rules that were in force when it \
      was made: what the commands would have refused is listed, with who, when and how to mend it. \
      Nothing is changed but what is remembered: from where history counts, and what was seen of it.

      The verdict is proven (every step legal and signed), consistent (legal; some people are known \
      by their addresses only), violations, or unproven (something could not be judged). Exit \
      status: 0 proven or consistent, 1 violations, 2 unproven.
      """)

  @Argument(help: ArgumentHelp("Judge up to this version.", valueName: "version"))
  var version: String?

  @Flag(help: "Count what a chief has accepted, too.")
  var strict = false

  @Option(help: ArgumentHelp("Count history from here.", valueName: "version"))
  var anchor: String?

  @Flag(help: "Judge all of it anew, whatever is remembered of earlier audits.")
  var noCache = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let circumstances = try global.circumstances()
    let report = try Newsroom.audit(
      AuditRequest(tip: version, anchor: anchor, isStrict: strict, ignoresMemory: noCache),
      circumstances)
    if let warning = report.warning { global.console.note("warning: \(escape(warning))\n") }
    global.console.tell(
      AuditTelling(report, now: circumstances.now),
      faults: FaultList("audit", version: Stet.version, report))
    if report.verdict == .unproven, global.console.format.ofFaults != nil {
      global.console.note("unproven: \(escape(report.reason ?? ""))\n")
    }
    guard report.exitCode == 0 else { throw ExitCode(report.exitCode) }
  }
}
