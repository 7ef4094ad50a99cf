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
      faults[index].acceptedBy = strict ? nil : acceptance(of: faults[index], strict: strict)
    }
  }

  /// The commit by which a fault was accepted.
  func acceptance(of fault: Account.Fault, strict: Bool) -> String? {
    let fitting = acceptances.filter { one in
      one.fault == fault.commit && one.code == fault.code
        && (one.slug == nil || one.slug == fault.slug)
    }
    let chiefs = chiefsAt[fault.commit] ?? []
    return fitting.first { one in
      // One's own only where there was nobody else to do it.
      if actorAt[fault.commit] == one.person { return chiefs == [one.person] && !strict }
      let isChiefs = actorAt[fault.commit].map(chiefs.contains) ?? false
      return !isChiefs || chiefs.contains(one.person)
    }?.commit
  }
}
