import Foundation

/// What a tree holds, read by some rules.
struct Reading {
  var drafts: [Version] = []
  /// Paths of attachments with the slugs of the drafts that they belong to.
  var attachmentOwners: [String: [String]] = [:]
  /// Links and submodules where a draft or a folder of drafts could be.
  var notFiles: Set<String> = []
  /// Other files in the site's reach.
  var others: [String: Objects.Entry] = [:]

  private static let rendered = [
    ".md", ".markdown", ".mdown", ".mkd", ".mdx", ".html", ".htm", ".xhtml", ".xml", ".org",
    ".rst", ".adoc", ".ipynb", ".njk", ".liquid", ".astro", ".txt",
  ]

  static func isRendered(_ path: String) -> Bool {
    rendered.contains { path.lowercased().hasSuffix($0) }
  }

  init(_ files: [String: Objects.Entry], _ rules: PlainRules, _ objects: Objects) throws {
    let inReach = files.filter { file in
      rules.folders.contains { $0.isEmpty || file.key == $0 || file.key.hasPrefix($0 + "/") }
        && !file.key.hasPrefix("workflows/")
    }
    for (path, entry) in files where !entry.isFile {
      let isAbove = rules.folders.contains { ($0 + "/").hasPrefix(path + "/") }
      if isAbove || inReach[path] != nil { notFiles.insert(path) }
    }
    for (path, entry) in inReach where PlainRules.matches(rules.content, path) && entry.isFile {
      drafts.append(try Self.version(path, entry, rules, objects))
    }
    drafts.sort { $0.path < $1.path }
    for (path, entry) in inReach where entry.isFile && !drafts.contains(where: { $0.path == path })
    {
      guard !Self.isRendered(path) else {
        others[path] = entry
        continue
      }
      for index in drafts.indices {
        let folder = Self.folder(of: drafts[index])
        if path.hasPrefix(folder + "/") {
          drafts[index].attachments[String(path.dropFirst(folder.count + 1))] = entry
          attachmentOwners[path, default: []].append(drafts[index].slug)
        }
      }
      if attachmentOwners[path] == nil { others[path] = entry }
    }
  }

  /// Where a draft's attachments lie.
  private static func folder(of draft: Version) -> String {
    let folder = (draft.path as NSString).deletingLastPathComponent
    return draft.path.hasSuffix("/index.md") ? folder : folder + "/" + draft.slug
  }

  private static func version(
    _ path: String, _ entry: Objects.Entry, _ rules: PlainRules, _ objects: Objects
  ) throws -> Version {
    let bytes = try objects.blob(entry.id)
    let draft = try objects.draft(entry.id, managed: rules.managed)
    let raw = draft?.one("status")
    return Version(
      slug: slug(path), path: path, entry: entry, attachments: [:], draft: draft,
      state: raw.map { rules.retired[$0] ?? $0 },
      copyID: gitBlobID(draft?.copy ?? bytes))
  }

  static func slug(_ path: String) -> String {
    let parts = path.components(separatedBy: "/")
    var name = parts.last ?? path
    if name.hasPrefix("index."), parts.count > 1 {
      name = parts[parts.count - 2]
    } else {
      name = (name as NSString).deletingPathExtension
    }
    if name.range(of: "^[0-9]{4}-[0-9]{2}-[0-9]{2}-", options: .regularExpression) != nil {
      name = String(name.dropFirst(11))
    }
    return name
  }

  func twins(of version: Version) -> [Version] {
    drafts.filter {
      $0.path != version.path
        && $0.slug.uppercased().lowercased() == version.slug.uppercased().lowercased()
    }
  }
}
