import Editorial

extension Draft {
  /// What stands against saving a state that somebody typed; nil when it is as it was.
  ///
  /// A draft moves by a command, which says so, and writes whatever else the move writes.
  func blocker(ofStateTypedSince saved: Draft) -> Blocker? {
    guard let old = saved.state, let new = state, old.id != new.id else { return nil }
    let moves = workflow.transitions(from: old.id).filter { $0.to != old.id }
    let meant = moves.filter { $0.to == new.id }
    let commands = (meant.isEmpty ? moves : meant).map { "`stet \($0.id) \(slug)`" }
    var help = "put `\(old.id)` back"
    if let last = commands.last {
      let all = commands.dropLast().joined(separator: ", ")
      help += ", and run " + (all.isEmpty ? last : "\(all) or \(last)")
    }
    return Blocker(
      .managedEdited, slug: slug,
      "`\(keys.state)` says `\(new.id)`, and the draft is \(old.label): it moves by a command",
      help: help)
  }
}
