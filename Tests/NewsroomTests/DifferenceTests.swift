import Editorial
import Newsroom
import NewsroomTestSupport
import Testing

/// Since when `stet diff` compares, and whose versions.
struct DifferenceTests {
  /// A draft of Ada's that Ben gave back and that she has handed in again.
  private func newsroom() throws -> TestNewsroom {
    let newsroom = try TestNewsroom()
    let ada = newsroom.as(.ada)
    try ada.new("The gauge", slug: "gauge")
    try newsroom.write("drafts/gauge.md", try newsroom.read("drafts/gauge.md") + "It fell.\n")
    try ada.move("submit", "gauge")
    try newsroom.as(.ben).move("return", "gauge", reason: "When?")
    try newsroom.edit("drafts/gauge.md", "It fell.", "It fell in June.")
    try ada.move("submit", "gauge")
    return newsroom
  }

  private func difference(
    _ person: TestPerson?, _ newsroom: TestNewsroom, since: String? = nil, savedOnly: Bool = false
  ) throws -> DraftDifference {
    var desk = newsroom.as(person ?? .stranger)
    if savedOnly { desk = desk.reading }
    return try desk.open().difference("gauge", since: since)
  }

  @Test func sinceOnesOwnLastAct() throws {
    let newsroom = try newsroom()
    let ben = try difference(.ben, newsroom)
    guard case .ownAct(let event) = ben.since else { return #expect(Bool(false), "\(ben.since)") }
    #expect(event.transition == "return")
    #expect(ben.before?.event?.transition == "return")
    #expect(ben.after?.event?.transition == "submit")
    #expect(
      ben.words == WordChange(added: 3, removed: 1),
      "`fell in June.` for `fell.`; the state is no word of anybody's")
    #expect(try difference(.ada, newsroom).isEmpty)
  }

  @Test func anApprovalIsAnActToo() throws {
    let newsroom = try newsroom()
    try newsroom.as(.ben).approve("gauge")
    let ben = try difference(.ben, newsroom)
    guard case .ownAct(let event) = ben.since else { return #expect(Bool(false), "\(ben.since)") }
    #expect(event.kind == .approved)
    #expect(ben.before?.event?.transition == "submit", "the text is the one that was handed in")
    #expect(ben.isEmpty)
  }

  @Test func withoutAnActOfOnesOwn() throws {
    let newsroom = try newsroom()
    let mo = try difference(.mo, newsroom)
    guard case .beginning(let event) = mo.since else { return #expect(Bool(false), "\(mo.since)") }
    #expect(event.kind == .created)
    try newsroom.as(.ben).move("publish", "gauge")
    guard case .beginning(let live) = try difference(.mo, newsroom).since else {
      return #expect(Bool(false))
    }
    #expect(live.transition == "publish")
    try newsroom.edit("drafts/gauge.md", "June", "May")
    #expect(try difference(.mo, newsroom).since == .saved)
    #expect(try difference(nil, newsroom).since == .saved)
    #expect(try difference(.mo, newsroom, savedOnly: true).isEmpty)
  }

  @Test(arguments: [
    ("submitted", "submit"), ("submit", "submit"), ("returned", "return"), ("started", nil),
  ])
  func sinceAnEvent(_ name: String, _ transition: String?) throws {
    let found = try difference(.ada, newsroom(), since: name)
    guard case .event(let event) = found.since else { return #expect(Bool(false)) }
    #expect(event.transition?.rawValue == transition)
  }

  @Test func sincePublishedIsSinceItWentLive() throws {
    let newsroom = try newsroom()
    let ben = newsroom.as(.ben)
    try ben.move("publish", "gauge")
    try newsroom.edit("drafts/gauge.md", "June", "May")
    try ben.move("correct", "gauge", reason: "It was May.")
    let found = try difference(.ada, newsroom, since: "published")
    guard case .event(let event) = found.since else { return #expect(Bool(false)) }
    #expect(event.transition == "publish")
    #expect(found.words.added > 0)
  }

  @Test func sinceAVersion() throws {
    let newsroom = try newsroom()
    let first = try newsroom.tip("HEAD~4")
    let found = try difference(.ada, newsroom, since: String(first.prefix(10)))
    #expect(found.since == .version(String(first.prefix(10))))
    #expect(found.before?.event?.kind == .saved)
    for name in ["approved", "published", "nothing", "0000000"] {
      let failure = #expect(throws: Failure.self) {
        try difference(.ada, newsroom, since: name)
      }
      #expect(failure?.code == "version.unknown")
      #expect(failure?.help != nil)
    }
    let root = try newsroom.git("rev-list", "--max-parents=0", "HEAD").prefix(40)
    let failure = #expect(throws: Failure.self) {
      try difference(.ada, newsroom, since: String(root))
    }
    #expect(failure?.message == "there was no draft `gauge` then")
  }

  @Test func theFolder() throws {
    let newsroom = try newsroom()
    try newsroom.edit("drafts/gauge.md", "June", "May")
    try newsroom.write("drafts/gauge/map.png", "x")
    let found = try difference(.ada, newsroom)
    #expect(found.after?.isSaved == false)
    #expect(found.words == WordChange(added: 1, removed: 1))
    #expect(found.attachments == [.init(path: "drafts/gauge/map.png", change: .added)])
    #expect(try difference(.ada, newsroom, savedOnly: true).isEmpty)
    try newsroom.remove("drafts/gauge.md")
    let gone = try difference(.ada, newsroom)
    #expect(gone.after == nil && gone.before != nil)
  }

  @Test func attachmentsComeWithTheirBytes() throws {
    let newsroom = try newsroom()
    try newsroom.write("drafts/gauge/a.csv", "1\n")
    try newsroom.write("drafts/gauge/b.csv", "1\n")
    try newsroom.as(.ben).save("gauge")
    try newsroom.write("drafts/gauge/a.csv", "2\n")
    try newsroom.remove("drafts/gauge/b.csv")
    let found = try newsroom.as(.ben).open().difference(
      "gauge", since: nil, withAttachments: true)
    #expect(
      found.attachments == [
        .init(
          path: "drafts/gauge/a.csv", change: .changed, before: Array("1\n".utf8),
          after: Array("2\n".utf8)),
        .init(path: "drafts/gauge/b.csv", change: .removed, before: Array("1\n".utf8)),
      ])
  }

  @Test func aDraftThatIsNew() throws {
    let newsroom = try TestNewsroom()
    try newsroom.write(
      "drafts/gauge.md", "---\ntitle: A\nbyline: Ada Reyes\nstatus: draft\n---\nIt fell.\n")
    let found = try difference(.ada, newsroom)
    #expect(found.since == .never)
    #expect(found.before == nil)
    #expect(found.after?.fields.map(\.key) == ["title", "byline", "status"])
  }

  @Test func aDraftThatIsGone() throws {
    let newsroom = try newsroom()
    try newsroom.remove("drafts/gauge.md")
    try newsroom.as(.ben).commit("delete: gauge")
    let failure = #expect(throws: Failure.self) { try difference(.ada, newsroom) }
    #expect(failure?.code == "draft.missing")
    #expect(failure?.message.contains("was deleted by Ben Okoro") == true)
  }

  @Test func aDraftThatWasRenamed() throws {
    let newsroom = try newsroom()
    try newsroom.git("mv", "drafts/gauge.md", "drafts/the-gauge.md")
    try newsroom.as(.ada).commit("rename: gauge\n\nStet-Rename: gauge the-gauge")
    let found = try newsroom.as(.ben).open().difference("the-gauge", since: nil)
    #expect(found.before?.path == "drafts/gauge.md")
    #expect(found.path == "drafts/the-gauge.md")
    #expect(!found.isEmpty)
  }

  @Test func aFileThatCannotBeRead() throws {
    let newsroom = try newsroom()
    try newsroom.edit("drafts/gauge.md", "title: The gauge", "title: [The gauge")
    let found = try difference(.ada, newsroom)
    #expect(found.after?.bodyStart == 0)
    #expect(found.after?.fields == [])
    try newsroom.edit("drafts/gauge.md", "title: [The gauge", "title: {a: 1}")
    #expect(try difference(.ada, newsroom).after?.fields.first?.text == " {a: 1}")
  }
}
