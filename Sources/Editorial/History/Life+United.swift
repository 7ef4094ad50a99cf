extension Life {
  /// Both lives in one: whoever had a hand in either had a hand in it.
  func united(with other: Life) -> Life {
    var life = self
    life.creators.formUnion(other.creators)
    life.bylines.formUnion(other.bylines)
    life.bylinePeople.formUnion(other.bylinePeople)
    life.contributors.formUnion(other.contributors)
    life.submitters.formUnion(other.submitters)
    life.wasLive = wasLive || other.wasLive
    life.withdrawals.formUnion(other.withdrawals)
    return life
  }
}
