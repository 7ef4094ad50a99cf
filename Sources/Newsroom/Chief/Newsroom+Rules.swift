public import Editorial
import Git
import Manuscript
import Paths

extension Newsroom {
  /// Changes one rule file by a byte-span edit, and saves it.
  ///
  /// - Parameters:
  ///   - subject: what the commit says was done.
  ///   - lines: what to tell people.
  func changeRules(
    at path: String, subject: String, lines: [String], next: [String], dryRun: Bool,
    edit: ([UInt8]) throws(RuleEditFailure) -> [UInt8]
  ) throws -> Receipt {
    let hand = try hand()
    let before = try savedRuleFile(path)
    if let folder,
      case .file(let lying) = try folderFailures({ () throws(Folder.Fault) in
        try folder.read(path)
      }), lying != before
    {
      throw Failure(
        .cannot, "rules.unsaved", "`\(path)` has edits in the folder that are not saved yet",
        help: "save them first: `stet save \(path)`")
    }
    let after: [UInt8]
    do {
      after = try edit(before)
    } catch {
      throw Failure(.cannot, error.code, error.message, help: error.help)
    }
    return try saveRules(
      [(path, before, after)], subject: subject, lines: lines, next: next, by: hand,
      dryRun: dryRun)
  }

  /// Saves rule files that somebody edited in the folder.
  ///
  /// - Parameter adopts: whether drafts that the new rules read differently are taken in as they
  ///   are, and those that are none any more let go.
  public func saveRules(
    _ paths: [String], adopts: Bool = false, reason: String?, dryRun: Bool
  ) throws -> Receipt {
    try Newsroom.demandPlainText(reason, "the reason")
    guard let folder else {
      throw Failure(.cannot, "folder.none", "a bare repository has no folder with edits to save")
    }
    let hand = try hand()
    var changes: [(String, [UInt8]?, [UInt8]?)] = []
    for path in paths {
      let before = RuleFiles.isTemplate(path) ? savedTemplate(path) : try? savedRuleFile(path)
      switch try folderFailures({ () throws(Folder.Fault) in try folder.read(path) }) {
      case .file(let bytes): if bytes != before { changes.append((path, before, bytes)) }
      case .absent:
        guard before != nil else {
          throw Failure(
            .cannot, "rules.missing", "there is no `\(path)`",
            help: "the rule files are "
              + ((try? savedRuleFiles()) ?? [:]).keys.sorted().joined(separator: ", ")
              + (RuleFiles.isTemplate(path) ? "; write the template first, and save it then" : ""))
        }
        changes.append((path, before, nil))
      default:
        throw Failure(
          .cannot, "rules.syntax", "`\(path)` is no plain file",
          help: "rule files are ordinary files")
      }
    }
    guard !changes.isEmpty else {
      return Receipt(lines: ["there is nothing to save"], isDryRun: dryRun)
    }
    let names = changes.map(\.0).map { String($0.pathName) }
    return try saveRules(
      changes, subject: "rules: \(names.joined(separator: ", "))",
      lines: changes.map { change in
        let name = change.0.pathName
        return RuleFiles.isTemplate(change.0)
          ? "the template \(name) is saved" : "the rules in \(name) are saved"
      },
      next: [
        changes.allSatisfy { RuleFiles.isTemplate($0.0) }
          ? "stet new 'A TITLE'" : "stet workflow show"
      ],
      adopts: adopts, reason: reason, by: hand, dryRun: dryRun)
  }

  private func saveRules(
    _ changes: [(path: String, before: [UInt8]?, after: [UInt8]?)], subject: String,
    lines: [String], next: [String], adopts: Bool = false, reason: String? = nil, by hand: Hand,
    dryRun: Bool
  ) throws -> Receipt {
    var files = try savedRuleFiles()
    for change in changes { files[change.path] = change.after }
    try demandNothingSlipsIn(files, besides: changes.map(\.path))
    let reading = RuleFileReader.rules(
      from: files.sorted { $0.key < $1.key }.map { RuleFile(path: $0.key, bytes: $0.value) },
      builtInCommands: circumstances.builtInCommands)
    var blockers = decideRules(
      by: hand.actor, from: rules, to: reading.rules, faults: reading.findings)
    let templates = findings(
      inTemplates: changes.compactMap { change in change.after.map { (change.path, $0) } },
      under: reading.rules ?? rules)
    blockers += templates.filter { $0.severity == .error }.map {
      Blocker("rules.invalid", slug: "", $0.message, help: $0.help, finding: $0)
    }
    guard blockers.isEmpty else {
      throw Failure(
        .refused, blockers[0].code, "cannot change the rules", blockers: blockers)
    }
    let consequences = try reading.rules.map { try RuleConsequences(of: $0, in: self) }
    try consequences?.demandAdoption(adopts, saving: changes.map(\.path))
    var plan = CommitPlan()
    plan.commits = [
      CommitPlan.Planned(
        message: CommitMessage(
          subject: subject, body: reason ?? "",
          trailers: try acceptances() + (consequences?.trailers ?? [])),
        changes: changes.map {
          CommitPlan.Change(path: $0.path, before: $0.before, after: $0.after)
        } + (consequences?.adopted.compactMap(\.change) ?? []))
    ]
    for change in changes {
      var lying: [UInt8]?
      if case .file(let bytes)? = try? folder?.read(change.path) { lying = bytes }
      plan.folder[change.path] = CommitPlan.Lying(
        bytes: change.after,
        instead: try lying.map { bytes in
          try gitFailures { () throws(GitError) in try ObjectID.ofBlob(bytes) }
        })
    }
    let (commits, notes) = try write(plan, by: hand, dryRun: dryRun)
    let warnings = (reading.findings + templates).filter { $0.severity == .warning }.map(\.message)
    return Receipt(
      lines: lines + (consequences?.lines ?? []), commits: commits, isDryRun: dryRun,
      notes: notes + warnings, slugs: consequences?.adopted.map(\.slug) ?? [], next: next)
  }

  /// The changes by others than chiefs that this one takes over or takes back, by name: without
  /// that, nothing saved on top of them comes into force.
  private func acceptances() throws -> [CommitMessage.Trailer] {
    guard otherRulesInForce != nil, let tip else { return [] }
    let ledger = try history()
    guard let number = ledger.number(of: tip) else { return [] }
    return (ledger.ineffective[Int32(number)] ?? []).map {
      .accept(CommitID(ledger.entries[Int($0)].id.hex), "rules.role", nil)
    }
  }

  /// Refuses where something that somebody else changed without being a chief would come into
  /// force under this person's name.
  private func demandNothingSlipsIn(_ files: [String: [UInt8]], besides named: [String]) throws {
    guard let otherRulesInForce else { return }
    let inForce = try ruleFiles(of: otherRulesInForce)
    let foreign = Set(files.keys).union(inForce.keys).sorted().first {
      files[$0] != inForce[$0] && !named.contains($0)
    }
    guard let foreign else { return }
    throw Failure(
      .refused, "rules.not-in-force",
      "`\(foreign)` was changed by somebody who may not, and that would come into force with this",
      help: "look at it, put it right, and save it by its name: `stet save \(foreign)`")
  }

  /// The saved rule files, by path.
  func savedRuleFiles() throws -> [String: [UInt8]] {
    guard let tree else { return [:] }
    let folder = try gitFailures { () throws(GitError) in
      try repository.entry(at: RuleFiles.folder, in: tree)
    }
    return try folder.map { try ruleFiles(of: $0.id) } ?? [:]
  }

  /// The rule files of a `workflows` tree, by path.
  private func ruleFiles(of tree: ObjectID) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for entry in try gitFailures({ () throws(GitError) in try repository.tree(tree) })
    where RuleFiles.isRuleFile(entry.name) && entry.mode.isFile {
      files["\(RuleFiles.folder)/\(entry.name)"] = try gitFailures { () throws(GitError) in
        try repository.blob(entry.id, limit: RuleFiles.sizeLimit + 1)
      }
    }
    return files
  }

  private func savedRuleFile(_ path: String) throws -> [UInt8] {
    guard let bytes = try savedRuleFiles()[path] else {
      throw Failure(.cannot, "rules.missing", "nothing saved has a `\(path)`")
    }
    return bytes
  }

  private func savedTemplate(_ path: String) -> [UInt8]? {
    guard let tree, let entry = try? repository.entry(at: path, in: tree), entry.mode.isFile else {
      return nil
    }
    return try? repository.blob(entry.id, limit: DraftLimits.bytes + 1)
  }

  private func findings(
    inTemplates files: [(path: String, bytes: [UInt8])], under rules: Rules
  ) -> [Finding] {
    guard let workflow = rules.workflows.first else { return [] }
    return files.filter { RuleFiles.isTemplate($0.path) }.flatMap {
      DraftTemplate.findings(in: $0.bytes, path: $0.path, workflow: workflow)
    }
  }

  /// Reads the rule files and the templates as they lie in the folder (or as saved): all faults of
  /// all of them.
  ///
  /// - Returns: the faults, and how many files were read.
  public static func checkRules(
    _ circumstances: Circumstances
  ) throws -> (findings: [Finding], files: Int) {
    let repository = try openRepository(circumstances)
    guard let root = repository.workTree, !circumstances.savedOnly else {
      let newsroom = try open(circumstances)
      return (
        newsroom.ruleWarnings + Zone.findings(in: newsroom.rules)
          + (try newsroom.templateFindings()),
        try newsroom.savedRuleFiles().count
      )
    }
    let folder = Folder(root: root)
    let paths = try folderFailures { () throws(Folder.Fault) in
      try folder.files(below: RuleFiles.folder)
    }
    var files: [RuleFile] = []
    for path in paths
    where RuleFiles.isMeantForOne(path) && path.pathParts.count == 2 {
      switch try folderFailures({ () throws(Folder.Fault) in
        try folder.read(path, limit: RuleFiles.sizeLimit + 1)
      }) {
      case .file(let bytes): files.append(RuleFile(path: path, bytes: bytes))
      case .tooLarge(let size):
        let finding = Finding(
          "rules.syntax", .error, "`\(path)` has \(size) bytes, and 64 KiB are the limit",
          at: .start(of: path), help: "rule files are short")
        return ([finding], 1)
      default:
        let finding = Finding(
          "rules.syntax", .error, "`\(path)` is no plain file", at: .start(of: path),
          help: "rule files are ordinary files")
        return ([finding], 1)
      }
    }
    guard !files.isEmpty else {
      throw Failure(
        .cannot, "newsroom.none", "there are no rule files here",
        help: "make this repository a newsroom with `stet init`")
    }
    let reading = RuleFileReader.rules(
      from: files, builtInCommands: circumstances.builtInCommands)
    var findings = reading.findings
    if let rules = reading.rules { findings += Zone.findings(in: rules) }
    let templates = paths.filter(RuleFiles.isTemplate)
    // Which keys transitions write is known only where the rules are sound.
    if let workflow = reading.rules?.workflows.first {
      for path in templates {
        guard
          case .file(let bytes) = try folderFailures({ () throws(Folder.Fault) in
            try folder.read(path, limit: DraftLimits.bytes)
          })
        else {
          findings.append(
            Finding(
              .draftMalformed, .error, "`\(path)` is no plain file of at most 1 MiB",
              at: .start(of: path), help: "templates are ordinary files"))
          continue
        }
        findings += DraftTemplate.findings(in: bytes, path: path, workflow: workflow)
      }
    }
    return (findings, files.count + templates.count)
  }
}
