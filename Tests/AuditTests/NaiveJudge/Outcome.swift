/// What a judged step was, and what is wrong with it.
struct Outcome {
  var codes: [String] = []
  /// The transition that it went through.
  var transition: String?
  /// Whether the draft begins with it, for want of anything before it that could be read.
  var begins = false
  /// What it asked for that a merge under other rules asks again.
  var asks: NaiveJudge.RoleStep.Asks?
}

/// What a step is judged in.
struct Circumstance {
  var commit: PlainCommit
  var maker: Maker
  var rules: PlainRules
  var life: PlainLife
  /// The last version of a deleted draft.
  var last: Version?
  /// Whether another draft has the same slug afterwards.
  var twins: Bool
}
