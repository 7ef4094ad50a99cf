/// What somebody did, in the past tense.
public enum Deed {
  /// The past of the words that transitions are usually named after.
  ///
  /// English has too many exceptions to guess at a word that is not here: "fast-track" must not
  /// become "fasted-track". Such a transition is told by its name.
  private static let past: [String: String] = [
    "accept": "accepted", "approve": "approved", "archive": "archived", "assign": "assigned",
    "clear": "cleared", "close": "closed", "copyedit": "copyedited", "correct": "corrected",
    "edit": "edited", "hold": "held", "kill": "killed", "pass": "passed", "publish": "published",
    "recall": "recalled", "reject": "rejected", "release": "released", "reopen": "reopened",
    "republish": "republished", "resubmit": "resubmitted", "retract": "retracted",
    "return": "returned", "review": "reviewed", "revise": "revised", "schedule": "scheduled",
    "send": "sent", "shelve": "shelved", "spike": "spiked", "submit": "submitted",
    "unpublish": "unpublished", "unspike": "unspiked", "update": "updated",
    "withdraw": "withdrew", "withhold": "withheld",
  ]

  /// The same where it stands after "was": only `withdraw` has a form of its own.
  public static func participle(of transition: TransitionID) -> String? {
    transition == "withdraw" ? "withdrawn" : past[transition.rawValue]
  }

  /// "submitted"; nil for a word that is not here.
  public static func past(of transition: TransitionID) -> String? { past[transition.rawValue] }
}
