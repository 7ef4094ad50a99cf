/// How a draft's facts are spelled in front matter for the site generator.
public struct SiteProfile: Hashable, Sendable {
  /// The keys that carry what stet reads and writes.
  public struct Keys: Hashable, Sendable {
    public var state: String
    public var title: String
    public var dek: String
    public var byline: String
    public var section: String
    public var slug: String
    public var embargo: String
    public var aliases: String
    public var corrections: String

    public init(
      state: String = "status", title: String = "title", dek: String = "dek",
      byline: String = "byline", section: String = "section", slug: String = "slug",
      embargo: String = "embargo", aliases: String = "aliases",
      corrections: String = "corrections"
    ) {
      self.state = state
      self.title = title
      self.dek = dek
      self.byline = byline
      self.section = section
      self.slug = slug
      self.embargo = embargo
      self.aliases = aliases
      self.corrections = corrections
    }

    /// Every key of the profile, with its name in a workflow file's `site:` mapping.
    public static let names:
      [(name: String, path: any (WritableKeyPath<Keys, String> & Sendable))] = [
        ("state", \.state), ("title", \.title), ("dek", \.dek), ("byline", \.byline),
        ("section", \.section), ("slug", \.slug), ("embargo", \.embargo), ("aliases", \.aliases),
        ("corrections", \.corrections),
      ]

    /// The keys in use.
    public var all: Set<String> { Set(Keys.names.map { self[keyPath: $0.path] }) }
  }

  public var name: String
  public var keys: Keys

  public init(name: String, keys: Keys) {
    self.name = name
    self.keys = keys
  }

  /// The names of the design: `status`, `title`, `dek`, `byline`, `section`.
  public static let plain = SiteProfile(name: "plain", keys: Keys())

  /// The profiles that a workflow file may name.
  public static let named: [SiteProfile] = [.plain]
}
