/// The drafts of one workflow, by state: what `stet board` tells.
public struct Board: Sendable {
  /// The workflow's name.
  public var workflow: String
  /// In the order of the workflow file.
  public var columns: [Column]

  public init(workflow: String, columns: [Column]) {
    self.workflow = workflow
    self.columns = columns
  }

  public struct Column: Sendable {
    /// Nil for drafts whose state is none of the workflow's, or that cannot be read.
    public var state: StateID?
    public var label: String
    /// Whether the site shows what stands here.
    public var isLive: Bool
    /// Those to show: waiting longest first; where a story ends, the latest first.
    public var drafts: [DraftSummary]
    /// How many there are.
    public var count: Int

    public init(
      state: StateID?, label: String, isLive: Bool, drafts: [DraftSummary], count: Int
    ) {
      self.state = state
      self.label = label
      self.isLive = isLive
      self.drafts = drafts
      self.count = count
    }
  }

  public var count: Int { columns.reduce(0) { $0 + $1.count } }
}
