/// From where history counts, and what was seen of it.
public struct AnchorReport: Sendable {
  /// A version, as people tell one from another.
  public struct Version: Sendable {
    public var id: CommitID
    public var summary: String
    public var name: String
    public var time: Timestamp

    public init(id: CommitID, summary: String, name: String, time: Timestamp) {
      self.id = id
      self.summary = summary
      self.name = name
      self.time = time
    }
  }

  /// Nil when none is remembered yet.
  public var anchor: Version?
  /// The last audited version that the team had.
  public var seen: Version?
  /// What stands in its place now, when the history was rewritten.
  public var tip: Version?
  /// Whether the present history leads back to what was seen.
  public var isRewritten = false
  /// What was done.
  public var lines: [String] = []

  public init() {}
}
