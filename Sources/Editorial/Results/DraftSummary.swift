/// One row of `stet list`.
public struct DraftSummary: Hashable, Sendable {
  public var slug: Slug
  /// Nil when there is none, or when the file cannot be read.
  public var title: String?
  /// What stands in the state's key; nil when the file cannot be read.
  public var state: StateID?
  /// The state's label; the id itself for an unknown one.
  public var stateLabel: String
  /// Whether the site shows it.
  public var isLive: Bool
  public var section: SectionID?
  public var bylines: [String]
  public var path: String
  public var copy: CopyID?
  /// When it last changed; nil while it was never saved.
  public var updated: Timestamp?
  /// When it came into its state: its last transition, else its beginning.
  public var entered: Timestamp?
  /// Whether the file in the folder differs from the saved one.
  public var isUnsaved: Bool
  /// Whether the saved file can be read at all.
  public var isReadable: Bool

  public init(
    slug: Slug, title: String?, state: StateID?, stateLabel: String, isLive: Bool,
    section: SectionID?, bylines: [String], path: String, copy: CopyID?, updated: Timestamp?,
    entered: Timestamp?, isUnsaved: Bool, isReadable: Bool
  ) {
    self.slug = slug
    self.title = title
    self.state = state
    self.stateLabel = stateLabel
    self.isLive = isLive
    self.section = section
    self.bylines = bylines
    self.path = path
    self.copy = copy
    self.updated = updated
    self.entered = entered
    self.isUnsaved = isUnsaved
    self.isReadable = isReadable
  }

  /// Whole days since it came into its state.
  public func waitingDays(at now: Timestamp) -> Int? {
    entered.map { max(0, Int((now.seconds - $0.seconds) / 86_400)) }
  }
}
