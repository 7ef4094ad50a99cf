/// How far the newsroom in this folder and the team's have gone apart, as far as is known here.
public struct TeamGap: Hashable, Sendable {
  /// What one of the two has and the other has not.
  public struct Side: Hashable, Sendable {
    public var versions: Int
    /// Who made them, by name.
    public var people: [String]
    /// The drafts that they are about, by slug.
    public var drafts: [Slug]
    /// Whether rule files are among them.
    public var touchesRules: Bool

    public init(
      versions: Int, people: [String] = [], drafts: [Slug] = [], touchesRules: Bool = false
    ) {
      self.versions = versions
      self.people = people
      self.drafts = drafts
      self.touchesRules = touchesRules
    }

    public static let none = Side(versions: 0)
  }

  /// What the team does not have yet.
  public var here: Side
  /// What is not here yet.
  public var there: Side
  /// Whether all was counted; else the numbers are floors.
  public var isComplete: Bool
  /// What has to be named to send it for the first time: a remote and a branch; nil when that is
  /// known already.
  public var destination: [String]?
  /// Whether the team has nothing of this at all.
  public var isUnsent: Bool

  public init(
    here: Side, there: Side, isComplete: Bool = true, destination: [String]? = nil,
    isUnsent: Bool = false
  ) {
    self.here = here
    self.there = there
    self.isComplete = isComplete
    self.destination = destination
    self.isUnsent = isUnsent
  }
}
