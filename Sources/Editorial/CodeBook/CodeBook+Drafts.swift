// Drafts as files, their names, and what the site makes of them.

extension CodeBook {
  static let drafts: [Explanation] = [
    Explanation(
      .draftMalformed, "The front matter could be read in more than one way.",
      """
      stet, the site's generator and an editor must see the same state, byline and section. So the \
      part between the fences keeps to a plain form: `key: value` from the first column, each key \
      once, no anchors, no tags, no invisible characters, text in UTF-8.
      """,
      mend: "Mend the line named; `stet help formats` shows the form. The text below is free."),
    Explanation(
      .draftNotAFile, "What lies at the draft's path is no plain file of the newsroom.",
      "A link could lead to a text that nobody here approved, and would change without a step.",
      mend: "Put the text itself there, in an ordinary file, in the folder of the drafts."),
    Explanation(
      .draftState, "The draft's state is none of the workflow's.",
      "Nobody could say who may do what with it.",
      mend: "Write one of the states that `stet workflow show` lists: the one that it was in."),
    Explanation(
      "draft.unsaved", "There are edits in the folder that are not saved.",
      """
      Approving, publishing and retracting speak about the saved text. With edits lying about, it \
      would be open which text was meant.
      """,
      mend: """
        Run `stet save SLUG` first; or add `--saved` to act on the saved version, and the edits \
        stay in the folder.
        """),
    Explanation(
      "version.unknown", "The version that you named is not there.",
      "Nothing of the kind has happened to the draft, or no version has that id.",
      mend: "`stet log SLUG` tells what happened to it; with `--verbose` also the ids."),
    Explanation(
      "draft.edit", "A line of the front matter cannot be written as it should be.",
      """
      A move writes its own lines, and touches no others. The value cannot stand in this front \
      matter, or the key is written there in a form that would have to be changed as a whole.
      """,
      mend: "Write the key as plain `key: value` by hand, run `stet save SLUG`, and try again."),
    Explanation(
      "draft.missing", "There is no draft of that name.",
      "A draft is named by its slug, by its path, or by a part of either that fits only one.",
      mend: "`stet list` shows the drafts; `stet restore SLUG` brings a deleted one back."),
    Explanation(
      "draft.deleted", "The draft's file is gone from the folder, and still saved.",
      """
      Whoever removes a file may mean that the draft is to go, or may not have meant anything. stet \
      does not guess: the draft stays until somebody says which.
      """,
      mend: """
        `stet restore SLUG` lays the file out again; `stet delete SLUG -m WHY` deletes the draft.
        """),
    Explanation(
      "path.taken", "Something lies already where a draft is to come.",
      """
      Nothing is ever written over, whether it is saved or not, and nobody else's files become a \
      draft's attachments because it gets their name.
      """,
      mend: "Choose another name, or move away what lies there."),
    Explanation(
      "site.leak", "The site would show the draft, and it is not live.",
      """
      A key, a folder or an ending in the file tells the site's generator to publish it, though \
      its state says that it is not to be seen.
      """,
      mend: "Let stet write these: put them back as they were, and publish it in the usual way."),
    Explanation(
      "site.hidden", "The site would not show the draft, and it is live.",
      "What was published would vanish without anybody having retracted it.",
      mend: "Put back what hides it; to take it down, run `stet retract SLUG -m WHY`."),
    Explanation(
      "adopt.missing", "A draft came in that no chief has adopted.",
      """
      When the rules begin to take a file for a draft, or to read it otherwise, somebody must \
      vouch for the state that it is in: it did not get there by the rules.
      """,
      mend: """
        With the rules, `stet save workflows/FILE.yml --adopt` takes in what they read differently; \
        afterwards `stet adopt SLUG -m WHY` does. Both take a chief.
        """),
    Explanation(
      "release.missing", "A file is a draft no more, and no chief has released it.",
      "A change of the rules must not take a draft out of everybody's sight in silence.",
      mend: """
        With the rules, `stet save workflows/FILE.yml --adopt` lets go what is no draft any more; \
        afterwards `stet adopt SLUG -m WHY` does, or mend the rules. Both take a chief.
        """),
    Explanation(
      "draft.nobody", "Under the rules that were tried, nobody could bring a draft on.",
      """
      Some transition leads from its state towards the site, and nobody on the masthead holds the \
      roles that it asks for, or too few could approve. Today somebody can.
      """,
      mend: "Give somebody the role with `stet people set`, or ask for another one in the rules."),
  ]

  static let names: [Explanation] = [
    Explanation(
      .slugTaken, "Two drafts have one slug.",
      """
      The slug is the draft's identity: commands, approvals and the site's address use it. Two \
      slugs that differ only in case are one, since some disks cannot tell them apart.
      """,
      mend: "Choose another file name, or run `stet rename OLD NEW` on one of the two."),
    Explanation(
      .slugMalformed, "The file's name makes no slug.",
      "Blanks, slashes and invisible characters break commands, trailers and addresses.",
      mend: "Rename the file: a–z, 0–9 and hyphens are always right."),
    Explanation(
      "name.ambiguous", "Several drafts fit that name.",
      "A part of a slug or of a path will do only where it fits one draft.",
      mend: "Write more of it; the drafts that fit are listed."),
    Explanation(
      "name.two-spellings", "Two files have one name, spelled in two ways.",
      """
      An accented letter can be one code point, or a letter and a mark. Git keeps two files apart by \
      that; a Mac, and whoever looks at a list, does not. Nobody could say which of the two is meant.
      """,
      mend: "Rename one of the two with `git mv`, or delete it with `git rm`."),
    Explanation(
      "text.control-characters", "A title, a name or a reason has a control character in it.",
      """
      It would become part of the history, and could show one thing on a terminal and say \
      another.
      """,
      mend: "Type it anew, without what was pasted along."),
    Explanation(
      "usage", "The command line is not one that stet understands.",
      "Nothing was done: an option, a name or a command is missing, unknown or out of place.",
      mend: "`stet help` lists the commands, `stet COMMAND --help` what each takes."),
  ]
}
