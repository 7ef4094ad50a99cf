import ArgumentParser
import Editorial
import Newsroom
import Reports

struct PeopleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "people", abstract: "Who is who: the masthead.",
    subcommands: [List.self, Add.self, Set.self, Leave.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Everybody on the masthead.",
      usage: "stet people [options]")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      global.tell(PeopleReport(try global.newsroom().rules.masthead))
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Put people on the masthead.",
      usage: "stet people add 'NAME <EMAIL>:ROLE,ROLE' ... [options]")

    @Argument(
      help: ArgumentHelp(
        "As in 'Ada Reyes <ada@blog.example>:author'; several come in together.",
        valueName: "newcomer"))
    var people: [String]

    @Option(help: "The id. Default: the first name.")
    var id: String?

    @Option(help: ArgumentHelp("Another byline; may be repeated.", valueName: "name"))
    var also: [String] = []

    @Option(
      help: ArgumentHelp(
        "What they sign with: the `.pub` file, an exported OpenPGP key, or the key; may be repeated.",
        valueName: "key"))
    var key: [String] = []

    @Option(
      help: ArgumentHelp("The roles count only there; may be repeated.", valueName: "section"))
    var section: [String] = []

    @OptionGroup var writing: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let newcomers = try people.map { try TypedPerson($0) }
      global.tell(
        ReceiptReport(
          try global.newsroom().addPeople(
            newcomers, id: id, also: also, keys: try key.map(readKey), sections: section,
            dryRun: writing.dryRun)))
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Change what the masthead says of somebody.",
      usage: "stet people set <person> [options]")

    @Argument(help: "An id, a name or an address.")
    var person: String

    @Option(help: "The byline as printed.")
    var name: String?

    @Option(help: ArgumentHelp("Other bylines, all of them, with commas.", valueName: "names"))
    var also: String?

    @Option(help: ArgumentHelp("Addresses, all of them, with commas.", valueName: "addresses"))
    var emails: String?

    @Option(
      help: ArgumentHelp(
        "A key more to sign with: the `.pub` file, an exported OpenPGP key, or the key.",
        valueName: "key"))
    var key: [String] = []

    @Option(help: ArgumentHelp("A key that is theirs no more.", valueName: "key"))
    var dropKey: [String] = []

    @Option(help: ArgumentHelp("Roles, all of them, with commas.", valueName: "roles"))
    var roles: String?

    @Option(
      help: ArgumentHelp(
        "Where the roles count, with commas; 'all' = everywhere.", valueName: "sections"))
    var sections: String?

    @OptionGroup var writing: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      // Not in `validate()`, which comes before an unknown option is told.
      if name == nil, also == nil, emails == nil, roles == nil, sections == nil, key.isEmpty,
        dropKey.isEmpty
      {
        throw Failure(
          .cannot, "usage",
          "say what to change: --name, --also, --emails, --key, --drop-key, --roles or --sections",
          help: "type `stet people set <person> [options]`; `stet help people set` tells more")
      }
      let wish = PersonWish(
        name: name, also: also.map(words), emails: emails.map(words),
        newKeys: try key.map(readKey), droppedKeys: try dropKey.map(readKey),
        roles: roles.map(words),
        sections: sections.map { $0 == "all" ? [] : words($0) })
      global.tell(
        ReceiptReport(
          try global.newsroom().setPerson(person, wish, dryRun: writing.dryRun)))
    }

    private func words(_ text: String) -> [String] {
      text.split(separator: ",").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }

  struct Leave: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "leave",
      abstract: "Take all roles from somebody, who stays known in old bylines.",
      usage: "stet people leave <person> [options]")

    @Argument(help: "An id, a name or an address.")
    var person: String

    @OptionGroup var writing: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      global.tell(
        ReceiptReport(try global.newsroom().leavePerson(person, dryRun: writing.dryRun)))
    }
  }
}

/// A key as typed: itself, or the name of its file.
private func readKey(_ typed: String) throws -> String {
  try TypedKey.read(TypedKey.isText(typed) ? Array(typed.utf8) : OutsideFile.read(typed))
}
