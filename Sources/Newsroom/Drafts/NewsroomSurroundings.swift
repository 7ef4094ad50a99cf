import Editorial
import Git
import Manuscript
import Paths

/// The newsroom around a draft that is judged or checked.
final class NewsroomSurroundings: Surroundings {
  private let newsroom: Newsroom
  /// The bytes of the drafts that are judged, by path: not saved yet.
  private let bytes: [String: [UInt8]]
  /// Other files that the step brings along.
  private let brought: Set<String>
  /// Drafts that the step adds and takes away, by path.
  private let added: [String: Slug]
  private let removed: Set<String>
  /// Whether other drafts' titles are looked at: it costs reading them all.
  private let comparesTitles: Bool

  init(
    _ newsroom: Newsroom, bytes: [String: [UInt8]] = [:], brought: Set<String> = [],
    added: [String: Slug] = [:], removed: Set<String> = [], comparesTitles: Bool = false
  ) {
    self.newsroom = newsroom
    self.bytes = bytes
    self.brought = brought
    self.added = added
    self.removed = removed
    self.comparesTitles = comparesTitles
  }

  var now: Timestamp { newsroom.now }

  func hasFile(at path: String) -> Bool {
    if brought.contains(path) || added[path] != nil { return true }
    if removed.contains(path) { return false }
    guard let tree = newsroom.tree else { return false }
    return (try? newsroom.repository.entry(at: path, in: tree)) != nil
  }

  func drafts(titled title: String, besides slug: Slug) -> [Slug] {
    guard comparesTitles else { return [] }
    return ((try? newsroom.slugsByTitle())?[title.caseFolded] ?? []).filter { $0 != slug }
  }

  func paths(of slug: Slug) -> [String] {
    let saved = (try? newsroom.draftFiles().named(slug).map(\.path)) ?? []
    let new = added.filter { $0.value.folded == slug.folded }.map(\.key)
    let removed = Set(removed.map(\.pathKey))
    return (saved.filter { !removed.contains($0.pathKey) } + new).distinctPaths
  }

  func outline(of draft: Draft) -> BodyOutline {
    let bytes = bytes[draft.path] ?? savedBytes(of: draft)
    return MarkdownReader.outline(ofDraft: bytes, bodyLine: draft.text.bodyLine, path: draft.path)
  }

  private func savedBytes(of draft: Draft) -> [UInt8] {
    guard let id = ObjectID(hex: draft.version.blob) else { return [] }
    return (try? newsroom.repository.blob(id)) ?? []
  }
}

extension MarkdownReader {
  /// The outline of a draft's body, from the bytes of its file.
  static func outline(ofDraft bytes: [UInt8], bodyLine: Int, path: String) -> BodyOutline {
    var start = bytes.startIndex
    var line = 1
    while line < bodyLine, let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      start = newline + 1
      line += 1
    }
    guard line == bodyLine else { return BodyOutline() }
    return outline(of: bytes[start...], firstLine: bodyLine, path: path)
  }
}

extension Newsroom {
  /// Slugs by folded title, of all saved drafts.
  func slugsByTitle() throws -> [String: [Slug]] {
    if let titles { return titles }
    var slugs: [String: [Slug]] = [:]
    let roster = try fullRoster()
    for number in 0..<roster.count {
      guard let title = roster.title(of: number) else { continue }
      slugs[title.caseFolded, default: []].append(roster.file(of: number).slug)
    }
    titles = slugs
    return slugs
  }
}
