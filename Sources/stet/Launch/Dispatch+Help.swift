import ArgumentParser
import Editorial
import Newsroom
import Reports
import Topics

extension Dispatch {
  /// `stet help`, `stet help COMMAND`, `stet help TRANSITION`, `stet help TOPIC`.
  func help() throws {
    // What stands behind `-C` is no word to explain.
    let asked = words.topics
    guard let word = asked.first else { return console.tell(overview()) }
    if asked.count == 1, let topic = Topic(rawValue: word) { return console.tell(page(of: topic)) }
    if BuiltIns.names.contains(word) { return try help(with: asked) }
    if word == "help" { return console.tell(overview()) }
    let transitions = transitions()
    if let transition = transitions.first(where: { $0.id.rawValue == word }) {
      return console.write(MoveCommand.help(for: transition, columns: console.columns))
    }
    let known =
      BuiltIns.names + transitions.map(\.id.rawValue) + Topic.allCases.map(\.name) + ["help"]
    throw unknownWord(word, NearMisses.question(for: word, among: known))
  }

  /// The help of a command, subcommands included.
  private func help(with asked: [String]) throws {
    let type = BuiltIns.command(asked)
    let known = type.configuration.subcommands.compactMap { $0.configuration.commandName }
    let depth = type.configuration.commandName.flatMap { asked.firstIndex(of: $0) } ?? 0
    // A slip in the second word would else be answered with the help of the first.
    if !known.isEmpty, let word = asked.dropFirst(depth + 1).first {
      throw unknownCommand(
        asked.prefix(depth + 2).joined(separator: " "),
        NearMisses.question(for: word, among: known)
          ?? "there are: \(known.joined(separator: ", "))")
    }
    console.write(StetCommand.helpMessage(for: type, columns: console.columns) + "\n")
  }

  private func page(of topic: Topic) -> TopicReport {
    TopicReport(
      topic.name, ManualText(markdown: topic.markdown),
      more: BuiltIns.names.contains(topic.name)
        ? "`stet \(topic.name) --help` tells of the command of that name." : nil)
  }

  private func unknownWord(_ word: String, _ near: String?) -> Failure {
    if BuiltIns.reserved.contains(word) { return unknownCommand(word, "") }
    return Failure(
      .cannot, "usage", "there is no command and no topic `\(word)`",
      help: near ?? "`stet help` shows what there is")
  }

  /// All there is to type.
  private func overview() -> HelpReport {
    var groups = BuiltIns.groups.map { group in
      HelpReport.Group(
        group.title,
        group.commands.map {
          HelpReport.Entry($0.configuration.commandName ?? "", $0.configuration.abstract)
        })
    }
    let moves = transitions().map { HelpReport.Entry($0.id.rawValue, $0.about) }
    if !moves.isEmpty {
      let place = BuiltIns.groups.firstIndex { $0.title == "decide" } ?? groups.count - 1
      groups.insert(
        HelpReport.Group("move a draft, by the rules of this newsroom", moves), at: place)
    }
    groups.append(
      HelpReport.Group(
        "topics: stet help TOPIC", Topic.allCases.map { HelpReport.Entry($0.name, $0.summary) }))
    return HelpReport(
      about: [
        "\(StetCommand.configuration.abstract) Drafts are Markdown files; every hand-off is recorded with who made it, and nothing goes live without the sign-off that the team's rules ask for.",
        "`stet` alone shows your desk: what waits for you, and what to type next.",
      ],
      groups: groups,
      more: [
        "`stet help COMMAND` tells the options of each; `stet explain CODE` what a message means.",
        "Exit status: 0 done; 1 refused by the rules, or something was found; 2 anything else.",
      ])
  }

  /// The transitions of this newsroom, which are commands too; none outside one.
  private func transitions() -> [Workflow.Transition] {
    guard let newsroom = try? newsroom() else { return [] }
    var seen: Set<TransitionID> = []
    return newsroom.rules.workflows.flatMap(\.transitions).filter { seen.insert($0.id).inserted }
  }
}
