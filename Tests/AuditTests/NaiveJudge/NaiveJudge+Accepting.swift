/// A chief's word that a violation is to stand.
extension NaiveJudge {
  mutating func noteAcceptances(_ commit: PlainCommit, _ maker: Maker) {
    guard maker.isChief, let person = maker.person?.id, commit.hasReason,
      commit.parents.count == 1, treeOf[commit.parents[0]] == commit.tree
    else { return }
    for words in commit.trailers("Accept") where words.count == 2 || words.count == 3 {
      guard known[commit.id]?.contains(words[0]) == true else { continue }
      acceptances.append(
        Acceptance(
          commit: commit.id, person: person, fault: words[0], code: words[1],
          slug: words.count == 3 ? words[2] : nil))
    }
  }

  /// Marks what has been accepted, once everything is judged.
  mutating func accept(strict: Bool) {
    for index in faults.indices {
      let fault = faults[index]
      for one in acceptances
      where one.fault == fault.commit && one.code == fault.code
        && (one.slug == nil || one.slug == fault.slug)
      {
        let chiefs = chiefsAt[fault.commit] ?? []
        if actorAt[fault.commit] == one.person {
          // One's own only where there was nobody else to do it.
          guard chiefs == [one.person], !strict else { continue }
        } else if let actor = actorAt[fault.commit], chiefs.contains(actor) {
          guard chiefs.contains(one.person) else { continue }
        }
        faults[index].acceptedBy = one.commit
        break
      }
    }
    if strict {
      for index in faults.indices { faults[index].acceptedBy = nil }
    }
  }
}
