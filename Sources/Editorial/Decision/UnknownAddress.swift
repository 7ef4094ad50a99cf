extension Masthead {
  /// What somebody does whose address is not on the masthead: the addresses that are, so that they
  /// see their own among them, or that they have to be put there.
  public func help(forUnknown email: String) -> String {
    let known = people.filter { !$0.roles.isEmpty }.flatMap(\.emails)
    if let near = nearest(to: email, among: known).first {
      return "did you mean `\(near)`? Set it with `git config user.email \(near)`"
    }
    let how =
      "`git config user.email ADDRESS` sets yours, or a chief puts you there with `stet people add`"
    guard !known.isEmpty else { return how }
    // A crowd is not read through.
    var shown = known.prefix(known.count > 8 ? 6 : 8).map { "`\($0)`" }
    if shown.count < known.count { shown.append("\(known.count - shown.count) others") }
    return "the masthead knows \(shown.joinedBy("and")): \(how)"
  }
}
