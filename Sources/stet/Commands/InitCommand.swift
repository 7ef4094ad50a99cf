import ArgumentParser
import Newsroom
import Reports

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make this folder a newsroom: its rules, and a place for drafts.",
    usage: "stet init [options]",
    discussion: """
      Writes the rules (workflows/) and the folder for drafts, and records them as the beginning \
      of the editorial history. Whoever runs it is the first person on the masthead, as chief and \
      with every role that the workflow names.

      In a blog that is there, --adopt makes its posts drafts as they stand: what the site shows is \
      live, the rest begins. Each post gets a line with its state, and is listed as adopted for \
      ever. Files that cannot be drafts are left out and told with the reason.
      """)

  @Option(help: ArgumentHelp("editorial, solo or newsroom.", valueName: "preset"))
  var workflow = "editorial"

  @Option(
    help: ArgumentHelp(
      "Somebody else on the masthead, as 'NAME <EMAIL>:ROLE,ROLE'; may be repeated.",
      valueName: "newcomer"))
  var person: [String] = []

  @Option(
    help: ArgumentHelp(
      "What generates the site: plain, hugo or jekyll. With --adopt stet looks itself.",
      valueName: "site"))
  var site: String?

  @Flag(help: "Take in the posts of the blog that is here, as they stand.")
  var adopt = false

  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let people = try person.map { try TypedPerson($0) }
    let request = InitRequest(
      workflow: workflow, people: people, site: site, adopts: adopt, dryRun: writing.dryRun)
    global.tell(
      ReceiptReport(try Newsroom.initialize(request, try global.circumstances())))
  }
}
