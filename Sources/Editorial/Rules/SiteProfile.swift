import Paths

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

  /// How the site's generator is told that a post is not to be seen.
  public struct Visibility: Hashable, Sendable {
    /// A key that holds `true` or `false`; a post without it is seen.
    public let key: String
    /// The value that hides a post.
    public let hidden: String
    /// The value that shows it.
    public let shown: String
    /// Folders at the top whose posts are not seen, whatever they say.
    public let hiddenFolders: [String]
  }

  public var name: String
  public var keys: Keys
  /// Nil where nothing that stet reads tells the generator.
  public private(set) var visibility: Visibility?

  /// Whether a post's file name has to begin with a date.
  public var datesNames: Bool { self == .jekyll }

  public init(name: String, keys: Keys) {
    self.name = name
    self.keys = keys
  }

  private init(name: String, keys: Keys, visibility: Visibility) {
    self.name = name
    self.keys = keys
    self.visibility = visibility
  }

  /// The names of the design: `status`, `title`, `dek`, `byline`, `section`.
  public static let plain = SiteProfile(name: "plain", keys: Keys())

  /// Hugo: `draft: true` hides a post.
  public static let hugo = SiteProfile(
    name: "hugo", keys: Keys(dek: "description", byline: "author"),
    visibility: Visibility(key: "draft", hidden: "true", shown: "false", hiddenFolders: []))

  /// Jekyll: `published: false` hides a post, and so does the folder `_drafts`.
  public static let jekyll = SiteProfile(
    name: "jekyll",
    keys: Keys(
      dek: "description", byline: "author", section: "categories", aliases: "redirect_from"),
    visibility: Visibility(
      key: "published", hidden: "false", shown: "true", hiddenFolders: ["_drafts"]))

  /// The profiles that a workflow file may name.
  public static let named: [SiteProfile] = [.plain, .hugo, .jekyll]
}

extension Draft {
  /// Whether the site's generator shows it; nil where nothing that stet reads tells.
  public var isShown: Bool? {
    guard let visibility = workflow.site.visibility else { return nil }
    if visibility.hiddenFolders.contains(where: { path.lies(below: $0) }) { return false }
    return text.scalar(visibility.key) != visibility.hidden
  }

  /// What the generator would show or hide against its state, in a sentence.
  var visibilityFault: (code: Code, message: String)? {
    if let visibility = workflow.site.visibility, let field = text.field(visibility.key),
      field.value != .scalar(visibility.hidden), field.value != .scalar(visibility.shown)
    {
      return (
        .siteLeak,
        "nobody can tell whether the site would show this: `\(visibility.key)` is neither true nor false"
      )
    }
    guard let isShown, let state, isShown != state.live else { return nil }
    return isShown
      ? (.siteLeak, "the site would show a draft that is \(state.label)")
      : (.siteHidden, "the site would not show a draft that is \(state.label)")
  }

  /// The change that makes the generator show what is live, and nothing else; nil where it does.
  public func visibilityEdit(whenLive isLive: Bool) -> FieldEdit? {
    guard let visibility = workflow.site.visibility, isShown != isLive else { return nil }
    return .set(key: visibility.key, value: isLive ? visibility.shown : visibility.hidden)
  }
}
