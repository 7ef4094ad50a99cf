/// What every code means, why it is asked, and how to mend it: `stet explain` and the reference
/// page read this.
public enum CodeBook {
  /// Every code, in the order of their names.
  public static let all: [Explanation] = topics.flatMap { $0 }.sorted { $0.code < $1.code }

  /// What a code means; nil for one that this program does not give.
  public static func explanation(of code: Code) -> Explanation? { byCode[code] }

  /// One list a topic; what is explained elsewhere joins here, each code once.
  private static let topics: [[Explanation]] = [
    Checks.all.flatMap(\.description.codes),
    people, transitions, approvals, drafts, names, imports, rules, history, mending, repository,
    RuleFaults.all,
  ]

  private static let byCode = Dictionary(
    all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
}
