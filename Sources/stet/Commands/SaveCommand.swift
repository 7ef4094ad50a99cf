import ArgumentParser
import Editorial
import Newsroom
import Paths
import Reports

struct SaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save",
    abstract: "Save the edits that lie in the folder.",
    usage: "stet save [<slug> ...] [options]",
    discussion: """
      Without names: every changed draft that you may edit; those that you may not are listed \
      (exit 1). A chief saves edited rule files by their path: stet save workflows/editorial.yml. \
      Where new rules make files drafts, read drafts differently or let them go, --adopt takes all \
      of them as they are: it is the chief's word, and every audit tells of it.
      """)

  @Argument(help: ArgumentHelp("Drafts, or rule files.", valueName: "slug"))
  var drafts: [String] = []

  @Flag(help: "Take drafts that changed rules read differently as they are.")
  var adopt = false

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom(forDrafts: true)
    let reason = try reasons.reason()
    let ruleFiles = drafts.map(newsroom.pathFromRoot).filter { $0.lies(below: "workflows") }
    if !ruleFiles.isEmpty {
      guard ruleFiles.count == drafts.count else {
        throw Failure(
          .cannot, "usage", "rules and drafts are saved one after the other",
          help: "`stet save \(ruleFiles.joined(separator: " "))`, then the drafts")
      }
      return global.tell(
        ReceiptReport(
          try newsroom.saveRules(
            ruleFiles, adopts: adopt, reason: reason, dryRun: writing.dryRun)))
    }
    guard !adopt else {
      throw Failure(
        .cannot, "usage", "--adopt goes with rule files",
        help: "a draft that is there in a state already is taken in with `stet adopt`")
    }
    var (receipt, left) = try newsroom.save(drafts, reason: reason, dryRun: writing.dryRun)
    guard left.isEmpty || !receipt.commits.isEmpty else {
      throw Failure(.refused, left[0].code, "nothing could be saved", blockers: left)
    }
    if global.format == .json {
      receipt.notes += left.map { "\($0.slug) was left: \($0.message)" }
    }
    global.tell(ReceiptReport(receipt))
    guard left.isEmpty else {
      // Some were saved, so that this is no refusal of the whole.
      let failure = Failure(.refused, left[0].code, "not everything was saved", blockers: left)
      let report = RefusalReport(
        failure, names: newsroom.rules.masthead.names, asker: newsroom.asker()?.id,
        tellsUnchanged: false)
      if global.format != .json { global.console.note(report.text(global.console.noteStyle)) }
      throw ExitCode(1)
    }
  }
}
