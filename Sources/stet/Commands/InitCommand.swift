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
      """)

  @Option(help: ArgumentHelp("editorial, solo or newsroom.", valueName: "preset"))
  var workflow = "editorial"

  @Option(
    help: ArgumentHelp(
      "Somebody else on the masthead, as 'NAME <EMAIL>:ROLE,ROLE'; may be repeated.",
      valueName: "newcomer"))
  var person: [String] = []

  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let people = try person.map { try TypedPerson($0) }
    let request = InitRequest(workflow: workflow, people: people, dryRun: writing.dryRun)
    global.tell(
      ReceiptReport(try Newsroom.initialize(request, try global.circumstances())))
  }
}
