// Changes of the rules themselves.

extension CodeBook {
  static let rules: [Explanation] = [
    Explanation(
      "rules.role", "Somebody who is no chief changed the rules.",
      """
      Whoever could change the rules could let themselves do anything. Such a change does not take \
      effect: the rules before it stay in force.
      """,
      mend: "A chief puts the files under `workflows/` back, or makes the change as their own."),
    Explanation(
      "rules.unsaved", "A rule file has edits in the folder that are not saved.",
      "Commands that change a rule file would take those along unseen, so they ask for them first.",
      mend: "Run `stet save workflows/FILE`, or put the file back, and run the command again."),
    Explanation(
      "rules.not-in-force", "The saved rule files are not the rules in force.",
      """
      They were changed by somebody who is no chief, or in a way that makes no valid rules. Such a \
      change has no effect: everything goes by the rules before it.
      """,
      mend: "A chief puts the files right and saves them: `stet save workflows/editorial.yml`."),
    Explanation(
      "rules.removed", "The rule files are gone.",
      "Without rules nothing would be illegal. The ones before stay in force.",
      mend: "A chief puts the files back as they were."),
    Explanation(
      "rules.invalid", "The rule files are not valid.",
      "What cannot be read or contradicts itself does not take effect.",
      mend: "`stet workflow check` shows every fault with its place; a chief mends them."),
  ]
}
