import ArgumentParser
import Editorial
import Newsroom
import Reports

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make drafts of another blog's posts, or of saved pages.",
    usage: "stet import <file> ... [options]",
    discussion: """
      Of Markdown with front matter (Hugo, Jekyll, Zola and their like) every key stays, but for \
      those that only stet writes. A folder gives all posts in it; of a page bundle its files come \
      along. In a saved page it finds title, dek, byline and paragraphs, and leaves out the page's \
      furniture. Whatever is left out is listed.

      All of them come in together, or none. A post that was live begins as a draft here.
      """)

  @Argument(
    help: ArgumentHelp("Markdown, text, or folders; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Another title than the article's.", valueName: "title"))
  var title: String?

  @Option(help: ArgumentHelp("The section's id or title.", valueName: "section"))
  var section: String?

  @Option(
    help: ArgumentHelp("Another byline than the article's; may be repeated.", valueName: "person"))
  var byline: [String] = []

  @Option(
    help: ArgumentHelp(
      "The file's name. Default: the post's own, else made of the title.", valueName: "new-slug"))
  var slug: String?

  @Flag(help: "Add the post's day, its folder or a number to a file's name that is taken.")
  var distinct = false

  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if files.count > 1, title != nil || slug != nil {
      throw ValidationError("--title and --slug are for one file at a time.")
    }
  }

  func run() throws {
    let newsroom = try global.newsroom()
    var all: [ImportedFile] = []
    var notes: [String] = []
    for file in files {
      if let folder = try OutsideFile.folder(file) {
        let source = try ImportSource(root: folder.root, name: folder.name)
        all += source.files
        notes += source.notes
      } else {
        all.append(ImportedFile(name: file, bytes: try OutsideFile.read(file)))
      }
    }
    // A file that was named beside its folder comes in once.
    var seen: Set<String> = []
    all = all.filter { seen.insert($0.name).inserted }
    if all.count > 1, title != nil || slug != nil {
      throw Failure(
        .cannot, "usage", "--title and --slug are for one post, and there are \(all.count)",
        help: "import that one by itself")
    }
    let overrides = ImportOverrides(
      title: title, slug: slug, section: section, bylines: byline, makesDistinct: distinct)
    global.tell(
      ArrivalsReport(
        try newsroom.importFiles(all, overrides, notes: notes, dryRun: writing.dryRun)))
  }
}
