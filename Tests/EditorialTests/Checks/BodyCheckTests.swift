import Testing

@testable import Editorial

/// Body, links, images and text.
@Suite struct BodyCheckTests {
  @Test(arguments: [
    CheckCase("a text", .body, draft(), around: saying("Nobody, it turns out.")),
    CheckCase("none", .body, draft(body: " \n"), "body.empty 7:1"),
    CheckCase("TK", .body, draft(), around: saying("At TK cm"), "body.placeholder 10:6"),
    CheckCase("TKTK", .body, draft(), around: saying("TKTK"), "body.placeholder 10:3"),
    CheckCase("at the end", .body, draft(), around: saying("See TODO."), "body.placeholder 10:7"),
    CheckCase("FIXME", .body, draft(), around: saying("(FIXME)"), "body.placeholder 10:4"),
    CheckCase(
      "two on a line, one on the next", .body, draft(), around: saying("XXX, XXX", "TK"),
      "body.placeholder 10:3", "body.placeholder 10:8", "body.placeholder 11:3"),
    CheckCase(
      "behind what is wider than one byte", .body, draft(), around: saying("👩‍🔬 été TK"),
      "body.placeholder 10:11"),
    CheckCase(
      "lorem ipsum", .body, draft(), around: saying("Lorem  IPSUM"), "body.placeholder 10:3"),
    CheckCase(
      "within words", .body, draft(),
      around: saying("TKO, ATK, TK1, TK_x, XXXL, tk, todo, lorem et ipsum")),
  ])
  func body(_ row: CheckCase) throws { try row.hold() }

  @Test(arguments: [
    "", " ", "https://a b", "https://a\tb", "https://a/\u{200B}", "https://a/\u{202E}b",
    "http:/x", "http:x", "https:/x", "https://", "https:///x", "http:", "HTTP:/x",
    "htps://x", "htp://x", "ttps://x", "hhtps://x", "htttp://x", "https//x", "http//x", "://x",
    "www.blog.example", "https://x/a_(b", "https://x/a)b(", "a b.md",
  ])
  func isMalformed(_ destination: String) throws {
    try CheckCase("", .links, draft(), around: linking(to: destination), "links.malformed 10:1")
      .hold()
  }

  @Test(arguments: [
    "https://blog.example", "http://x/a_(b)_(c)", "HTTPS://X", "mailto:ada@blog.example",
    "tel:+4930", "ftp://x", "sftp://x", "/about/", "/", "//cdn.example/x", "{{< ref \"x y\" >}}",
    "{% link drafts/x.md %}", "https://x/ä?q=a%20b#c", "https://[::1]/", "?page=2", "#",
    "#top", "data:text/plain,x",
  ])
  func isNotJudged(_ destination: String) throws {
    try CheckCase("", .links, draft(), around: linking(to: destination)).hold()
  }

  static let files: Set<String> = [
    "drafts/gauge.md", "drafts/river", "drafts/river/a b.png", "drafts/été.md", "README.md",
    "drafts/100%.md", "drafts",
  ]

  @Test(arguments: [
    "gauge.md", "./gauge.md", "gauge.md#level", "gauge.md?x=1#level", "../README.md", "river",
    "river/", "river/a%20b.png", "%C3%A9t%C3%A9.md", "été.md", "100%.md", "100%25.md",
    "../drafts/gauge.md", "river/../gauge.md", "..", ".",
  ])
  func leadsSomewhere(_ destination: String) throws {
    try CheckCase("", .links, draft(), around: linking(to: destination, files: Self.files)).hold()
  }

  @Test(arguments: [
    "gauge", "guage.md", "drafts/gauge.md", "../gauge.md", "../../README.md", "river/b.png",
    "Gauge.md", "%ZZ.md", "%FF.md", "gauge.md/x",
  ])
  func leadsNowhere(_ destination: String) throws {
    try CheckCase(
      "", .links, draft(), around: linking(to: destination, files: Self.files),
      "links.dangling 10:1"
    ).hold()
  }

  @Test func linksFromDeeperFolders() throws {
    let deep = draft(path: "drafts/2026/river/index.md")
    let around = linking(
      to: "a.png", "../gauge.md", "../../old.md", "../../../../x.md",
      files: ["drafts/2026/river/a.png", "drafts/2026/gauge.md", "drafts/old.md", "x.md"])
    try CheckCase("", .links, deep, around: around, "links.dangling 13:1").hold()
  }

  @Test(arguments: [
    ("#what-it-says", true), ("#what-it-said", false), ("#What-it-says", false),
    ("#who-reads-it", true), ("#who-reads-it-1", true), ("#who-reads-it-2", false),
    ("#%C3%A9t%C3%A9-2026", true), ("#own", true), ("#a_b", true), ("#it-it", true),
  ])
  func anchors(_ destination: String, _ isThere: Bool) throws {
    let headings = [
      "What it says", "Who reads it?", "Who reads: it", "Été 2026", "Named {#own}", "a_b",
      "“It” & it".replacingAmpersand,
    ]
    var row = CheckCase("", .links, draft(), around: linking(to: destination, headings: headings))
    row.expected = isThere ? [] : ["warning links.anchor 10:1"]
    try row.hold()
  }

  @Test(arguments: [
    CheckCase(
      "a blank in the address", .links, draft(), around: saying("See [here](https://a b)."),
      "links.malformed 10:7"),
    CheckCase(
      "the address cut off by the next run", .links, draft(), around: saying("See [here]("),
      "links.malformed 10:7"),
    CheckCase("a template", .links, draft(), around: saying("See [here]({{< ref \"x y\" >}}).")),
    CheckCase("brackets", .links, draft(), around: saying("[sic] (he said), f](x)")),
  ])
  func whatMarkdownReadsAsText(_ row: CheckCase) throws { try row.hold() }

  static func showing(_ destination: String, _ text: String) -> TestSurroundings {
    var around = TestSurroundings(files: ["drafts/river/a b.png"])
    around.body.images = [.init(destination: destination, text: text, location: at(12, 4))]
    return around
  }

  @Test(arguments: [
    CheckCase("there", .images, draft(), around: showing("river/a%20b.png", "A gauge")),
    CheckCase("there, with a blank", .images, draft(), around: showing("river/a b.png", "A")),
    CheckCase(
      "not there", .images, draft(), around: showing("river/b.png", "A gauge"),
      "images.missing 12:4"),
    CheckCase(
      "outside", .images, draft(), around: showing("../../x.png", "A"), "images.missing 12:4"),
    CheckCase("no file", .images, draft(), around: showing("", "A"), "images.missing 12:4"),
    CheckCase(
      "no words", .images, draft(), around: showing("river/a b.png", " "), "images.alt 12:4"),
    CheckCase(
      "neither", .images, draft(), around: showing("b.png", ""), "images.missing 12:4",
      "images.alt 12:4"),
    CheckCase("elsewhere", .images, draft(), around: showing("https://x/a.png", "A")),
    CheckCase(
      "elsewhere without words", .images, draft(), around: showing("https://x/a.png", ""),
      "images.alt 12:4"),
    CheckCase("of the site", .images, draft(), around: showing("/img/a.png", "A")),
  ])
  func images(_ row: CheckCase) throws { try row.hold() }

  static func hiding(_ text: String) -> TestSurroundings {
    var around = TestSurroundings()
    around.body.controls = [.init(text: text, location: at(12, 4))]
    return around
  }

  @Test(arguments: [
    CheckCase("nothing", .text, draft()),
    CheckCase("in the body", .text, draft(), around: hiding("\u{202E}"), "text.controls 12:4"),
    CheckCase(
      "in the title", .text, draft(title: "The ri\u{200B}ver"), "text.controls 2:14"),
    CheckCase("in the dek", .text, draft(dek: "\u{2066}x"), "text.controls 3:6"),
    CheckCase(
      "in one of the names", .text, draft(byline: ["Ada Reyes", "Ben\u{FEFF}"]),
      "text.controls 5:8"),
    CheckCase(
      "two in one", .text, draft(title: "\u{AD}x\u{7}"), "text.controls 2:8",
      "text.controls 2:10"),
    CheckCase("joiners", .text, draft(title: "زمین\u{200C}شناس 👩\u{200D}🔬")),
    CheckCase("a mark of direction in Arabic", .text, draft(title: "سلام\u{200F}!")),
    CheckCase(
      "a mark of direction in Latin", .text, draft(title: "a\u{200F}!"),
      "text.controls 2:9"),
  ])
  func text(_ row: CheckCase) throws { try row.hold() }

  @Test func namesWhatNobodySees() throws {
    let finding = try CheckCase("", .text, draft(), around: Self.hiding("\u{202E}")).findings()
    #expect(
      finding.first?.message
        == "there is an invisible character here: U+202E (right-to-left override)")
  }
}

extension String {
  fileprivate var replacingAmpersand: String { split(separator: " & ").joined(separator: " ") }
}
