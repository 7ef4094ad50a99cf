import Editorial
import Git

// Which commits a question about some drafts has to look at.

extension Ledger {
  /// The slugs whose past belongs to those of interest: what they were called before, what had their
  /// name before and is called otherwise since, and deleted drafts whose copy came back under their
  /// name.
  func relatives(of slugs: Set<String>, newsroom: Newsroom) throws -> Set<String> {
    var interest = slugs
    var isOfInterest = names.areSlugs(interest)
    // Only a commit that touches several drafts can say that one was another.
    let departures = departures()
    let graves = graves()
    var isGrowing = true
    while isGrowing {
      let before = interest.count
      for marks in departures {
        let isOurs = marks.contains { comes($0, isOfInterest) }
        let isGiven = marks.contains { $0.blob == nil && isOfInterest[Int($0.slug)] }
        for mark in marks where isOurs && mark.blob == nil || isGiven && comes(mark) {
          guard !mark.isApproval else { continue }
          interest.insert(Slug(names[Int(mark.slug)]).folded)
        }
      }
      if interest.count > before { isOfInterest = names.areSlugs(interest) }
      try addGraves(graves, to: &interest, isOfInterest, newsroom)
      isGrowing = interest.count > before
      if isGrowing { isOfInterest = names.areSlugs(interest) }
    }
    return interest
  }

  private func comes(_ mark: Mark, _ isOfInterest: [Bool]) -> Bool {
    comes(mark) && isOfInterest[Int(mark.slug)]
  }

  private func comes(_ mark: Mark) -> Bool { mark.blob != nil && !mark.existed }

  /// The marks of the commits in which drafts go and others come.
  private func departures() -> [[Mark]] {
    var found: [[Mark]] = []
    var start = 0
    for entry in entries {
      let end = Int(entry.marksEnd)
      if end - start > 1 {
        let marks = self.marks[start..<end]
        if marks.contains(where: { $0.blob == nil && !$0.isApproval }),
          marks.contains(where: { $0.blob != nil && !$0.existed })
        {
          found.append(Array(marks))
        }
      }
      start = end
    }
    return found
  }

  /// The last version of each draft that was ever deleted, by the number of its slug.
  private func graves() -> [Int32: Mark] {
    let deleted = Set(marks.lazy.filter { $0.blob == nil && !$0.isApproval }.map(\.slug))
    guard !deleted.isEmpty else { return [:] }
    var last: [Int32: Mark] = [:]
    for mark in marks where mark.blob != nil && deleted.contains(mark.slug) {
      last[mark.slug] = mark
    }
    return last
  }

  /// Adds deleted drafts with the copy that one of interest appeared with.
  private func addGraves(
    _ graves: [Int32: Mark], to interest: inout Set<String>, _ isOfInterest: [Bool],
    _ newsroom: Newsroom
  ) throws {
    guard graves.contains(where: { !isOfInterest[Int($0.key)] }) else { return }
    var copies: Set<CopyID> = []
    for mark in marks where comes(mark, isOfInterest) {
      if let copy = try copy(of: mark, newsroom) { copies.insert(copy) }
    }
    for (slug, mark) in graves where !isOfInterest[Int(slug)] {
      guard let copy = try copy(of: mark, newsroom), copies.contains(copy) else { continue }
      interest.insert(Slug(names[Int(slug)]).folded)
    }
  }

  private func copy(of mark: Mark, _ newsroom: Newsroom) throws -> CopyID? {
    guard let blob = mark.blob else { return nil }
    let content = try newsroom.content(
      of: blob, at: names[Int(mark.path)], under: newsroom.rules)
    if case .readable(let text) = content { return text.copy }
    return nil
  }

  /// The way to a commit that stops where drafts of these slugs are touched, where the rules
  /// change, and where what different stops led to is merged.
  func route(to tip: Int, touching interest: Set<String>) -> Route {
    let isOfInterest = names.areSlugs(interest)
    let reached = reachable(from: tip)
    var stops: [Int] = []
    var stands = [Int32](repeating: -1, count: tip + 1)
    var mark = 0
    for number in 0...tip {
      let entry = entries[number]
      let end = Int(entry.marksEnd)
      defer { mark = end }
      guard reached[number], entry.rules >= 0 else { continue }
      let before = entry.parent < 0 ? -1 : stands[Int(entry.parent)]
      var isStop = entry.changesRules || before < 0
      while !isStop, mark < end {
        isStop = isOfInterest[Int(marks[mark].slug)]
        mark += 1
      }
      if !isStop, entry.otherParent >= 0 {
        isStop = parents(of: number).contains { stands[$0] != before }
      }
      if isStop { stops.append(number) }
      stands[number] = isStop ? Int32(number) : before
    }
    return Route(stops: stops, stands: stands)
  }

  /// The folded slugs of all drafts that commits touch which lead to one and not to another before
  /// it; nil where the other does not lead to it, or the rules were changed.
  func slugs(touchedFrom old: Int, to new: Int) -> Set<String>? {
    let (reached, known) = (reachable(from: new), reachable(from: old))
    guard old <= new, reached[old] else { return nil }
    var slugs: Set<Int32> = []
    for number in 0...new where reached[number] && (number > old || !known[number]) {
      if entries[number].changesRules { return nil }
      for mark in marks(of: number) { slugs.insert(mark.slug) }
    }
    return Set(slugs.map { Slug(names[Int($0)]).folded })
  }
}
