/// One thing that is looked for in a draft.
///
/// A check is one file: what it says about itself, its examples (which are its tests and its
/// documentation), and how it finds.
public protocol Check: Sendable {
  var description: CheckDescription { get }
  /// Everything that it finds, as errors or warnings by its own judgement.
  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding]
}

extension Check {
  var id: CheckID { description.id }
}

/// What a check says about itself: `stet explain`, the reference page and its tests read this.
public struct CheckDescription: Sendable {
  public var id: CheckID
  /// One sentence: what it asks of a draft.
  public var summary: String
  /// Every code that it can give.
  public var codes: [Explanation]
  /// Drafts that it has nothing to say about.
  public var passing: [String]
  /// Drafts that it finds something in, `↓` standing before each place meant.
  ///
  /// They are told in ``ExampleNewsroom``; a place at the very start of the file stands for what
  /// concerns no line.
  public var failing: [(code: Code, draft: String)]
  /// Where the failing draft of a code lies, when the path is the point.
  ///
  /// All others lie at ``ExampleNewsroom/path``.
  public var paths: [Code: String]

  public init(
    id: CheckID, summary: String, codes: [Explanation], passing: [String] = [],
    failing: [(code: Code, draft: String)] = [], paths: [Code: String] = [:]
  ) {
    self.id = id
    self.summary = summary
    self.codes = codes
    self.passing = passing
    self.failing = failing
    self.paths = paths
  }
}

/// What a code means and how to mend it.
public struct Explanation: Hashable, Sendable {
  public var code: Code
  /// One sentence.
  public var summary: String
  /// Why it is asked, in a paragraph.
  public var explanation: String
  /// What to do.
  public var mend: String

  public init(_ code: Code, _ summary: String, _ explanation: String, mend: String) {
    self.code = code
    self.summary = summary
    self.explanation = explanation
    self.mend = mend
  }
}

/// Which findings count when a step is judged.
public enum CheckSelection: Sendable {
  /// Everything that this program looks for: the gate.
  case all
  /// Only what has a fixed meaning for `stet: 1`: the past.
  case binding
  /// Nothing.
  case none

  /// The codes whose meaning is fixed.
  ///
  /// A look-alike is a name that nobody has, told more precisely: which of the two codes speaks
  /// may change with the table of letters, that one of them speaks may not.
  public static let bindingCodes: Set<Code> = [
    "title.missing", "byline.missing", "byline.unknown", "byline.lookalike", "section.missing",
    "section.unknown", "section.lookalike", "body.empty", "slug.disagrees",
  ]

  /// What the called checks find in a draft, with the levels of its workflow applied.
  public func findings(
    in draft: Draft, called ids: [CheckID], rules: Rules, surroundings: any Surroundings
  ) -> [Finding] {
    if case .none = self { return [] }
    let checks = if case .binding = self { Checks.binding } else { Checks.all }
    return checks.flatMap { check -> [Finding] in
      guard ids.contains(check.id) else { return [] }
      let level = draft.workflow.rules.level(of: check.id)
      guard level != .off else { return [] }
      let findings = check.findings(in: draft, rules: rules, surroundings: surroundings)
      return findings.compactMap { finding in
        var finding = finding
        finding.slug = draft.slug
        if level == .warning { finding.severity = .warning }
        if case .binding = self, !Self.bindingCodes.contains(finding.code) { return nil }
        return finding
      }
    }
  }
}

/// The checks that there are.
public enum Checks {
  public static let all: [any Check] = [
    TitleCheck(), DekCheck(), BylineCheck(), SectionCheck(), SlugCheck(), BodyCheck(),
    LinksCheck(), ImagesCheck(), TextCheck(), EmbargoCheck(),
  ]

  /// Those that can find something whose meaning is fixed.
  static let binding = all.filter { check in
    check.description.codes.contains { CheckSelection.bindingCodes.contains($0.code) }
  }

  /// The names that a workflow file may call.
  public static let ids: [CheckID] = all.map(\.id)
}
