public import Editorial

/// A page of the reference in Markdown, made of what the program knows of itself.
public enum ReferencePage {
  /// Said on top of each, so that nobody mends the copy.
  private static let notice =
    "<!-- Made by Scripts/reference of what the program says of itself; a test compares. -->\n"

  /// Every command, with what all of them share on top.
  public static func commands(
    _ groups: [(title: String, commands: [CommandDescription])], transition: CommandDescription
  ) -> String {
    let all = groups.flatMap(\.commands).flatMap { [$0] + $0.subcommands } + [transition]
    // What only leads to other commands takes no options worth a word.
    let doing = all.filter(\.subcommands.isEmpty)
    let shared = transition.options.filter { option in
      doing.allSatisfy { $0.options.contains(option) }
    }
    var text = "# Commands\n\n\(notice)\n"
    text += "`stet` without a command shows your desk. A draft is named by its slug, by its path, "
    text += "or by a part of either that fits only one. What the exit status says is told in "
    text += "[exit codes](exit-codes.md).\n\n"
    text += "## Options of every command\n\n" + table(shared)
    for group in groups {
      text += "## To \(group.title)\n\n"
      for command in group.commands {
        text += self.command(command, without: shared)
        for below in command.subcommands { text += self.command(below, without: shared) }
      }
    }
    text += "## Transitions\n\nEvery transition of the [workflow file](workflow.md) is a command; "
    text += "several drafts that are named together move together.\n\n"
    text += command(transition, without: shared)
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  private static func command(
    _ command: CommandDescription, without shared: [CommandDescription.Argument]
  ) -> String {
    var text = "### stet \(command.words.joined(separator: " "))\n\n"
    text += "\(command.about)\n\n```\n\(command.usage)\n```\n\n"
    for sentence in command.discussion.lines where !sentence.isEmpty {
      text += sentence.cell + "\n\n"
    }
    let own = command.options.filter { !shared.contains($0) }
    if !command.subcommands.isEmpty { return text }
    return text + table(command.arguments + own)
  }

  private static func table(_ arguments: [CommandDescription.Argument]) -> String {
    guard !arguments.isEmpty else { return "" }
    let rows = arguments.map { argument in
      let about = ([argument.about] + argument.notes).filter { !$0.isEmpty }
      return
        "| `\(argument.usage.replacing("|", with: "\\|"))` | \(about.joined(separator: " ").cell) |\n"
    }
    return "| | |\n|---|---|\n" + rows.joined() + "\n"
  }

  /// Every code, with what it means and how to mend it.
  public static func codes(_ explanations: [Explanation]) -> String {
    var text = "# Codes\n\n\(notice)\n"
    text += "A code stands in brackets behind what was found or refused. `stet explain CODE` tells "
    text += "the same at the terminal; for a check, `stet explain CHECK` adds examples.\n"
    for explanation in explanations {
      text += "\n## \(explanation.code)\n\n\(explanation.summary.cell)\n\n"
      for line in explanation.explanation.lines where !line.isEmpty { text += "\(line.cell)\n\n" }
      text += "To mend it: \(explanation.mend.cell)\n"
    }
    return text
  }
}

extension String {
  /// Without what Markdown would take for markup, outside of backticks.
  fileprivate var cell: String {
    let parts = split(separator: "`", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      let text = String(part).replacing("|", with: "\\|").replacing("\n", with: " ")
      return index.isMultiple(of: 2)
        ? text.replacing("<", with: "\\<").replacing("*", with: "\\*") : text
    }.joined(separator: "`")
  }
}
