import ArgumentParser
import Newsroom
import Reports

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make drafts of articles saved as plain text.",
    usage: "stet import <file> ... [options]",
    discussion: """
      Finds the title, the dek, the byline and the paragraphs, and leaves out the page's \
      furniture: every line that was left out is listed.
      """)

  @Argument(help: ArgumentHelp("Text files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Another title than the article's.", valueName: "title"))
  var title: String?

  @Option(help: ArgumentHelp("The section's id.", valueName: "section"))
  var section: String?

  @Option(
    help: ArgumentHelp("Another byline than the article's; may be repeated.", valueName: "name"))
  var byline: [String] = []

  @Option(help: ArgumentHelp("The file's name. Default: made of the title.", valueName: "slug"))
  var slug: String?

  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if files.count > 1, title != nil || slug != nil {
      throw ValidationError("--title and --slug are for one file at a time.")
    }
  }

  func run() throws {
    let newsroom = try global.newsroom()
    let articles = try files.map { ImportedFile(name: $0, bytes: try OutsideFile.read($0)) }
    let overrides = ImportOverrides(
      title: title, slug: slug, section: section, bylines: byline)
    global.tell(
      ReceiptReport(
        try newsroom.importArticles(articles, overrides, dryRun: writing.dryRun)))
  }
}
