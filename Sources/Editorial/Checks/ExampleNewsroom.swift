/// The newsroom in which the checks' examples are told: who is on its masthead, what lies in it.
///
/// `stet explain` shows the examples and the tests run them; both mean this place.
public enum ExampleNewsroom {
  /// Where the example under test lies.
  public static let path = "drafts/example.md"

  /// The moment at which it is judged.
  public static let now = Timestamp(seconds: 1_772_452_800)

  /// The other files: a draft with the title of `otherTitle`, and a picture beside the example.
  public static let files: Set<String> = [
    path, "drafts/example", "drafts/example/gauge.png", "drafts/river-gauge.md",
  ]
  public static let otherTitle = "The river gauge nobody reads"
  public static let other: Slug = "river-gauge"

  /// Ada writes, Ben edits, Mo is chief, Noor has left; the section `olympics` is closed.
  public static let rules = Rules(
    workflows: [workflow],
    masthead: Masthead(
      identity: .email, forges: [],
      people: [
        person("ada", "Ada Reyes", also: ["A. Reyes"], roles: ["author"]),
        person("ben", "Ben Okoro", roles: ["editor"]),
        person("mo", "Mo Lindqvist", roles: [.chief, "editor"]),
        person("noor", "Noor Haddad", roles: []),
      ]),
    sections: Sections(
      all: [
        Sections.Section(id: "city", title: "City", about: nil, closed: false),
        Sections.Section(id: "politics", title: "Politics", about: nil, closed: false),
        Sections.Section(id: "olympics", title: "Olympics", about: nil, closed: true),
      ]))

  private static let workflow = Workflow(
    path: "workflows/editorial.yml", name: "editorial",
    content: PathGlobs(["drafts/**/*.md"]), site: .plain, zone: "UTC", initial: "draft",
    create: ["author", "editor"],
    states: [
      state("draft", "Draft", edit: ["author", "editor"]),
      state("review", "In review", edit: ["editor"]),
      state("published", "Published", live: true),
    ],
    transitions: [], files: [], rules: CheckRules(dekRequired: true), retired: [:])

  private static func state(
    _ id: StateID, _ label: String, edit: Set<Role> = [], live: Bool = false
  ) -> Workflow.State {
    Workflow.State(id: id, label: label, edit: edit, delete: edit, live: live, final: false)
  }

  private static func person(
    _ id: PersonID, _ name: String, also: [String] = [], roles: Set<Role>
  ) -> Masthead.Person {
    Masthead.Person(
      id: id, name: name, also: also, emails: ["\(id)@blog.example"], keys: [], roles: roles,
      sections: nil)
  }
}

/// What the rules may ask about the newsroom of the examples.
public struct ExampleSurroundings: Surroundings {
  private let outline: BodyOutline

  /// - Parameter outline: of the example's body, as the reader of Markdown saw it.
  public init(outline: BodyOutline) { self.outline = outline }

  public var now: Timestamp { ExampleNewsroom.now }

  public func hasFile(at path: String) -> Bool { ExampleNewsroom.files.contains(path) }

  public func drafts(titled title: String, besides slug: Slug) -> [Slug] {
    title.caseFolded == ExampleNewsroom.otherTitle.caseFolded ? [ExampleNewsroom.other] : []
  }

  public func paths(of slug: Slug) -> [String] {
    slug.folded == ExampleNewsroom.other.folded ? ["drafts/\(ExampleNewsroom.other).md"] : []
  }

  public func outline(of draft: Draft) -> BodyOutline { outline }
}
