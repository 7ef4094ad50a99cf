// Moves from state to state.

extension CodeBook {
  static let transitions: [Explanation] = [
    Explanation(
      .transitionUnknown, "No such move leads on from the state that the draft is in.",
      "The workflow file names every move, with the states that it starts from and ends in.",
      mend: "`stet can SLUG` lists the moves that lead on from here; choose one of them."),
    Explanation(
      .transitionRole, "The person who did it has no role that may make this move.",
      """
      The workflow file says in `by` who may make a move. Roles that count only in some sections \
      must count in the draft's section, before the step and after it.
      """,
      mend: "Ask one of the people named; `stet can SLUG` names them too."),
    Explanation(
      .transitionRequires, "The move asks for something more: a reason, or one's own draft.",
      """
      A reason stays in the history for whoever asks later. A move for one's own drafts is for \
      those on the byline, and a byline with an unknown name says nothing about who they are.
      """,
      mend: "Give the reason with `-m WHY`, or ask somebody on the byline."),
    Explanation(
      "transition.unchanged", "A correction that corrects nothing.",
      "The move is made to change a text openly, and the text in the folder is as it was.",
      mend: "Edit the draft's file first, then run the command again; or run `stet edit SLUG`."),
    Explanation(
      .transitionChecks, "A check that the move calls for found a fault in the draft.",
      "The workflow file lists in `checks` what a draft must be like to go on.",
      mend: "`stet check SLUG` shows each place; mend them, and run `stet save SLUG`."),
    Explanation(
      .transitionEffects, "The move did not change exactly what it says that it changes.",
      """
      A move writes its own lines, such as the date of publication, and leaves the text alone. So \
      the text that was approved is the text that goes on.
      """,
      mend: "Let stet do it: `stet save SLUG` for the text, then the move's own command."),
    Explanation(
      .editRole, "The person may not change the text in this state.",
      """
      Each state says in `edit` who may change a draft there. A draft under review is its editors', \
      and what is live changes only by a correction.
      """,
      mend: """
        Ask one of the people named, or run `stet correct SLUG` for what is live. `stet withdraw` \
        takes your own draft back to its desk.
        """),
    Explanation(
      .createRole, "The person may not start a draft here.",
      "The workflow file says in `create` who may.",
      mend: "Ask one of the people named to run `stet new TITLE`."),
    Explanation(
      .createState, "The draft does not begin in the first state.",
      """
      What appears somewhere further on has gone past everybody who should have seen it on the \
      way.
      """,
      mend: "Write the first state into it and make the moves; `stet new` and `stet import` do so."),
    Explanation(
      .deleteRole, "The person may not delete a draft in this state.",
      "Each state says in `delete` who may; where it says nothing, nobody may.",
      mend: "Move it to a state where it may be deleted, or ask one of the people named."),
    Explanation(
      .renameRole, "The person may not rename the draft in this state.",
      """
      A draft is renamed by whoever may edit it. What is live has an address that others link to: \
      it is renamed only as part of a correction.
      """,
      mend: "Ask one of the people named; for what is live, correct it."),
    Explanation(
      .managedEdited, "A line that belongs to stet was changed by hand.",
      """
      The state, the date of publication and the like are written by moves and renames alone, so \
      that they say what happened. Before a draft was ever live, its editors may fill in those \
      that publication would only write where they are absent.
      """,
      mend: "Put the line back as it was, and run the command that writes it."),
    Explanation(
      "file.role", "The person may not change this file of the site.",
      """
      Layouts and pages in the site's reach change what readers see without any draft changing. \
      The workflow file says under `files` who may; where it says nothing, a chief.
      """,
      mend: "Ask a chief to do it, or to name the path under `files` in the workflow file."),
  ]

  static let approvals: [Explanation] = [
    Explanation(
      .approvalMissing, "There are not enough approvals that count.",
      """
      The move asks for other eyes. Who may give them, and who does not count because they wrote, \
      started, changed or submitted the draft, is in the workflow file under `approvals`.
      """,
      mend: "Ask one of the people named to run `stet approve SLUG`."),
    Explanation(
      .approvalStale, "The text or an attachment changed after it was approved.",
      "An approval is given for exactly one text; for another, it says nothing.",
      mend: "Ask for it again: `stet diff SLUG --since approved` shows what changed."),
    Explanation(
      .approvalRole, "An approval was given by somebody who does not count.",
      """
      An approver must have the role, in the draft's section, both when they approve and when the \
      draft goes on, and must not be among those whom the rule leaves out.
      """,
      mend: "Ask one of the people named to run `stet approve SLUG`."),
    Explanation(
      "approval.idle", "An approval counts for nothing, and breaks nothing.",
      """
      It was given by another person than it names, for another copy than there was, or in a \
      commit that changed something too.
      """,
      mend: "Nothing needs mending; `stet approve SLUG` gives one that counts."),
  ]
}
