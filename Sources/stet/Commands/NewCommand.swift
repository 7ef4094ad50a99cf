import ArgumentParser
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
    help: ArgumentHelp("A name on the byline; may be repeated. Default: you.", valueName: "name"))
  var byline: [String] = []

  @Option(help: ArgumentHelp("A summary in a sentence or two.", valueName: "text"))
  var dek: String?

  @Option(help: ArgumentHelp("The file's name. Default: made of the title.", valueName: "slug"))
  var slug: String?

  @Option(
    help: ArgumentHelp(
      "A template of workflows/templates. Default: the section's, else the workflow's.",
      valueName: "name"))
  var template: String?

  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let draft = NewDraft(
      title: title, slug: slug, section: section, bylines: byline, dek: dek, template: template)
    global.tell(
      ReceiptReport(try global.newsroom().new(draft, dryRun: writing.dryRun)))
  }
}
