import Editorial
import Git
import Manuscript
import Paths

/// A deleted draft, as it was last.
struct Grave {
  var slug: Slug
  var file: DraftFile
  /// The last tree that had it.
  var tree: ObjectID
}

extension Newsroom {
  /// The deleted draft that a name means, by slug or path; nil where it means one that there is.
  ///
  /// - Throws: ``Failure`` where it means neither, or one that has another name by now.
  func grave(_ name: String) throws -> Grave? {
    let path = pathFromRoot(name)
    let isPath = name.hasSlash || rules.workflow(for: path) != nil
    let slug = isPath ? Slug.fromPath(path) ?? Slug(name) : Slug(name)
    guard try draftFiles()[path: path] == nil, try draftFiles().named(slug).isEmpty else {
      return nil
    }
    if let mark = try lastMark(of: slug) { return try grave(slug, mark) }
    do {
      _ = try find(name)
      return nil
    } catch let failure as Failure where failure.code == "draft.missing" {
      let deleted = try deletedSlugs()
      let near = nearest(to: name, among: deleted)
      throw Failure(
        .cannot, "draft.missing", "there is no draft `\(name)`, and none was ever deleted",
        help: near.isEmpty
          ? failure.help : "did you mean \(near.joined(separator: ", "))?")
    }
  }

  /// Whether a draft of that slug was deleted, and there is none now.
  func wasDeleted(_ slug: Slug) throws -> Bool {
    guard try draftFiles().named(slug).isEmpty, let mark = try lastMark(of: slug) else {
      return false
    }
    return try successor(of: slug, mark.commit) == nil
  }

  /// What became of a draft that no longer goes by a name; nil where none ever did, or nobody can tell.
  func whatBecame(of name: String) -> Failure? {
    var slug = Slug(name)
    var seen: Set<String> = []
    while seen.insert(slug.folded).inserted, let mark = try? lastMark(of: slug) {
      guard let new = try? successor(of: slug, mark.commit) else {
        return Failure(
          .cannot, "draft.missing", "there is no draft `\(name)` any more: it was deleted",
          help: "`stet log \(slug)` tells why; `stet restore \(slug)` brings it back")
      }
      guard (try? draftFiles().named(new).isEmpty) ?? false else {
        return Failure(
          .cannot, "draft.missing", "there is no draft `\(name)`: it is called \(new) now",
          help: "`stet show \(new)` shows it")
      }
      slug = new
    }
    return nil
  }

  /// The last commit that touches a slug, on the way to what is saved, with its number.
  private func lastMark(of slug: Slug) throws -> (commit: Int, path: String)? {
    let ledger = try history()
    guard let times = try times(of: [slug])[slug.folded], let last = times.marks.last else {
      return nil
    }
    return (last.commit, ledger.names[Int(ledger.marks[last.mark].path)])
  }

  private func grave(_ slug: Slug, _ mark: (commit: Int, path: String)) throws -> Grave {
    if let new = try successor(of: slug, mark.commit) {
      throw Failure(
        .cannot, "draft.missing", "`\(slug)` was not deleted: it is called \(new) now",
        help: "`stet show \(new)` shows it")
    }
    let ledger = try history()
    let commit = try gitFailures { () throws(GitError) in
      try repository.commit(ledger.entries[mark.commit].id)
    }
    for parent in commit.parents {
      let (tree, entry) = try gitFailures { () throws(GitError) in
        let tree = try repository.commit(parent).tree
        return (tree, try repository.entry(at: mark.path, in: tree))
      }
      guard let entry, entry.mode.isFile else { continue }
      return Grave(
        slug: Slug.fromPath(mark.path) ?? slug,
        file: DraftFile(
          slug: Slug.fromPath(mark.path) ?? slug, path: mark.path, blob: entry.id, mode: entry.mode),
        tree: tree)
    }
    throw Failure(
      .cannot, "history.missing", "nothing tells what \(slug) was last",
      help: "`stet log \(slug)` shows what happened to it")
  }

  /// What a draft that went in a commit is called since; nil when it was deleted.
  private func successor(of slug: Slug, _ commit: Int) throws -> Slug? {
    let ledger = try history()
    let come = ledger.marks(of: commit).filter { $0.blob != nil && !$0.existed }
      .map { Slug(ledger.names[Int($0.slug)]) }
    guard !come.isEmpty else { return nil }
    let id = ledger.entries[commit].id.hex
    return try replay(come).events.last {
      $0.kind == .renamed && $0.oldSlug?.folded == slug.folded && $0.commit.rawValue == id
    }?.slug
  }

  /// The slugs of all drafts that were ever deleted or renamed.
  private func deletedSlugs() throws -> Set<String> {
    let ledger = try history()
    let gone = Set(ledger.marks.lazy.filter { $0.blob == nil && !$0.isApproval }.map(\.slug))
    return Set(gone.map { ledger.names[Int($0)] })
  }
}
