import ArgumentParser
import Editorial
import Newsroom
import Reports

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Start a draft from a template, and save it.",
    usage: "stet new '<title>' [options]")

  @Argument(help: "The title.")
  var title: String

  @Option(help: ArgumentHelp("The section's id or title.", valueName: "section"))
  var section: String?

  @Option(
    help: ArgumentHelp("A name on the byline; may be repeated. Default: you.", valueName: "person"))
  var byline: [String] = []

  @Option(help: ArgumentHelp("A summary in a sentence or two.", valueName: "text"))
  var dek: String?

  @Option(help: ArgumentHelp("The file's name. Default: made of the title.", valueName: "new-slug"))
  var slug: String?

  @Option(
    help: ArgumentHelp(
      "A template of workflows/templates. Default: the section's, else the workflow's.",
      valueName: "template"))
  var template: String?

  @Flag(help: "Open it in your editor, and save what you write; as `stet edit` does.")
  var edit = false

  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if edit, writing.dryRun {
      throw ValidationError("A draft that is not there cannot be opened; leave --edit or -n out.")
    }
  }

  func run() throws {
    let draft = NewDraft(
      title: title, slug: slug, section: section, bylines: byline, dek: dek, template: template)
    let receipt = try global.newsroom(forDrafts: true).new(draft, dryRun: writing.dryRun)
    guard edit, let slug = receipt.slugs.first else { return global.tell(ReceiptReport(receipt)) }
    try write(slug, after: receipt)
  }

  /// Goes on in the editor; the draft is there by now, whatever comes of that.
  private func write(_ slug: Slug, after receipt: Receipt) throws {
    if global.format == .human {
      var started = receipt
      started.next = []
      global.tell(ReceiptReport(started))
    }
    let newsroom = try Answered.patiently { try Newsroom.open(try global.circumstances()) }
    let plan = try Answered.patiently { try newsroom.planEdit(slug.rawValue) }
    var session = EditSession(plan: plan, newsroom: newsroom, global: global)
    var written: Receipt
    do {
      written = try session.run()
    } catch let failure as Failure {
      throw Answered(failure)
    }
    if global.format != .human {
      written.lines = receipt.lines + written.lines
      written.commits = receipt.commits + written.commits
      written.notes = receipt.notes + written.notes
    }
    global.tell(ReceiptReport(written))
  }
}
