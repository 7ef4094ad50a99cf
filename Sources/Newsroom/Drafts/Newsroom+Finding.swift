import Editorial
import Git
import Manuscript
import Paths

extension Newsroom {
  /// The drafts that were meant: each by slug, by path, or by an unambiguous part of either.
  ///
  /// - Throws: ``Failure`` for all that name none or several, with what may have been meant.
  func find(_ names: [String]) throws -> [OpenDraft] {
    var drafts: [OpenDraft] = []
    for name in names {
      let draft = try find(name)
      if !drafts.contains(where: { $0.path == draft.path }) { drafts.append(draft) }
    }
    return drafts
  }

  /// Drafts that somebody is about to change: of each, every file has a name of its own.
  func findToChange(_ names: [String]) throws -> [OpenDraft] {
    let opens = try find(names)
    for open in opens { try open.demandOneSpelling() }
    return opens
  }

  func find(_ name: String) throws -> OpenDraft {
    let files = try draftFiles()
    let path = pathFromRoot(name)
    if let file = try files[path: path] { return try openWhereItLies(file) }
    let named = try files.named(Slug(name))
    if named.count == 1, let file = named.first { return try openWhereItLies(file) }
    if named.count > 1 { throw ambiguous(name, named.map(\.path)) }
    if let new = try findUnsaved(name, path) { return new }
    let folded = name.caseFolded
    // A dot or a slash is part of every path, and names nothing.
    let saysSomething = folded.contains { $0.isLetter || $0.isNumber }
    let all = try files.all
    let part = all.filter {
      saysSomething && ($0.slug.folded.contains(folded) || $0.path.caseFolded.contains(folded))
    }
    if part.count == 1, let file = part.first { return try openWhereItLies(file) }
    if part.count > 1 { throw ambiguous(name, part.map(\.slug.rawValue)) }
    throw whatBecame(of: name) ?? missing(name, among: all.map(\.slug.rawValue))
  }

  /// A saved draft, where somebody has moved its file to.
  private func openWhereItLies(_ file: DraftFile) throws -> OpenDraft {
    let open = try open(file)
    guard open.inFolder == nil,
      let place = try handMoves().first(where: { $0.value.path == file.path })?.key
    else { return open }
    return try self.open(file, movedTo: place)
  }

  /// A file in the folder that is not saved under its path: a new draft, or an old one moved here.
  func openNew(_ path: String) throws -> OpenDraft? {
    if let file = try handMoves()[path] { return try open(file, movedTo: path) }
    return try openUnsaved(path)
  }

  /// A draft that was written by hand and never saved.
  private func findUnsaved(_ name: String, _ path: String) throws -> OpenDraft? {
    guard folder != nil, !circumstances.savedOnly else { return nil }
    // A path that leads out of the newsroom names none of its drafts, whatever it looks like.
    let staysInside = !path.pathParts.contains("..")
    if staysInside, rules.workflow(for: path) != nil, let open = try openNew(path) {
      return open
    }
    let slug = Slug(name).folded
    for path in try unsavedPaths() where Slug.fromPath(path)?.folded == slug {
      if let open = try openNew(path) { return open }
    }
    return nil
  }

  /// Files in the folder that would be drafts and were never saved.
  func unsavedPaths() throws -> [String] {
    guard let folder, !circumstances.savedOnly else { return [] }
    if let roster = try rememberedRoster() {
      return try drafts(among: unsavedFiles(in: folder, besides: roster)())
    }
    // Without reading them all where that was never done.
    let paths = Set(try draftFiles().all.map(\.path))
    return try drafts(
      among: Self.files(in: folder, below: rules.contentRoots) {
        !paths.contains(String(decoding: $0, as: UTF8.self))
      })
  }

  /// Begins to look for ``unsavedPaths()``; nil where there is no folder.
  func lookForUnsaved(besides roster: Roster) -> Ahead<FilesFound>? {
    guard let folder, !circumstances.savedOnly else { return nil }
    return Ahead(unsavedFiles(in: folder, besides: roster))
  }

  typealias FilesFound = Result<[String], Folder.Fault>

  private func unsavedFiles(
    in folder: Folder, besides roster: Roster
  ) -> @Sendable () -> FilesFound {
    let roots = rules.contentRoots
    return {
      let saved = PathSet(roster)
      return Self.files(in: folder, below: roots) { !saved.contains($0) }
    }
  }

  private static func files(
    in folder: Folder, below roots: [String],
    where isWanted: @escaping (UnsafeRawBufferPointer) -> Bool
  ) -> FilesFound {
    FilesFound { () throws(Folder.Fault) in
      var files: [String] = []
      for root in roots { files += try folder.files(below: root, where: isWanted) }
      return files
    }
  }

  /// Those that would be drafts.
  func drafts(among files: FilesFound) throws -> [String] {
    try folderFailures(files.get).filter { path in
      guard rules.workflow(for: path) != nil else { return false }
      return try gitFailures { () throws(GitError) in try !repository.isIgnored(path) }
    }
  }

  /// A path as typed, seen from the newsroom's root.
  public func pathFromRoot(_ typed: String) -> String {
    guard let root else { return typed }
    let absolute =
      typed.isAbsolutePath ? typed : circumstances.directory + "/" + typed
    var parts: [Substring] = []
    for part in absolute.pathParts where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let clean = "/" + parts.joined(separator: "/")
    return clean.path(below: root).map(String.init) ?? typed
  }

  private func ambiguous(_ name: String, _ found: [String]) -> Failure {
    let shown = found.sorted().prefix(5)
    let more = found.count > shown.count ? " and \(found.count - shown.count) more" : ""
    return Failure(
      .cannot, "name.ambiguous", "`\(name)` could be \(found.count) drafts",
      help: "say which: " + shown.joined(separator: ", ") + more)
  }

  private func missing(_ name: String, among slugs: [String]) -> Failure {
    var near = nearest(to: name, among: slugs)
    if near.isEmpty {
      // A slip in one word of a long slug is one too: `rver` for `the-river-gauge`.
      let words = Set(slugs.flatMap { $0.split(separator: "-").map(String.init) })
      if let word = nearest(to: name, among: words).first {
        near = Array(slugs.filter { $0.split(separator: "-").contains(word[...]) }.prefix(3))
      }
    }
    return Failure(
      .cannot, "draft.missing", "there is no draft `\(name)`",
      help: near.isEmpty
        ? "`stet list` shows them all" : "did you mean " + near.joined(separator: ", ") + "?")
  }
}
