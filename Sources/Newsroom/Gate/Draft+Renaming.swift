import Editorial
import Manuscript
import Paths

extension Draft {
  /// What the front matter says once the draft lies here and no longer elsewhere.
  ///
  /// A slug that it names agrees with the file's name; the address of what was ever live stays
  /// known, and no address leads to itself.
  func renamingEdits(from old: String, wasLive: Bool) -> [FieldEdit] {
    var edits: [FieldEdit] = []
    if text.field(keys.slug) != nil {
      edits.append(.set(key: keys.slug, value: slug.rawValue))
    }
    let (was, isNow) = (workflow.address(of: old), workflow.address(of: path))
    let known = text.field(keys.aliases)?.value.items(orAt: .start(of: path)).map(\.text) ?? []
    var kept = known.filter { $0 != isNow }
    if kept.count < known.count {
      edits.append(.remove(key: keys.aliases))
    } else {
      kept = []
    }
    if wasLive, was != isNow, !known.contains(was) { kept.append(was) }
    return edits + kept.map { .append(key: keys.aliases, item: $0) }
  }

  /// Whether the site goes on answering at the address of another path.
  func keepsAddress(of path: String) -> Bool {
    let aliases = text.field(keys.aliases)?.value.items(orAt: .start(of: path)) ?? []
    return aliases.contains { $0.text == workflow.address(of: path) }
  }
}

extension Workflow {
  /// The address that the site gives to a draft: its folders below the content folder, and its slug.
  func address(of path: String) -> String {
    let inside = content.roots.lazy.compactMap { $0.isEmpty ? path[...] : path.path(below: $0) }
    var folders = (inside.first ?? path[...]).pathParts.dropLast()
    let slug = Slug.fromPath(path)?.rawValue ?? ""
    // The folder of a bundle is its slug.
    if let last = folders.last, last == slug, path.contains("/index.") { folders.removeLast() }
    return "/" + (folders.map(String.init) + [slug]).joined(separator: "/") + "/"
  }
}
