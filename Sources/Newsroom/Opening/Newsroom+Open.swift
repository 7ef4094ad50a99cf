import Editorial
import Git
import Manuscript
import Paths

extension Newsroom {
  /// Opens the newsroom that a directory lies in.
  ///
  /// - Parameter forDrafts: whether it will be asked for drafts: what is remembered of them is read
  ///   while the rules are.
  /// - Throws: ``Failure`` when there is no repository, no newsroom in it, or its rules are broken.
  public static func open(
    _ circumstances: Circumstances, forDrafts: Bool = false
  ) throws -> Newsroom {
    let repository = try openRepository(circumstances)
    let head = try gitFailures { () throws(GitError) in try repository.head() }
    let folder = repository.workTree.map(Folder.init(root:))
    guard let tip = head.tip else {
      throw Failure(
        .cannot, "newsroom.none", "there is nothing saved here yet",
        help: "make it a newsroom with `stet init`")
    }
    let tree = try gitFailures { () throws(GitError) in try repository.commit(tip).tree }
    let roster = try forDrafts ? RosterFile(of: tree, in: repository).readAhead() : nil
    let reading = try RulesOfTree.read(
      tree, in: repository, builtInCommands: circumstances.builtInCommands)
    guard reading.exist else {
      throw Failure(
        .cannot, "newsroom.none",
        "there is no newsroom here: nothing saved has a `workflows/` folder with rules",
        help: "make this repository a newsroom with `stet init`")
    }
    let newsroom = try Newsroom(
      repository: repository, circumstances: circumstances, head: head, tip: tip, tree: tree,
      reading: reading, folder: folder)
    // Where other rules are in force, drafts were read otherwise.
    if newsroom.otherRulesInForce == nil { newsroom.rosterAhead = roster }
    if folder != nil, !circumstances.savedOnly {
      newsroom.finished = Unfinished.finish(in: newsroom)
    }
    return newsroom
  }

  static func openRepository(_ circumstances: Circumstances) throws -> Repository {
    do {
      return try Repository.discover(
        from: circumstances.directory,
        fromEnvironment: circumstances.environment["GIT_DIR"] != nil)
    } catch {
      throw Failure(opening: error, from: circumstances.directory)
    }
  }
}

/// The rule files of one tree, read.
struct RulesOfTree {
  /// Whether there are any rule files.
  var exist: Bool
  /// The rules; nil when the files are broken or absent.
  var rules: Rules?
  var findings: [Finding]

  /// Reads `workflows/*.yml` of a commit's tree.
  static func read(
    _ tree: ObjectID, in repository: Repository, builtInCommands: Set<String>
  ) throws -> RulesOfTree {
    let folder = try gitFailures { () throws(GitError) in
      try repository.entry(at: RuleFiles.folder, in: tree)
    }
    guard let folder, folder.mode == .tree else {
      return RulesOfTree(exist: false, rules: nil, findings: [])
    }
    return try read(workflows: folder.id, in: repository, builtInCommands: builtInCommands)
  }

  /// Reads the rule files of a `workflows` tree.
  static func read(
    workflows tree: ObjectID, in repository: Repository, builtInCommands: Set<String>
  ) throws -> RulesOfTree {
    var files: [RuleFile] = []
    var findings: [Finding] = []
    let entries = try gitFailures { () throws(GitError) in try repository.tree(tree) }
    for entry in entries where RuleFiles.isRuleFile(entry.name) {
      let path = "\(RuleFiles.folder)/\(entry.name)"
      guard entry.mode == .file || entry.mode == .executable else {
        findings.append(
          Finding(
            "rules.syntax", .error, "`\(path)` is no plain file", at: .start(of: path),
            help: "rule files are ordinary files"))
        continue
      }
      let bytes = try gitFailures { () throws(GitError) in
        try repository.blob(entry.id, limit: RuleFiles.sizeLimit + 1)
      }
      files.append(RuleFile(path: path, bytes: bytes))
    }
    guard !files.isEmpty || !findings.isEmpty else {
      return RulesOfTree(exist: false, rules: nil, findings: [])
    }
    let reading = RuleFileReader.rules(from: files, builtInCommands: builtInCommands)
    return RulesOfTree(
      exist: true, rules: findings.isEmpty ? reading.rules : nil,
      findings: findings + reading.findings)
  }
}

/// Where the rule files are.
enum RuleFiles {
  static let folder = "workflows"
  static let masthead = "workflows/masthead.yml"
  static let sections = "workflows/sections.yml"
  static let templates = "workflows/templates"
  static let sizeLimit = 64 * 1024

  /// Whether a rule file says nothing of how drafts are read.
  static func isAboutPeopleOrSections(_ name: String) -> Bool {
    "\(folder)/\(name)" == masthead || "\(folder)/\(name)" == sections
  }

  static func isRuleFile(_ name: String) -> Bool {
    name.ends(in: ".yml") || name.ends(in: ".yaml")
  }

  /// Whether somebody means it for a rule file: `Wire.YML` is none, which has to be told.
  static func isMeantForOne(_ name: String) -> Bool { isRuleFile(name.lowercased()) }
}
