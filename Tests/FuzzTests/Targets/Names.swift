import Editorial
import Manuscript
import Paths

extension FuzzTarget {
  /// Patterns against paths, a pattern a line and the path last.
  static let globs = FuzzTarget(name: "globs") { bytes in
    var lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let path = lines.removeLast()
    let globs = PathGlobs(lines)
    guard globs.matches(path) else { return nil }
    // Whoever walks only these folders must not miss it.
    let isReached = globs.roots.contains { $0.isEmpty || path == $0 || path.lies(below: $0) }
    return isReached ? nil : "a match outside of \(globs.roots)"
  }

  /// Slugs made of titles are slugs.
  static let slugs = FuzzTarget(name: "slugs") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    if let slug = SlugMaker.slug(for: text), let fault = SlugRules.fault(in: slug.rawValue) {
      return "made \(slug): \(fault)"
    }
    _ = Slug.fromPath(text)
    return nil
  }
}
