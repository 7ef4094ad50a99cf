import Editorial
import Git
import Manuscript
import Paths

/// A draft's file as a tree has it.
struct DraftFile: Hashable {
  var slug: Slug
  var path: String
  var blob: ObjectID
  var mode: FileMode

  init(slug: Slug, path: String, blob: ObjectID, mode: FileMode) {
    self.slug = slug
    self.path = path
    self.blob = blob
    self.mode = mode
  }

  /// Nil for what is no draft under the rules.
  init?(path: String, blob: ObjectID, mode: FileMode, under rules: Rules) {
    guard rules.workflow(for: path) != nil, let slug = Slug.fromPath(path) else { return nil }
    self.init(slug: slug, path: path, blob: blob, mode: mode)
  }
}

/// The drafts of one tree, by path and by slug.
///
/// A command about one draft asks once or twice, and then looking into the tree is quicker than
/// reading all of it; one about all drafts asks for each.
final class DraftFiles {
  private let repository: Repository
  private let tree: ObjectID?
  private let rules: Rules
  /// What is remembered of them; nil where all must be looked at.
  private let roster: Roster?
  private var questions = 0
  private var slugQuestions = 0
  /// What was answered last: a step that is judged asks for its slug again.
  private var answered: (slug: String, files: [DraftFile])?
  /// Made when several slugs are asked for.
  private var tails: SlugTails?
  private var tailsAhead: Ahead<SlugTails>?
  private var loaded: [DraftFile]?
  private var byPath: [String: Int]?
  private var bySlug: [String: [Int]]?

  init(_ repository: Repository, tree: ObjectID?, rules: Rules, roster: Roster? = nil) {
    self.repository = repository
    self.tree = tree
    self.rules = rules
    self.roster = roster
  }

  /// All of them, ordered by path below each folder of drafts.
  var all: [DraftFile] {
    get throws {
      if let loaded { return loaded }
      let files = try roster?.files ?? files(where: nil)
      loaded = files
      return files
    }
  }

  private var isWorthAnIndex: Bool {
    questions += 1
    // What is remembered is searched quickly without one.
    return questions > (roster == nil ? 16 : 1024)
  }

  /// The draft at a path.
  subscript(path path: String) -> DraftFile? {
    get throws {
      guard loaded == nil, !isWorthAnIndex else {
        let all = try all
        let places =
          byPath
          ?? Dictionary(
            all.enumerated().map { ($1.path.pathKey, $0) }, uniquingKeysWith: { first, _ in first })
        byPath = places
        return places[path.pathKey].map { all[$0] }
      }
      return try file(at: path)
    }
  }

  /// Every file with that slug: one, in a newsroom that is well.
  func named(_ slug: Slug) throws -> [DraftFile] {
    let folded = slug.folded
    guard loaded == nil, !isWorthAnIndex else {
      let all = try all
      let places = bySlug ?? Dictionary(grouping: all.indices) { all[$0].slug.folded }
      bySlug = places
      return (places[folded] ?? []).map { all[$0] }
    }
    let filter = SlugFilter(slug)
    if let roster {
      if let answered, answered.slug == folded { return answered.files }
      slugQuestions += 1
      if tails == nil, tailsAhead != nil || slugQuestions == 2 {
        tails = tailsAhead?.value ?? SlugTails(roster)
      }
      let numbers = tails?.numbers(filter) ?? roster.numbers(filter)
      let files = numbers.map(roster.file).filter { $0.slug.folded == folded }
      answered = (folded, files)
      return files
    }
    return try files(where: filter.accepts).filter { $0.slug.folded == folded }
  }

  /// Gets ready for several slugs, for a command that is going to ask for them.
  func readTailsAhead() {
    guard let roster, tailsAhead == nil else { return }
    tailsAhead = Ahead { SlugTails(roster) }
  }

  private func file(at path: String) throws -> DraftFile? {
    if let roster { return roster.file(at: path) }
    // A tree knows one way to write a path; `a//b` and `./a` are none.
    let parts = path.allPathParts
    guard let tree, !parts.contains(""), rules.workflow(for: path) != nil,
      let entry = try gitFailures({ () throws(GitError) in
        try repository.entry(at: path, in: tree)
      }), !entry.mode.isTree
    else { return nil }
    return DraftFile(path: path, blob: entry.id, mode: entry.mode, under: rules)
  }

  private func files(
    where isWanted: ((UnsafeRawBufferPointer) -> Bool)?
  ) throws -> [DraftFile] {
    guard let tree else { return [] }
    var files: [DraftFile] = []
    for root in rules.contentRoots {
      try gitFailures { () throws(GitError) in
        try repository.files(in: tree, under: root, where: isWanted) { entry in
          let file = DraftFile(path: entry.name, blob: entry.id, mode: entry.mode, under: rules)
          if let file { files.append(file) }
        }
      }
    }
    return files
  }
}

extension Newsroom {
  /// The drafts as they are saved.
  func draftFiles() throws -> DraftFiles {
    if let savedDraftFiles { return savedDraftFiles }
    let files = DraftFiles(repository, tree: tree, rules: rules, roster: try rememberedRoster())
    savedDraftFiles = files
    return files
  }

  /// The drafts of any tree under any rules.
  func draftFiles(in tree: ObjectID?, under rules: Rules) throws -> [DraftFile] {
    try DraftFiles(repository, tree: tree, rules: rules).all
  }

  /// Reads a saved file under the rules; each blob once.
  func content(
    of blob: ObjectID, mode: FileMode = .file, at path: String, under rules: Rules
  ) throws -> DraftVersion.Content {
    switch mode {
    case .link: return .notAFile("a link")
    case .submodule: return .notAFile("another repository")
    case .tree: return .notAFile("a folder")
    default: break
    }
    let key = blob.hex + "\u{0}" + path
    if rules == self.rules, let known = contents[key] { return known }
    let size = try gitFailures { () throws(GitError) in try repository.blobSize(blob) }
    let bytes =
      size > DraftReader.maximumSize
      ? nil : try gitFailures { () throws(GitError) in try repository.blob(blob) }
    let content = read(bytes, size: size, at: path, under: rules)
    if rules == self.rules { contents[key] = content }
    return content
  }

  /// Reads a draft's bytes under the rules; nil bytes are those of a file that is too large.
  func read(
    _ bytes: [UInt8]?, size: Int, at path: String, under rules: Rules
  ) -> DraftVersion.Content {
    guard let workflow = rules.workflow(for: path) else { return .notAFile("no draft") }
    guard let bytes else { return .malformed([DraftReader.tooLarge(path: path)]) }
    switch reader(for: workflow).read(bytes, path: path) {
    case .success(let text): return .readable(text)
    case .failure(let malformed): return .malformed(malformed.findings)
    }
  }

  /// The reader for drafts of a workflow.
  func reader(for workflow: Workflow) -> DraftReader {
    DraftReader(managed: workflow.managed, profileKeys: workflow.site.keys.all) { bytes in
      CopyID(blobID(of: bytes))
    }
  }

  /// The draft's version that a tree has.
  func version(of file: DraftFile, in tree: ObjectID, under rules: Rules) throws -> DraftVersion {
    DraftVersion(
      slug: file.slug, path: file.path, blob: file.blob.hex,
      content: try content(of: file.blob, mode: file.mode, at: file.path, under: rules),
      attachments: try attachments(of: file.path, in: tree, under: rules))
  }

  /// The attachments of a draft: the files in the folder of an `index.md` draft, or in `SLUG/`
  /// beside `SLUG.md`, but nothing that a site generator renders.
  func attachments(
    of path: String, in tree: ObjectID, under rules: Rules
  ) throws -> [String: String] {
    guard let folder = Attachments.folder(of: path),
      let entry = try gitFailures({ () throws(GitError) in
        try repository.entry(at: folder, in: tree)
      }), entry.mode == .tree
    else { return [:] }
    var found: [String: String] = [:]
    try gitFailures { () throws(GitError) in
      try repository.files(in: tree, under: folder) { entry in
        if Attachments.isAttachment(entry.name) { found[entry.name] = entry.id.hex }
      }
    }
    return found
  }
}
