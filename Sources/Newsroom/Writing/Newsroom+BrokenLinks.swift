import Editorial
import Git
import Glibc
import Manuscript

extension Newsroom {
  /// The links that a plan breaks which takes a draft from one path to another, and what to say of
  /// them.
  func links(
    brokenBy plan: DraftPlan, from old: String, to new: String
  ) throws -> (links: [BrokenLink], notes: [String]) {
    let relocation = Relocation(
      from: old, to: new, keepsAddress: plan.result?.keepsAddress(of: old) ?? false,
      slugOf: { Slug.fromPath($0) })
    let links = try links(brokenBy: relocation)
    return (links, notes(on: links, of: relocation))
  }

  /// The links that another name or place of a draft breaks, in all drafts as they lie in the folder.
  private func links(brokenBy relocation: Relocation) throws -> [BrokenLink] {
    let changed = try unsavedChanges()
    let name = Array(relocation.slug.rawValue.utf8)
    var links: [BrokenLink] = []
    for file in try draftFiles().all {
      let isOwn = file.path == relocation.from
      let bytes: [UInt8]
      if changed.contains(file.path) {
        let open = try open(file)
        // Whoever moved it by hand has laid it where it belongs now.
        let moved =
          isOwn && open.inFolder == nil ? try self.open(file, movedTo: relocation.to) : open
        bytes = moved.folderBytes ?? []
      } else {
        let size = try gitFailures { () throws(GitError) in try repository.blobSize(file.blob) }
        guard size <= DraftReader.maximumSize else { continue }
        bytes = try gitFailures { () throws(GitError) in try repository.blob(file.blob) }
      }
      guard isOwn || contains(bytes, name) else { continue }
      links += try self.links(in: bytes, file.slug, file.path, brokenBy: relocation)
    }
    for path in try unsavedPaths() where path != relocation.to {
      guard let open = try openUnsaved(path), let bytes = open.folderBytes else { continue }
      links += try self.links(in: bytes, open.slug, path, brokenBy: relocation)
    }
    return links
  }

  private func links(
    in bytes: [UInt8], _ slug: Slug, _ path: String, brokenBy relocation: Relocation
  ) throws -> [BrokenLink] {
    guard let workflow = rules.workflow(for: path),
      case .success(let text) = reader(for: workflow).read(bytes, path: path)
    else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let templates = lines.enumerated().filter { number, line in
      number + 1 >= text.bodyLine && (line.contains("{{") || line.contains("{%"))
    }.map { (line: $0.offset + 1, text: String($0.element)) }
    return relocation.broken(
      in: MarkdownReader.outline(ofDraft: bytes, bodyLine: text.bodyLine, path: path), of: slug,
      at: path, templates: templates)
  }

  /// Most drafts do not name it at all, and are not read any further.
  private func contains(_ bytes: [UInt8], _ name: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      name.withUnsafeBytes { name in
        guard let start = bytes.baseAddress, let wanted = name.baseAddress else { return false }
        var from = 0
        // Whatever is read lies within the bytes: what is left for the first letter is so short that
        // the whole name fits behind it.
        while from + name.count <= bytes.count,
          let hit = memchr(start + from, Int32(name[0]), bytes.count - name.count - from + 1)
        {
          if memcmp(hit, wanted, name.count) == 0 { return true }
          from = start.distance(to: UnsafeRawPointer(hit)) + 1
        }
        return false
      }
    }
  }

  /// What to know of them, a sentence each.
  private func notes(on links: [BrokenLink], of relocation: Relocation) -> [String] {
    let own = links.filter { $0.location.path == relocation.to }
    let others = links.filter { $0.location.path != relocation.to }
    var notes: [String] = []
    if !others.isEmpty {
      let drafts = Self.places(of: others)
      let shown = drafts.prefix(5).joined(separator: "; ")
      let more = drafts.count > 5 ? "; and \(drafts.count - 5) more" : ""
      notes.append(
        others.count == 1
          ? "a link to it leads nowhere now: \(shown)"
          : "\(others.count) links to it lead nowhere now: \(shown)\(more)")
    }
    if let first = own.first {
      notes.append(
        own.count == 1
          ? "a link of its own leads nowhere now: line \(first.location.line)"
          : "\(own.count) links of its own lead nowhere now: \(Self.lines(of: own))")
    }
    return notes
  }

  private static func places(of links: [BrokenLink]) -> [String] {
    let paths = Dictionary(grouping: links, by: \.location.path)
    return paths.sorted { $0.key < $1.key }.map { path, links in "\(path), \(lines(of: links))" }
  }

  private static func lines(of links: [BrokenLink]) -> String {
    let lines = Set(links.map(\.location.line)).sorted().map(String.init)
    guard lines.count > 1 else { return "line \(lines.first ?? "")" }
    return "lines " + lines.dropLast().joined(separator: ", ") + " and " + lines[lines.count - 1]
  }
}
