import Paths

/// A draft that gets another name or place, and which links that breaks.
public struct Relocation: Sendable {
  /// Its path before and afterwards.
  public var from: String
  public var to: String
  /// Its slug before: what a file must contain to have a link that breaks, unless it is its own.
  public var slug: Slug
  /// Whether the site goes on answering at the old address.
  public var keepsAddress: Bool
  /// The slug that a file's name stands for.
  private let slugOf: @Sendable (String) -> Slug?

  public init(
    from: String, to: String, keepsAddress: Bool, slugOf: @escaping @Sendable (String) -> Slug?
  ) {
    self.from = from
    self.to = to
    self.keepsAddress = keepsAddress
    self.slugOf = slugOf
    slug = slugOf(from) ?? ""
  }

  private var keepsSlug: Bool { slugOf(to)?.folded == slug.folded }

  /// The links of a draft that led somewhere before and do not afterwards.
  ///
  /// - Parameters:
  ///   - path: where the draft lies before.
  ///   - templates: the lines, from 1, that have something in them that only a site generator reads.
  public func broken(
    in outline: BodyOutline, of slug: Slug, at path: String, templates: [(line: Int, text: String)]
  ) -> [BrokenLink] {
    let links = (outline.links + outline.images).filter { breaks($0.destination, in: path) }
      .map { BrokenLink(slug: slug, location: $0.location, address: $0.destination) }
    let references = templates.flatMap { line, text in
      Self.references(in: text).filter { means($0.target) }.map { found in
        BrokenLink(
          slug: slug,
          location: SourceLocation(
            path: path, line: line, column: found.column,
            endColumn: found.column + found.target.unicodeScalars.count, text: text),
          address: found.target)
      }
    }
    return (links + references).map { link in
      var link = link
      if path == from { link.location.path = to }
      return link
    }.sorted {
      ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column)
    }
  }

  // MARK: - Markdown's links

  private func breaks(_ address: String, in path: String) -> Bool {
    switch LinkTarget(address) {
    case .anchor: return false
    case .file(let relative):
      guard let before = LinkTarget.resolve(relative, from: path) else { return false }
      let after = LinkTarget.resolve(relative, from: path == from ? to : path)
      return after != place(of: before)
    case .elsewhere:
      guard !keepsAddress, !keepsSlug, address.isAbsolutePath,
        !address.hasPrefix("//"), !LinkTarget.isTemplate(address)
      else { return false }
      // The folders of an address are the generator's business.
      let parts = address.prefix { $0 != "?" && $0 != "#" }.pathParts.filter { $0 != "index.html" }
      return parts.last.map { Slug(Self.withoutEnding($0)).folded } == slug.folded
    }
  }

  /// Where a file lies afterwards.
  private func place(of path: String) -> String {
    if path == from { return to }
    guard let old = Attachments.folder(of: from), let new = Attachments.folder(of: to) else {
      return path
    }
    if path == old { return new }
    return path.path(below: old).map { "\(new)/\($0)" } ?? path
  }

  private static func withoutEnding(_ name: Substring) -> String {
    String(
      name.hasSuffix(".html") ? name.dropLast(5) : name.hasSuffix(".md") ? name.dropLast(3) : name)
  }

  // MARK: - The generator's

  /// Whether a reference that a site generator looks up is this draft.
  private func means(_ target: String) -> Bool {
    let path = target.prefix { $0 != "#" && $0 != "?" }.pathParts
    guard let last = path.last.map(Self.withoutEnding), !last.isEmpty else { return false }
    let isBundle = last == "index" || last == "_index"
    let folders = path.dropLast(isBundle ? 2 : 1)
    guard let name = isBundle ? path.dropLast().last.map(String.init) : last,
      slugOf(name + ".md")?.folded == slug.folded
    else { return false }
    var place = from.pathParts.dropLast()
    if from.contains("/index.") { place = place.dropLast() }
    // What is named without its folder is looked for everywhere.
    guard !folders.isEmpty else { return !keepsSlug }
    return place.suffix(folders.count).elementsEqual(folders)
  }

  /// What `{{< ref "…" >}}`, `{% post_url … %}` and their like name, with its column in the line.
  private static func references(in line: String) -> [(target: String, column: Int)] {
    var found: [(String, Int)] = []
    for (open, close, words) in [
      ("{{", "}}", ["ref", "relref"]), ("{%", "%}", ["post_url", "link"]),
    ] {
      var rest = line[...]
      while let start = rest.firstRange(of: open),
        let end = rest[start.upperBound...].firstRange(of: close)
      {
        let inside = rest[start.upperBound..<end.lowerBound]
        rest = rest[end.upperBound...]
        let parts = inside.split { " \t\"'`<>%".contains($0) }
        guard let word = parts.firstIndex(where: { words.contains(String($0)) }),
          word + 1 < parts.endIndex
        else { continue }
        let target = parts[word + 1]
        let offset = line.unicodeScalars.distance(from: line.startIndex, to: target.startIndex)
        found.append((String(target), offset + 1))
      }
    }
    return found
  }
}
