import Editorial
import Manuscript
import Testing

@testable import Newsroom

@Suite struct BelongingFilterTests {
  private static let stems = [
    "a", "tide", "Tide", "TIDE", "low-tide", "2026-11-24-tide", "index", "_index", "tide.de",
    "über", "ÜBER", "\u{212A}ite", "kite", "tid", "2026-11-24-", ".tide", "tide-2026-11-24",
  ]
  private static let drafts = stems.flatMap { stem in
    ["", "drafts/", "drafts/tide/", "drafts/2026-11-24-kite/"].flatMap { folder in
      ["\(folder)\(stem).md", "\(folder)\(stem)/index.md", "\(folder)\(stem)"]
    }
  }
  private static let names = ["cover.jpg", "deep/er/a.png", "tide", "x.y.z", "ünder.png", "a/b.c"]

  /// Neither a draft of interest nor what lies in its folder is ever filtered out.
  @Test func neverHidesWhatBelongs() throws {
    for draft in Self.drafts {
      let slug = try #require(Slug.fromPath(draft))
      let filter = try #require(BelongingFilter([slug.folded, "another"]))
      var paths = Self.drafts.filter { Slug.fromPath($0)?.folded == slug.folded }
      // git knows no folder without a name.
      if let folder = Attachments.folder(of: draft), !folder.hasSuffix("/"), !folder.isEmpty {
        paths += Self.names.map { folder + "/" + $0 }
      }
      for path in paths {
        #expect(accepts(filter, path), "\(path) for \(draft)")
      }
    }
  }

  @Test func rulesBelong() throws {
    let filter = try #require(BelongingFilter(["tide"]))
    for path in ["workflows/editorial.yml", "workflows", "workflows/templates/a.md"] {
      #expect(accepts(filter, path))
    }
  }

  @Test(arguments: [
    "drafts/ebb.md", "drafts/tides.md", "drafts/tide-2.md", "drafts/2026-11-24-ebb/cover.jpg",
    "drafts/ebb/index.md", "tidal/a",
  ])
  func sparesOthers(path: String) throws {
    #expect(!accepts(try #require(BelongingFilter(["tide", "river"])), path))
  }

  @Test func whereMuchBelongsNothingIsFiltered() {
    #expect(BelongingFilter(Set((0..<2000).map { "slug-\($0)" })) == nil)
  }

  private func accepts(_ filter: BelongingFilter, _ path: String) -> Bool {
    Array(path.utf8).withUnsafeBytes(filter.accepts)
  }
}
