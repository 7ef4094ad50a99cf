// Which rules a merge has, and what they make of what comes in.

extension Newsday {
  func knows(_ side: String, _ makers: Set<String>) -> Bool {
    history.ancestors(side).isSuperset(of: makers)
  }

  func mergeBooks(_ plan: inout Plan) -> Bool {
    let desks = plan.sides.map { desk($0) }
    let heir = plan.sides.indices.first { place in
      desks.allSatisfy { $0.book == desks[place].book || knows(plan.sides[place], $0.bookMakers) }
    }
    if let heir {
      plan.desk.book = desks[heir].book
      plan.desk.bookMakers = desks.filter { $0.book == desks[heir].book }
        .reduce(into: []) { $0.formUnion($1.bookMakers) }
      return true
    }
    guard desks.allSatisfy({ $0.book.holds(plan.merger.id, ["chief"]) }),
      Set(desks.map(\.book.readsPages)).count == 1
    else { return false }
    var book = desks[0].book
    for desk in desks.dropFirst() {
      book.team += desk.book.team.filter { one in !book.team.contains { $0.id == one.id } }
      book.sections += desk.book.sections.filter { !book.sections.contains($0) }
    }
    plan.desk.book = book
    plan.desk.bookMakers = [next]
    plan.asked.append(Asked(label: next, person: plan.merger.id, what: .chief))
    plan.isOwn = true
    return true
  }

  /// Whether what comes in is legal by the merge's rules too.
  func enters(_ plan: Plan) -> Bool {
    let book = plan.desk.book
    guard plan.sides.contains(where: { desk($0).book != book }) else { return true }
    let known = plan.sides.map { history.ancestors($0) }
    return asked.allSatisfy { step in
      let aware = plan.sides.indices.filter { known[$0].contains(step.label) }
      if aware.isEmpty || aware.count == plan.sides.count { return true }
      if aware.contains(where: { desk(plan.sides[$0]).book == book }) { return true }
      return step.holds(by: book)
    }
  }
}
