/// The explanations of every code that reading and validating rule files can give.
public enum RuleFaults {
  public static let explanations: [Code: Explanation] = Dictionary(
    all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// In the order of the reference page.
  public static let all: [Explanation] = [
    Explanation(
      "rules.syntax", "A rule file cannot be read as YAML.",
      """
      Rule files are plain YAML: keys, values and lists, indented with blanks. Something here is \
      punctuated or indented so that it cannot be read, or it uses a part of YAML that rule \
      files leave out, because a reader could not see what it stands for: aliases (*x), anchors \
      (&x), tags (!x), merge keys (<<), several documents, quotes that run over a line's end, \
      tabs as indentation, control characters, more than 64 KiB or 32 levels.
      """,
      mend: """
        Compare the line with its neighbours: keys of one entry stand in one column, each item of \
        a list begins with `- `, and text with `: ` or ` #` in it, or that begins with punctuation, \
        stands in quotes: about: "Note: see below". Long text goes under `about: >-`.
        """),
    Explanation(
      "rules.key", "A key that stet does not know.",
      """
      Every key of a rule file is one of a short list. A misspelt key would otherwise be \
      silently without effect, and a rule that nobody enforces is worse than none.
      """,
      mend: """
        Take the spelling that the message offers, or delete the line. `stet help formats` lists \
        every key.
        """),
    Explanation(
      "rules.type", "A value of another kind than expected.",
      """
      The key wants one value, a list, a mapping, a number, or true or false, and something else \
      stands there. A list is written even for one entry: by: [editor]. A transition's `to` is \
      one state, never a list. Only `true` and `false` say yes and no.
      """,
      mend: "Write the value as the message shows."),
    Explanation(
      "rules.value", "A value that cannot stand there.",
      """
      The value is of the right kind and still not possible: an id with capital letters or \
      blanks, a transition with the name of one of stet's commands, a malformed e-mail address, \
      a name with control characters or with letters of several scripts in one word, a limit \
      below 1, a site key that front matter cannot hold, an effect on a key that the writers or \
      stet itself keep, several approvals of a transition that carries its own edits.
      """,
      mend: """
        The help line says what may stand there. Ids have small letters, digits and hyphens, and \
        begin with a letter: in-review.
        """),
    Explanation(
      "rules.version", "A rule file in a format that this stet does not know.",
      """
      Each rule file says in its first line which version of the format it is written in: \
      `stet: 1`. This one names another. stet does not guess what newer rules mean.
      """,
      mend: """
        Install the stet that your colleagues use, or, if the number is a slip, write `stet: 1`.
        """),
    Explanation(
      "rules.reference", "A name that nothing answers to.",
      """
      A state, role, check or section is named that is not defined: states stand under `states:` \
      of the same file, sections in workflows/sections.yml, checks are stet's own. A role is \
      known when a preset has it (author, editor, copyeditor, chief) or a workflow names it.
      """,
      mend: "Take the spelling that the message offers, or define the name first."),
    Explanation(
      "rules.duplicate", "The same thing twice.",
      """
      Two entries have one key, id, title, name or e-mail, two people have bylines that are the \
      same or that readers could not tell apart, or one path would belong to two workflows. Which \
      of the two holds would be a guess, and stet does not guess.
      """,
      mend: """
        Keep one of the two, or tell them apart: a middle initial in a byline, another id, a \
        narrower `content`.
        """),
    Explanation(
      "rules.shape", "The workflow's states do not hang together.",
      """
      A state can never be reached, or never be left although it is not `final: true`, or is \
      left although it is, or no state is live, or there is no way from the first state to a \
      live one. Drafts would be stuck, or nothing could be published.
      """,
      mend: """
        `stet workflow graph` draws the states. Add the missing transition, mark the end of the \
        story with `final: true`, or take the state out (and name it under `retired:` when drafts \
        were in it).
        """),
    Explanation(
      "rules.missing", "Something that every rule file has is not there.",
      """
      A workflow needs `stet`, `name`, `content`, `initial`, `create`, `states` and \
      `transitions`; a transition `id`, `from`, `to` and `by`; a person `id` and `name`; a \
      section `id` and `title`. The first state is named, never guessed. A newsroom has \
      workflows/masthead.yml and at least one workflow; a file in workflows/ that is none of \
      these is an error too, because a misnamed rule file would be without effect.
      """,
      mend: """
        Add the line that the message shows. `stet workflow show` prints a whole workflow, \
        `stet init --dry-run` all the files.
        """),
    Explanation(
      "rules.no-chief", "Nobody on the masthead is chief.",
      """
      Only a chief may change the files in workflows/. Without one the rules could never be \
      changed again, so rules without a chief do not take effect.
      """,
      mend: "Add `chief` to somebody's roles: roles: [chief, editor]."),
    Explanation(
      "rules.edit", "A rule file that stet does not edit.",
      """
      `stet people` and `stet sections` change single words of a rule file and leave every \
      other byte as it is. They read the result again and compare; where more than the entry \
      meant would differ, they write nothing.
      """,
      mend: """
        Change the file by hand, or write the entry as its neighbours are written, and say \
        `stet workflow check`.
        """),
    Explanation(
      "rules.unheld", "A role that nobody holds (warning).",
      """
      The workflow lets a role do something, and nobody on the masthead holds it today. That is \
      fine between two appointments; what only that role may do waits.
      """,
      mend: "Give the role to somebody: stet people set ada --roles author,editor."),
    Explanation(
      "rules.unmeetable", "A requirement that nobody can meet today (warning).",
      """
      A transition asks for more approvals than there are people to give them, in the newsroom \
      or in a section (people with `sections` count only there), or somebody with roles has no \
      e-mail or key by which a step could be theirs.
      """,
      mend: """
        Give the role to more people, ask for fewer approvals, or add the e-mail or key that is \
        missing.
        """),
  ]
}
