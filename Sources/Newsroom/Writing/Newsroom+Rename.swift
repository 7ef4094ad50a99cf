public import Editorial
import Git
import Manuscript
import Paths

/// Another name for a draft that somebody asks for.
public struct RenameRequest: Sendable {
  /// A slug, a path, or a part of either.
  public var draft: String
  /// A slug, a file name, or a path.
  public var name: String
  /// The transition that carries it: what is live changes its address only so.
  public var transition: TransitionID?
  public var reason: String?
  public var dryRun: Bool

  public init(
    draft: String, name: String, transition: TransitionID? = nil, reason: String? = nil,
    dryRun: Bool = false
  ) {
    self.draft = draft
    self.name = name
    self.transition = transition
    self.reason = reason
    self.dryRun = dryRun
  }
}

extension Newsroom {
  /// Gives a draft another name or another place, with its attachments, in one commit.
  ///
  /// Edits that lie in the folder are saved first. A file that was moved there by hand already is
  /// only recorded.
  ///
  /// - Returns: what was done, and the links that this breaks.
  /// - Throws: ``Failure``: refused by the rules, or because something lies there.
  public func rename(_ request: RenameRequest) throws -> (receipt: Receipt, links: [BrokenLink]) {
    try Newsroom.demandPlainText(request.reason, "the reason")
    let hand = try hand()
    let reason = request.reason?.trimmingBlanks
    var open = try find(request.draft)
    try open.demandOneSpelling()
    guard let saved = open.saved else {
      throw Failure(
        .refused, "draft.unsaved", "\(open.slug) was never saved, so nothing knows it by that name",
        help: "give its file another name in the folder, or save it first: `stet save \(open.slug)`"
      )
    }
    let target = try path(for: request.name, of: saved.path)
    guard target != saved.path else {
      let receipt = Receipt(
        lines: ["\(saved.slug) is called that already: \(target)"], isDryRun: request.dryRun,
        slugs: [saved.slug])
      return (receipt, [])
    }
    if open.inFolder == nil, let file = try draftFiles()[path: saved.path],
      try openUnsaved(target) != nil
    {
      // Moved by hand, and so much changed that it was not taken for the same.
      open = try self.open(file, movedTo: target)
    }
    if open.path != target { try demandRoom(at: target, for: open) }
    var planner = DraftPlanner(newsroom: self, hand: hand, reason: reason, open: open)
    var main: DraftPlan.Planned.Kind?
    var plan: DraftPlan
    if let transition = request.transition {
      try demandKnown(transition)
      main = .move(transition)
      var move = MoveRequest(transition: transition, drafts: [], reason: reason)
      move.path = target
      plan = try self.plan(move, open, by: hand, reason: reason)
    } else {
      if open.isUnsaved, open.inFolder != nil { try planner.save() }
      if open.inFolder == nil { planner.blockMissingFile() }
      if planner.plan.blockers.isEmpty { try planner.rename(to: target) }
      plan = planner.plan
      main = .rename
    }
    guard plan.blockers.isEmpty else {
      // Nobody knows it by its new name yet.
      let blockers = plan.blockers.map { blocker in
        var blocker = blocker
        blocker.slug = saved.slug
        return blocker
      }
      throw refusal(to: "rename", [saved.slug], blockers)
    }
    let (links, notes) = try links(brokenBy: plan, from: saved.path, to: target)
    plan.notes += try self.notes(afterRenaming: saved, to: target) + notes
    return (
      try carryOut([plan], as: main, reason: reason, by: hand, dryRun: request.dryRun), links
    )
  }

  // MARK: - Where to

  /// The path that a new name means: the folder, the date and the kind of file stay unless they are
  /// named too.
  private func path(for name: String, of old: String) throws -> String {
    let folders = old.pathParts.dropLast().map(String.init)
    let file = String(old.pathName)
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    let (stem, ending) = (String(file[..<dot]), String(file[dot...]))
    let path: String
    var wish: Slug?
    if name.hasSlash {
      path = pathFromRoot(name)
    } else if name.ends(in: ending) {
      wish = Slug.fromPath(name)
      path = (folders + [name]).joined(separator: "/")
    } else if stem == "index", !folders.isEmpty {
      wish = Slug(name)
      path = (folders.dropLast() + [name, file]).joined(separator: "/")
    } else {
      wish = Slug.fromPath(name + ending)
      let hasDate = Slug.fromPath(old)?.rawValue != stem
      let namesDate = Slug.fromPath(name + ending)?.rawValue != name
      let date = hasDate && !namesDate ? String(stem.prefix(11)) : ""
      path = (folders + [date + name + ending]).joined(separator: "/")
    }
    guard let slug = wish ?? Slug.fromPath(path), !path.pathParts.contains("..") else {
      throw Failure(
        .cannot, .slugMalformed, "`\(name)` is no name for a draft",
        help: "choose one of a–z, 0–9 and hyphens")
    }
    if slug != Slug.fromPath(old), let fault = SlugRules.fault(in: slug.rawValue) {
      let better = SlugMaker.slug(for: slug.rawValue)
      throw Failure(
        .cannot, .slugMalformed, "`\(slug)` cannot be a slug: \(fault.message)",
        help: better.map { "write it as `\($0)`" } ?? "choose one of a–z, 0–9 and hyphens")
    }
    guard rules.workflow(for: path) != nil else {
      throw Failure(
        .cannot, .slugMalformed, "a draft at `\(path)` would not be among this newsroom's drafts",
        help:
          "its folders are \(rules.workflows.flatMap(\.content.patterns).joined(separator: ", "))")
    }
    return path
  }

  /// Refuses where anything lies, saved or not, ignored or not: nothing is ever written over, and
  /// nobody else's files become a draft's attachments.
  private func demandRoom(at path: String, for open: OpenDraft) throws {
    let saved = try tree.map { tree in
      try gitFailures { () throws(GitError) in try repository.entry(at: path, in: tree) }
    }
    if saved?.map(\.self) != nil {
      throw taken(path, "`\(path)` is there already", help: "choose another name")
    }
    if let folder {
      let item = try folderFailures { () throws(Folder.Fault) in try folder.read(path, limit: 0) }
      if item != .absent {
        let isSame = try folderFailures { () throws(Folder.Fault) in
          try folder.isSame(path, open.path)
        }
        throw isSame
          ? taken(
            path, "this disk takes `\(path)` and `\(open.path)` for one file",
            help: "rename it to something else first, and from that to what you want")
          : taken(
            path, "`\(path)` lies in the folder already, and is not saved",
            help: "choose another name, or move that file away")
      }
    }
    guard let home = Attachments.folder(of: path), home != Attachments.folder(of: open.path) else {
      return
    }
    var there: [String] = []
    if let tree {
      there += try attachments(of: path, in: tree, under: rules).keys.sorted()
    }
    if let folder {
      there += try folderFailures { () throws(Folder.Fault) in try folder.files(below: home) }
        .filter(Attachments.isAttachment)
    }
    guard let first = there.first else { return }
    throw taken(
      first, "`\(first)` is there already, and would become an attachment of the draft",
      help: "move it away, or choose another name")
  }

  func taken(_ path: String, _ message: String, help: String) -> Failure {
    Failure(.refused, "path.taken", message, help: help)
  }

  private func demandKnown(_ transition: TransitionID) throws {
    let ids = rules.transitionIDs
    guard ids.contains(transition) else {
      throw unknown("transition", transition.rawValue, among: ids.map(\.rawValue))
    }
  }

  // MARK: - What to know

  private func notes(afterRenaming saved: DraftVersion, to path: String) throws -> [String] {
    guard let slug = Slug.fromPath(path) else { return [] }
    var notes: [String] = []
    let old = saved.slug
    if slug.folded != old.folded, try wasDeleted(slug) {
      notes.append(
        "a deleted draft was called \(slug): whoever had a hand in that counts for this one too")
    }
    return notes
  }
}
