import Editorial
import Git
import Manuscript

/// What rules that are about to be saved mean for the drafts that there are.
///
/// The same questions as the audit's: what the one asks for, the other does.
struct RuleConsequences {
  /// A draft that a chief has to say something about.
  struct Concern {
    var slug: Slug
    var path: String
    /// What the chief says in the same step; nil where nothing can be said.
    var trailer: CommitMessage.Trailer?
    var blocker: Blocker
    /// The draft's file as it moves, where it does.
    var change: CommitPlan.Change?
  }

  private(set) var adopted: [Concern] = []
  private(set) var released: [Concern] = []
  /// Drafts that cannot be taken in as they are.
  private(set) var unfit: [Concern] = []

  var isEmpty: Bool { adopted.isEmpty && released.isEmpty && unfit.isEmpty }
  var trailers: [CommitMessage.Trailer] { (adopted + released).compactMap(\.trailer) }

  /// Looks at every draft under both rules; at none where they are sure to read the same.
  init(of new: Rules, in newsroom: Newsroom) throws {
    guard let tree = newsroom.tree, !newsroom.rules.readsDrafts(as: new) else { return }
    let old = newsroom.rules
    let before = try newsroom.draftFiles(in: tree, under: old)
    let after = try newsroom.draftFiles(in: tree, under: new)
    let placed = Dictionary(after.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var moves = try Moves(of: before.filter { placed[$0.path] == nil }, under: new, in: newsroom)
    for file in before {
      let was = try newsroom.version(of: file, in: tree, under: old)
      if let move = try moves.take(file, was, newsroom) {
        add(move)
        continue
      }
      guard let now = placed[file.path] else {
        add(release: was)
        continue
      }
      guard was.isFile else { continue }
      let read = try newsroom.version(of: now, in: tree, under: new)
      if Rereading(of: was, by: old, as: read, by: new) == .adopt {
        add(adoption: read, new, "reads differently")
      }
    }
    let known = Set(before.map(\.path))
    let namesakes = Dictionary(grouping: after, by: \.slug.folded).filter { $1.count > 1 }
    for file in after where !known.contains(file.path) {
      let version = try newsroom.version(of: file, in: tree, under: new)
      if let others = namesakes[file.slug.folded]?.map(\.path).filter({ $0 != file.path })
        .joined(separator: ", ")
      {
        add(unfit: version, .slugTaken, "`\(file.path)` would have the slug of \(others)")
      } else if Rereading(of: nil, by: old, as: version, by: new) == .adopt {
        add(adoption: version, new, "becomes a draft")
      }
    }
  }

  private mutating func add(_ move: Concern) {
    if move.trailer == nil { unfit.append(move) } else { adopted.append(move) }
  }

  private mutating func add(adoption version: DraftVersion, _ rules: Rules, _ what: String) {
    guard let trailer = version.adoption(by: rules) else {
      add(unfit: version, .adoptMissing, Self.unfitness(of: version, rules))
      return
    }
    let state = version.draft(by: rules)?.state?.label ?? ""
    adopted.append(
      Concern(
        slug: version.slug, path: version.path, trailer: trailer,
        blocker: Blocker(
          .adoptMissing, slug: version.slug,
          "`\(version.path)` \(what) under these rules: \(state)")))
  }

  private mutating func add(release version: DraftVersion) {
    released.append(
      Concern(
        slug: version.slug, path: version.path, trailer: .release(version.slug),
        blocker: Blocker(
          .releaseMissing, slug: version.slug,
          "`\(version.path)` would be no draft any more, and its file stays")))
  }

  private mutating func add(unfit version: DraftVersion, _ code: Code, _ message: String) {
    unfit.append(
      Concern(
        slug: version.slug, path: version.path,
        blocker: Blocker(
          code, slug: version.slug, message,
          help: "mend it first, or leave it out: `\"!\(version.path)\"` at the end of `content`")))
  }

  /// Why a file cannot be taken in as a draft.
  static func unfitness(of version: DraftVersion, _ rules: Rules) -> String {
    if let fault = version.slug.fault { return "the name of `\(version.path)` \(fault)" }
    switch version.content {
    case .notAFile(let what): return "`\(version.path)` is \(what), and a draft is a plain file"
    case .malformed(let findings):
      return "`\(version.path)` cannot be read as a draft: \(findings.first?.message ?? "")"
    case .readable: break
    }
    guard let draft = version.draft(by: rules) else { return "`\(version.path)` is no draft" }
    guard let state = draft.stateID else {
      return "`\(version.path)` says no state: it has no `\(draft.keys.state):`"
    }
    guard draft.state == nil else {
      return "`\(version.path)` is \(state), and the site takes it for something else"
    }
    return "`\(version.path)` says `\(draft.keys.state): \(state)`, and there is no such state"
  }
}

extension RuleConsequences {
  /// How many drafts are told one by one.
  private static let shown = 10

  /// Refuses where drafts are concerned that nobody has said anything about.
  func demandAdoption(_ isGiven: Bool, saving paths: [String]) throws {
    guard !isEmpty, !isGiven || !unfit.isEmpty else { return }
    let all = isGiven ? unfit : unfit + adopted + released
    var blockers = all.prefix(Self.shown).map(\.blocker)
    if all.count > Self.shown {
      blockers.append(
        Blocker(all[0].blocker.code, slug: "", "and \(all.count - Self.shown) drafts more"))
    }
    let command = "stet save \(paths.joined(separator: " ")) --adopt"
    throw Failure(
      .refused, blockers[0].code,
      "these rules change what \(all.count == 1 ? "a draft is" : "\(all.count) drafts are")",
      help: unfit.isEmpty
        ? "to take them as they are, and let go what is none any more: `\(command)`"
        : unfit.count == 1
          ? "one of them cannot be taken in as it is"
          : "\(unfit.count) of them cannot be taken in as they are",
      blockers: blockers)
  }

  /// What is told of it afterwards.
  var lines: [String] {
    [
      (adopted, "is a draft as it stands: adopted", "drafts are adopted as they stand"),
      (released, "is no draft any more", "are no drafts any more"),
    ].filter { !$0.0.isEmpty }.map { concerns, one, several in
      concerns.count == 1
        ? "\(concerns[0].slug) \(one)"
        : "\(concerns.count) \(several): "
          + concerns.prefix(5).map(\.slug.rawValue).joined(separator: ", ")
          + (concerns.count > 5 ? " …" : "")
    }
  }

  /// Files that lie elsewhere in the folder now, as the new rules want it.
  private struct Moves {
    private var arrivals: [String: [String]] = [:]
    private let rules: Rules

    init(of leaving: [DraftFile], under rules: Rules, in newsroom: Newsroom) throws {
      self.rules = rules
      guard !leaving.isEmpty, let folder = newsroom.folder, !newsroom.circumstances.savedOnly
      else { return }
      let saved = Set(
        try newsroom.draftFiles(in: newsroom.tree, under: rules).map(\.path))
      for root in rules.contentRoots {
        let paths = try folderFailures { () throws(Folder.Fault) in
          try folder.files(below: root)
        }
        for path in paths where !saved.contains(path) && rules.workflow(for: path) != nil {
          guard let slug = Slug.fromPath(path) else { continue }
          arrivals[slug.folded, default: []].append(path)
        }
      }
    }

    /// A draft that has moved in the folder, with its text as it was.
    mutating func take(
      _ file: DraftFile, _ was: DraftVersion, _ newsroom: Newsroom
    ) throws -> Concern? {
      guard let places = arrivals[file.slug.folded], places.count == 1, let path = places.first,
        let folder = newsroom.folder,
        try folderFailures({ () throws(Folder.Fault) in try folder.read(file.path, limit: 0) })
          == .absent,
        case .file(let bytes) = try folderFailures({ () throws(Folder.Fault) in
          try folder.read(path, limit: DraftLimits.bytes)
        })
      else { return nil }
      let now = DraftVersion(
        slug: file.slug, path: path, blob: blobID(of: bytes),
        content: newsroom.read(bytes, size: bytes.count, at: path, under: rules))
      let trailer = now.copy == was.copy ? now.adoption(by: rules) : nil
      let what =
        trailer != nil
        ? "`\(file.path)` lies at `\(path)` now"
        : now.copy == was.copy
          ? RuleConsequences.unfitness(of: now, rules)
          : "`\(path)` was moved and its text changed: one after the other"
      return Concern(
        slug: file.slug, path: path, trailer: trailer,
        blocker: Blocker(
          .adoptMissing, slug: file.slug, what,
          help: trailer == nil ? "give `\(path)` the text that `\(file.path)` has" : nil),
        change: CommitPlan.Change(
          path: path, movedFrom: file.path, before: try newsroom.savedBytes(of: file),
          after: bytes, mode: file.mode))
    }
  }
}
