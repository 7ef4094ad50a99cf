import Editorial
import Testing

@testable import Manuscript

@Suite struct SlugTests {
  @Test(
    arguments: [
      ("The river gauge nobody reads", nil, "the-river-gauge-nobody-reads"),
      ("  Don't panic: it’s 50% off! ", nil, "dont-panic-its-50-off"), ("Größe", nil, "grosse"),
      ("Größe", "de", "groesse"), ("Gro\u{308}ße", "de-AT", "groesse"), ("Щука", nil, "shchuka"),
      ("Київ і область", nil, "kyiv-i-oblast"), ("Згорани", "uk", "zghorany"),
      ("Объявление", "ru", "obyavleniye"), ("Αθήνα", nil, "athina"), ("Ærø", "da", "aeroe"),
      ("Łódź é ñ", nil, "lodz-e-n"),
      ("東京の川", nil, "dong-jingno-chuan"), ("İstanbul", "tr", "istanbul"), ("CON", nil, "con-1"),
      ("Index", nil, "index-1"), ("10 000 €", nil, "10-000"),
      (
        "A title so long that it has to be cut somewhere between two of its words", nil,
        "a-title-so-long-that-it-has-to-be-cut-somewhere-between-two"
      ),
    ] as [(String, String?, String)])
  func made(_ title: String, _ language: String?, _ slug: String) {
    #expect(SlugMaker.slug(for: title, language: language)?.rawValue == slug)
  }

  @Test(arguments: ["", "!!!", "—", "😀", " '"])
  func nothingIsLeft(_ title: String) {
    #expect(SlugMaker.slug(for: title) == nil)
  }

  @Test func whatIsMadeIsWellFormed() {
    var random = Seeded(7)
    let pieces = [
      "a", "Щ", "日", "é", "ß", "-", " ", "'", "9", "œ", "Ж", "ї", "α", "한", "ก", "א", "ب", "index",
      "😀",
    ]
    for _ in 0..<300 {
      let title = (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      guard let slug = SlugMaker.slug(for: title) else { continue }
      #expect(SlugRules.fault(in: slug.rawValue) == nil, "\(title)")
      #expect(slug.rawValue.count <= SlugMaker.limit + 2)
    }
  }

  @Test func faults() {
    #expect(SlugRules.fault(in: "a-1") == nil)
    #expect(SlugRules.fault(in: "") == .empty)
    #expect(SlugRules.fault(in: "-a") == .edgeHyphen)
    #expect(SlugRules.fault(in: "a-") == .edgeHyphen)
    #expect(SlugRules.fault(in: "A") == .character("A"))
    #expect(SlugRules.fault(in: "a b") == .character(" "))
    #expect(SlugRules.fault(in: "lpt1") == .device)
    #expect(SlugRules.fault(in: "readme") == .reserved)
    #expect(SlugRules.fault(in: String(repeating: "a", count: 101)) == .tooLong(bytes: 101))
    #expect(SlugFault.character("\u{202E}").message.hasPrefix("U+202E cannot stand"))
  }

  @Test(arguments: [
    ("drafts/river.md", "river"), ("drafts/2026-01-02-river.md", "river"),
    ("drafts/x/index.md", "x"),
    ("index.md", "index"), ("a/2026-01-02-.md", "2026-01-02-"), ("river", "river"), (".md", ".md"),
    ("a/b.en.md", "b.en"), ("drafts/2026-01-02-x/index.md", "2026-01-02-x"),
  ])
  func ofAPath(_ path: String, _ slug: String) {
    #expect(Slug.fromPath(path)?.rawValue == slug)
  }

  @Test func ofNoPath() { #expect(Slug.fromPath("") == nil) }
}
