import ArgumentParser
import Editorial
import Newsroom
import Reports

struct SectionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sections", abstract: "The sections of the blog.",
    subcommands: [List.self, Add.self, Close.self, Open.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "All sections.",
      usage: "stet sections [options]")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      global.tell(SectionsReport(try global.newsroom().rules.sections))
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Open sections.",
      usage: "stet sections add <id> ... [options]")

    @Argument(
      help: ArgumentHelp(
        "The id, as it stands in drafts; several open together.", valueName: "id"))
    var ids: [String]

    @Option(help: "The title as printed. Default: made of the id.")
    var title: String?

    @Option(help: ArgumentHelp("What the section is for.", valueName: "text"))
    var about: String?

    @OptionGroup var writing: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      global.tell(
        ReceiptReport(
          try global.newsroom().addSections(
            ids, title: title, about: about, dryRun: writing.dryRun)))
    }
  }

  struct Close: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "close", abstract: "Take no new drafts in a section.",
      usage: "stet sections close <section> [options]")

    @Argument(help: "The id or the title.")
    var section: String

    @OptionGroup var writing: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      global.tell(
        ReceiptReport(
          try global.newsroom().setSection(section, closed: true, dryRun: writing.dryRun)))
    }
  }

  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "open", abstract: "Take new drafts in a section again.",
      usage: "stet sections open <section> [options]")

    @Argument(help: "The id or the title.")
    var section: String

    @OptionGroup var writing: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      global.tell(
        ReceiptReport(
          try global.newsroom().setSection(section, closed: false, dryRun: writing.dryRun)))
    }
  }
}
