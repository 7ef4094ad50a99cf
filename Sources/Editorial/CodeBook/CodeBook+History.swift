// What only a look at the whole history finds.

extension CodeBook {
  static let history: [Explanation] = [
    Explanation(
      "merge.rollback", "A merge changed a draft in a way that its maker may not.",
      """
      A merge may take each draft from one side as it is there. Anything else, an older version \
      included, is a step of whoever merged, and is judged like any other.
      """,
      mend: """
        Give the draft back as it should have come out of the merge, with `stet save SLUG`; or a \
        chief accepts it with `stet accept COMMIT merge.rollback SLUG -m WHY`.
        """),
    Explanation(
      "merge.rules", "A merge changed the rules in a way that its maker may not.",
      "Rules of its own in a merge need somebody who is chief on every side of it.",
      mend: "A chief of both sides puts the files under `workflows/` as they should be."),
    Explanation(
      "merge.entry", "A merge brought in a step that the rules it came to do not allow.",
      """
      The step was made on a branch whose rules were older: perhaps by somebody whose role had \
      been taken away. Otherwise an old branch would keep every right for ever.
      """,
      mend: """
        Somebody who may makes the move themselves, or gives the draft back as it was before the \
        step named.
        """),
    Explanation(
      "commit.malformed", "A commit is not in the form that git writes.",
      "Two programs could read it differently, so it proves nothing.",
      mend: "Find out which tool made it; `git fsck --strict` says more."),
    Explanation(
      "time.future", "A pushed commit is dated in the future.",
      "The server allows five minutes for clocks that go wrong.",
      mend: "Set the machine's clock, make the commit again, and push."),
    Explanation(
      "history.rewritten", "The history that the team had seen is no longer part of this one.",
      """
      The last version that was audited is not an ancestor of what is there now: commits were \
      taken out or replaced, and what they said with them.
      """,
      mend: """
        Push the old history back; where the change was meant, a chief runs \
        `stet anchor set --seen COMMIT`, which shows both and asks.
        """),
    Explanation(
      "history.anchor", "It is not clear from which commit this newsroom's history counts.",
      """
      Whoever started a draft, edited or approved it is read from the history since the newsroom \
      was made. The configured commit is not part of it, or several could be meant: an unrelated \
      history was merged in.
      """,
      mend: """
        Set the commit that `stet init` made: `git config stet.anchor COMMIT`. Where one is set \
        that is wrong, `git config --unset stet.anchor` drops it.
        """),
    Explanation(
      "history.shallow", "Only a part of the history is here.",
      "A shallow clone has the latest commits alone, so nothing can be proved from it.",
      mend: "Run `git fetch --unshallow`; in CI, ask for the whole history (`fetch-depth: 0`)."),
    Explanation(
      "history.missing", "Objects of the history are missing or damaged.",
      "What is not there cannot be judged, and is never taken for good.",
      mend: "Fetch them from another clone; `git fsck` lists what is missing."),
    Explanation(
      "history.replaced", "git is told to show another history than the one that is saved.",
      "Grafts and replace refs change what git shows without changing what was signed and saved.",
      mend: "`git replace --list` names them, and `git replace -d ID` takes one away."),
  ]

  static let mending: [Explanation] = [
    Explanation(
      "trailer.untrue", "A commit's message claims a step that the commit did not make.",
      """
      What happened is read from the drafts themselves. A line such as `Stet-Transition:` that \
      they do not bear out counts for nothing.
      """,
      mend: "Nothing needs mending, unless the step itself is listed as well."),
    Explanation(
      "date.odd", "A date in a draft is more than a day off its commit.",
      "Dates grant nothing, so this is only a note; a clock may have been wrong.",
      mend: "If readers see a wrong date, correct it as part of a correction."),
    Explanation(
      "embargo.early", "The draft went live before its embargo ended.",
      """
      The embargo is held against the clock when the command runs; the history cannot tell what \
      that clock said, so this is only a note.
      """,
      mend: "If it should not be seen yet, run `stet retract SLUG -m WHY`."),
  ]
}
