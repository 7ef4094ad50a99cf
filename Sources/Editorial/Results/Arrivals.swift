/// What `stet import` brought in, or with `--dry-run` would bring in.
public struct Arrivals: Sendable {
  /// One draft of it.
  public struct Draft: Hashable, Sendable {
    public var slug: Slug
    /// The file that it was made of, as typed.
    public var source: String
    public var title: String
    public var bylines: [String]
    public var section: SectionID?
    /// Whether readers of the other blog saw it; nil where nothing says so.
    public var wasLive: Bool?
    /// Files that came along.
    public var attachments: Int

    public init(
      slug: Slug, source: String, title: String, bylines: [String], section: SectionID?,
      wasLive: Bool?, attachments: Int
    ) {
      self.slug = slug
      self.source = source
      self.title = title
      self.bylines = bylines
      self.section = section
      self.wasLive = wasLive
      self.attachments = attachments
    }
  }

  public var receipt: Receipt
  public var drafts: [Draft]

  public init(receipt: Receipt, drafts: [Draft]) {
    self.receipt = receipt
    self.drafts = drafts
  }
}
