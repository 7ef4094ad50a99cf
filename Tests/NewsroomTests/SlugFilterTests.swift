import Editorial
import Manuscript
import Testing

@testable import Newsroom

@Suite struct SlugFilterTests {
  private static let stems = [
    "a", "tide", "Tide", "TIDE", "low-tide", "2026-11-24-tide", "index", "_index", "Index",
    "tide.de", "über", "ÜBER", "\u{212A}ite", "kite", "tid", "e", "2026-11-24-", ".tide", "tidé",
    "tide\u{301}", "ti\u{212A}e", "tike", "low-ti\u{212A}", "low-tik", "\u{212A}", "k",
  ]
  private static let paths = stems.flatMap { stem in
    ["", "drafts/", "drafts/tide/", "drafts/2026-11-24-kite/"].flatMap { folder in
      ["\(folder)\(stem).md", "\(folder)\(stem)/index.md", "\(folder)\(stem)"]
    }
  }

  /// What the path itself says is never filtered out.
  @Test func neverHidesADraft() {
    for slug in Set(Self.paths.compactMap(Slug.fromPath)) {
      let filter = SlugFilter(slug)
      for path in Self.paths where Slug.fromPath(path)?.folded == slug.folded {
        #expect(Array(path.utf8).withUnsafeBytes(filter.accepts), "\(slug) at \(path)")
      }
    }
  }

  @Test(arguments: ["drafts/tide/cover.md", "drafts/tides.md", "drafts/tide/index-2.md", "tide/a"])
  func sparesOthers(path: String) {
    let filter = SlugFilter(Slug("tide"))
    #expect(!Array(path.utf8).withUnsafeBytes(filter.accepts))
  }
}
