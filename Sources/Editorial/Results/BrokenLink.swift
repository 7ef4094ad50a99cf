/// A link that leads nowhere any more since a draft has another name or place.
public struct BrokenLink: Hashable, Sendable {
  /// The draft that it stands in.
  public var slug: Slug
  /// Where it stands.
  public var location: SourceLocation
  /// The address as it is written.
  public var address: String

  public init(slug: Slug, location: SourceLocation, address: String) {
    self.slug = slug
    self.location = location
    self.address = address
  }
}
