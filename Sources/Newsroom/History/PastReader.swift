import Editorial
import Git
import Manuscript
import Paths

/// Reads what the replay asks of git's objects: rules, drafts, differences between trees.
///
/// One for each thread: it holds a repository, which two threads must not share.
final class PastReader {
  let repository: Repository
  private let builtInCommands: Set<String>
  private var readings: [String: RulesReading] = [:]
  private var readers: [ObjectIdentifier: [DraftReader]] = [:]
  private var workflowsOfTree: [ObjectID: ObjectID?] = [:]
  private let copies = RecentCopies()

  init(repository: Repository, builtInCommands: Set<String>) {
    self.repository = repository
    self.builtInCommands = builtInCommands
  }

  // MARK: - Rules

  /// The folder with the rule files that a tree has; nil when it has none.
  func rulesVersion(in tree: ObjectID) throws -> ObjectID? {
    if let known = workflowsOfTree[tree] { return known }
    let entry = try gitFailures { () throws(GitError) in
      try repository.entry(at: RuleFiles.folder, in: tree)
    }
    let version = entry.flatMap { $0.mode.isTree ? $0.id : nil }
    workflowsOfTree[tree] = .some(version)
    return version
  }

  /// The rule files of such a folder; each is read once.
  ///
  /// - Throws: ``Failure`` where the rules are of a version that this program does not know.
  func rules(ofVersion version: String) throws -> RulesReading {
    if let known = readings[version] { return known }
    guard let tree = ObjectID(hex: version) else { return RulesReading(rules: nil, findings: []) }
    return try take(
      RulesOfTree.read(workflows: tree, in: repository, builtInCommands: builtInCommands),
      ofVersion: version)
  }

  /// Takes rule files that were read already.
  @discardableResult
  func take(_ read: RulesOfTree, ofVersion version: String) throws -> RulesReading {
    if let unknown = read.findings.first(where: { $0.code == "rules.version" }) {
      throw Failure(
        .cannot, "rules.version", unknown.message,
        help: "these rules were written for a later stet: get that one", findings: [unknown])
    }
    let reading = RulesReading(rules: read.rules, findings: read.exist ? read.findings : [])
    readings[version] = reading
    return reading
  }

  /// The rules that were read so far, with the folders they stood in.
  var known: [(version: String, rules: Rules)] {
    readings.compactMap { version, reading in reading.rules.map { (version, $0) } }
  }

  // MARK: - Drafts

  func content(
    of blob: ObjectID, at path: String, under rules: Rules
  ) throws -> DraftVersion.Content {
    guard let index = rules.workflows.firstIndex(where: { $0.content.matches(path) }) else {
      return .notAFile("no draft")
    }
    let reader = reader(rules, index)
    let size = try gitFailures { () throws(GitError) in try repository.blobSize(blob) }
    guard size <= DraftReader.maximumSize else {
      return .malformed([DraftReader.tooLarge(path: path)])
    }
    let bytes = try gitFailures { () throws(GitError) in try repository.blob(blob) }
    switch reader.read(bytes, path: path) {
    case .success(let text): return .readable(text)
    case .failure(let malformed): return .malformed(malformed.findings)
    }
  }

  private func reader(_ rules: Rules, _ index: Int) -> DraftReader {
    if let known = readers[rules.token] { return known[index] }
    let made = rules.workflows.map { workflow in
      DraftReader(
        managed: workflow.managed, profileKeys: workflow.site.keys.all, identify: copies.id)
    }
    readers[rules.token] = made
    return made[index]
  }

  /// The attachments of the draft at a path.
  func attachments(of path: String, in tree: ObjectID) throws -> [String: String] {
    guard let folder = Attachments.folder(of: path),
      let entry = try gitFailures({ () throws(GitError) in
        try repository.entry(at: folder, in: tree)
      }), entry.mode == .tree
    else { return [:] }
    var found: [String: String] = [:]
    try gitFailures { () throws(GitError) in
      try repository.files(in: tree, under: folder) { entry in
        guard Attachments.isAttachment(entry.name) else { return }
        // One name in two spellings is two files to git, and would be one to a dictionary.
        found[found[entry.name] == nil ? entry.name : entry.name.pathKey] = entry.id.hex
      }
    }
    return found
  }

  // MARK: - Trees

  /// What differs between two trees: in the folder of the rule files, and below those.
  ///
  /// - Parameter isWanted: which of them, by a path's bytes; nil for all.
  func changes(
    from old: ObjectID?, to new: ObjectID, under roots: [String],
    where isWanted: ((UnsafeRawBufferPointer) -> Bool)? = nil
  ) throws -> [FileChange] {
    var changes: [FileChange] = []
    guard old != new else { return changes }
    try gitFailures { () throws(GitError) in
      try repository.changes(
        from: old, to: new, under: roots + [RuleFiles.folder], where: isWanted
      ) { change in
        changes.append(
          FileChange(
            path: change.path, old: change.old.map(FileChange.Entry.init),
            new: change.new.map(FileChange.Entry.init)))
      }
    }
    return changes
  }
}

extension FileChange.Entry {
  init(_ entry: TreeChange.Entry) {
    let kind: Kind =
      switch entry.mode {
      case .executable: .executable
      case .link: .link
      case .submodule: .submodule
      default: .file
      }
    self.init(kind: kind, blob: entry.id.hex)
  }
}
