import ArgumentParser
import Editorial
import Newsroom
import Reports
import Topics

/// The pages that are made of what the program knows of itself: man pages, and the reference.
///
/// `stet __reference` names them, `stet __reference NAME` prints one, `stet __reference --all` all of
/// them, each behind a line with a form feed and its name; `Scripts/man` and `Scripts/reference` put
/// them where they belong. The transitions are those of the newsroom that it
/// runs in.
struct Reference {
  private let workflows: [Workflow]

  init(in surrounding: Surrounding) {
    let glance = Glance(
      Circumstances(
        directory: surrounding.directory, environment: surrounding.environment,
        now: Surrounding.now, savedOnly: true, builtInCommands: BuiltIns.reserved))
    workflows = glance?.rules.workflows ?? []
  }

  static func answer(_ arguments: [String], in surrounding: Surrounding) -> String? {
    let reference = Reference(in: surrounding)
    guard let name = arguments.first else {
      return reference.pages.map { $0.name + "\n" }.joined()
    }
    if name == "--all" {
      return reference.pages.map { "\u{0C}\($0.name)\n\($0.text())" }.joined()
    }
    return reference.pages.first { $0.name == name }?.text()
  }

  /// Every page, made when it is asked for.
  private var pages: [(name: String, text: () -> String)] {
    let man = [main] + commands.map(page) + transitions.map(page) + Topic.allCases.map(page)
    return [
      ("commands.md", { ReferencePage.commands(groups, transition: Self.anyTransition) }),
      ("codes.md", { ReferencePage.codes(CodeBook.all) }),
    ] + man.map { page in ("man\(page.section)/\(page.fileName)", { page.text }) }
  }

  private var groups: [(title: String, commands: [CommandDescription])] {
    BuiltIns.groups.map { group in
      let words = group.commands.compactMap { $0.configuration.commandName }
      return (group.title, CommandTree.all.filter { words.contains($0.words[0]) })
    }
  }

  private var commands: [CommandDescription] {
    CommandTree.all.flatMap { [$0] + $0.subcommands }
  }

  private var transitions: [Workflow.Transition] {
    var seen: Set<TransitionID> = []
    return workflows.flatMap(\.transitions).filter { seen.insert($0.id).inserted }
  }

  private static var anyTransition: CommandDescription {
    var description = CommandTree.move(typed: ["TRANSITION"])
    description.about = "Move drafts from one state to another, as the workflow says."
    description.usage = "stet TRANSITION <slug> ... [options]"
    return description
  }

  // MARK: - Pages

  private func start(_ name: String, _ section: Int, _ about: String) -> ManPage {
    ManPage(name, section: section, about: about, version: Stet.version, date: Stet.date)
  }

  private var main: ManPage {
    var page = start("stet", 1, StetCommand.configuration.abstract)
    page.heading("Synopsis")
    page.line("stet [COMMAND] [options]")
    page.heading("Description")
    page.paragraph(StetCommand.configuration.discussion)
    page.heading("Commands")
    for group in groups {
      page.subheading("To \(group.title)")
      for command in group.commands { page.entry(["stet " + command.words[0]], [command.about]) }
    }
    if !transitions.isEmpty {
      page.heading("Transitions")
      page.paragraph("Those of the workflow that `stet init` writes; yours may have others.")
      for transition in transitions { page.entry(["stet \(transition.id)"], [transition.about]) }
    }
    page.heading("Topics")
    for topic in Topic.allCases { page.entry(["stet help \(topic.name)"], [topic.summary]) }
    page.seeAlso([("git", 1)] + Topic.allCases.map { ("stet-\($0.name)", $0.section) })
    return page
  }

  private func page(_ command: CommandDescription) -> ManPage {
    var page = start((["stet"] + command.words).joined(separator: "-"), 1, command.about)
    page.write(command)
    let above = command.words.dropLast()
    var others: [(name: String, section: Int)] = [("stet", 1)]
    if !above.isEmpty { others.append(((["stet"] + above).joined(separator: "-"), 1)) }
    others += command.subcommands.map { ((["stet"] + $0.words).joined(separator: "-"), 1) }
    page.seeAlso(others + [("stet-exit-codes", 7)])
    return page
  }

  private func page(_ transition: Workflow.Transition) -> ManPage {
    var description = CommandTree.move(typed: [transition.id.rawValue])
    description.about = transition.about
    description.usage = MoveCommand.usage(of: transition)
    description.discussion =
      workflows.first.flatMap { $0.transition(transition.id) == nil ? nil : $0 }
      .map { "In the \($0.name) workflow: \(transition.demands(in: $0).joined(separator: "; "))." }
      ?? ""
    var page = start("stet-\(transition.id)", 1, transition.about)
    page.write(description)
    page.seeAlso([("stet", 1), ("stet-workflow", 5), ("stet-can", 1), ("stet-exit-codes", 7)])
    return page
  }

  private func page(_ topic: Topic) -> ManPage {
    var page = start("stet-\(topic.name)", topic.section, topic.summary)
    page.write(ManualText(markdown: topic.markdown))
    page.seeAlso([("stet", 1)])
    return page
  }
}

extension Topic {
  /// The section of the manual: 5 for files, 7 for the rest.
  var section: Int {
    switch self {
    case .workflow, .formats: 5
    case .exitCodes, .glossary, .environment: 7
    }
  }
}
