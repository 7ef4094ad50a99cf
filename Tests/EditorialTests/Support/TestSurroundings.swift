@testable import Editorial

/// A newsroom around a draft, as a test wants it.
struct TestSurroundings: Surroundings {
  var now = Timestamp(seconds: 1_772_452_800)
  var files: Set<String> = []
  var titles: [String: [Slug]] = [:]
  var slugs: [String: [String]] = [:]
  var body = BodyOutline()

  func hasFile(at path: String) -> Bool { files.contains(path) }

  func drafts(titled title: String, besides slug: Slug) -> [Slug] {
    titles[title.caseFolded, default: []].filter { $0 != slug }
  }

  func paths(of slug: Slug) -> [String] { slugs[slug.folded, default: []] }

  func outline(of draft: Draft) -> BodyOutline { body }
}
