import CGlibc
public import Editorial
import Git
import Manuscript
import Presets

/// A newsroom that somebody wants to make.
public struct InitRequest: Sendable {
  /// One of the presets.
  public var workflow: String
  /// Who is on the masthead beside whoever makes it.
  public var people: [TypedPerson]
  /// What generates the site; nil for finding out where there is a blog, and for `plain`.
  public var site: String?
  /// Whether the posts that are there become drafts as they stand.
  public var adopts: Bool
  public var dryRun: Bool

  public init(
    workflow: String = "editorial", people: [TypedPerson] = [], site: String? = nil,
    adopts: Bool = false, dryRun: Bool = false
  ) {
    self.workflow = workflow
    self.people = people
    self.site = site
    self.adopts = adopts
    self.dryRun = dryRun
  }

  /// The generators that a newsroom can be made for.
  public static var sites: [String] { BlogLayout.all.map(\.site.name) }

  /// The presets by name, with what each is for.
  public static var presets: [(name: String, summary: String)] {
    Presets.all.map { ($0.name, $0.summary) }
  }
}

extension Newsroom {
  /// Makes a repository a newsroom: rules, the folder for drafts, and the commit that history
  /// counts from.
  public static func initialize(
    _ request: InitRequest, _ circumstances: Circumstances
  ) throws -> Receipt {
    guard let preset = Presets.all.first(where: { $0.name == request.workflow }) else {
      let names = Presets.all.map(\.name)
      throw Failure(
        .cannot, "usage", "there is no workflow `\(request.workflow)` to begin with",
        help: NearMisses.question(for: request.workflow, among: names)
          ?? "there are: \(names.joined(separator: ", "))")
    }
    let (repository, isNew) = try repositoryToInitialize(
      circumstances, dryRun: request.dryRun)
    do {
      return try initialize(preset, request, repository, circumstances)
    } catch {
      // A repository made for nothing goes again; one that was there is not ours to touch.
      if isNew, let repository {
        stet_remove_tree(repository.gitDirectory)
      }
      throw error
    }
  }

  private static func initialize(
    _ preset: Presets.Preset, _ request: InitRequest, _ repository: Repository?,
    _ circumstances: Circumstances
  ) throws -> Receipt {
    let head = try repository.map { repository in
      try gitFailures { () throws(GitError) in try repository.head() }
    }
    let tip = head?.tip
    let tree = try tip.flatMap { tip in
      try repository.map { repository in
        try gitFailures { () throws(GitError) in try repository.commit(tip).tree }
      }
    }
    var beginning = Beginning(
      files: try initialFiles(preset, request, repository, circumstances))
    try demandFreshGround(repository, tree, beginning.files, request, circumstances)
    if request.adopts || request.site != nil {
      try settle(&beginning, in: repository, tree, preset, request, circumstances)
    }
    guard !request.dryRun, let repository, let head else {
      return Receipt(
        lines: ["would make a newsroom here"] + beginning.lines,
        commits: [receipt(of: beginning, id: nil)], isDryRun: true, notes: beginning.notes)
    }
    return try make(beginning, in: repository, head: head, tree: tree, circumstances)
  }

  private static func repositoryToInitialize(
    _ circumstances: Circumstances, dryRun: Bool
  ) throws -> (repository: Repository?, isNew: Bool) {
    do {
      let repository = try Repository.discover(
        from: circumstances.directory,
        fromEnvironment: circumstances.environment["GIT_DIR"] != nil)
      guard repository.workTree != nil else {
        throw Failure(
          .cannot, "folder.none", "a bare repository cannot be made a newsroom",
          help: "do it in a clone, and push it")
      }
      return (repository, false)
    } catch let error as GitError {
      guard error.code == .notFound else {
        throw Failure(opening: error, from: circumstances.directory)
      }
      if dryRun { return (nil, true) }
      let repository = try gitFailures { () throws(GitError) in
        try Repository.create(at: circumstances.directory, initialBranch: "main")
      }
      return (repository, true)
    }
  }

  /// The files that a newsroom begins with.
  private static func initialFiles(
    _ preset: Presets.Preset, _ request: InitRequest, _ repository: Repository?,
    _ circumstances: Circumstances
  ) throws -> [(path: String, bytes: [UInt8])] {
    let workflowPath = "\(RuleFiles.folder)/\(preset.name).yml"
    var masthead = Array("stet: 1\nidentity: email\npeople: []\n".utf8)
    var people = request.people
    if let repository {
      let hand = try hand(in: repository, circumstances, masthead: nil)
      let own = people.firstIndex { $0.email.asciiLowercased == hand.actor.email.asciiLowercased }
      if own == nil {
        people.insert(
          try TypedPerson("\(hand.actor.name) <\(hand.actor.email)>:\(allRoles(of: preset))"),
          at: 0)
      }
    }
    var taken: Set<PersonID> = []
    for person in people {
      let id = person.id(besides: taken)
      taken.insert(id)
      do {
        masthead = try MastheadEditor.adding(
          PersonEntry(id: id, name: person.name, emails: [person.email], roles: person.roles),
          to: masthead)
      } catch {
        throw Failure(.cannot, error.code, error.message, help: error.help)
      }
    }
    let files: [(path: String, bytes: [UInt8])] = [
      (workflowPath, preset.workflow), (RuleFiles.masthead, masthead),
      (RuleFiles.sections, Array("stet: 1\nsections: []\n".utf8)),
    ]
    let reading = RuleFileReader.rules(
      from: files.map { RuleFile(path: $0.path, bytes: $0.bytes) },
      builtInCommands: circumstances.builtInCommands)
    guard repository == nil || reading.rules != nil else {
      throw Failure(
        .cannot, "rules.invalid", "these people make no masthead",
        help: "mend what is said below and run the command again",
        findings: reading.findings.filter { $0.severity == .error })
    }
    return files + [("drafts/.gitkeep", [])]
  }

  /// Every role that a preset names, and chief: what whoever makes a newsroom begins with.
  private static func allRoles(of preset: Presets.Preset) -> String {
    let reading = RuleFileReader.read([
      RuleFile(path: "\(RuleFiles.folder)/\(preset.name).yml", bytes: preset.workflow)
    ])
    var roles: [Role] = [.chief]
    for workflow in reading.workflows {
      let named =
        workflow.create + workflow.states.flatMap { $0.edit + $0.delete }
        + workflow.transitions.flatMap(\.by)
      for role in named.map(\.value) where !roles.contains(role) { roles.append(role) }
    }
    return roles.map(\.rawValue).joined(separator: ",")
  }

  private static func make(
    _ beginning: Beginning, in repository: Repository, head: Head, tree: ObjectID?,
    _ circumstances: Circumstances
  ) throws -> Receipt {
    guard let branch = head.branch, let root = repository.workTree else {
      throw Failure(.cannot, "repo.detached", "no branch is checked out here")
    }
    let hand = try hand(in: repository, circumstances, masthead: nil)
    let plan = try beginning.plan
    let staging = Staging(repository, circumstances)
    let maker = try CommitMaker(repository, circumstances, by: hand, masthead: nil)
    var unfinished = try Unfinished(plan, on: Unfinished.Ground(repository, head, tree))
    try staging.demandFreeIndex()
    let ready = try FolderChange.prepare(plan, Folder(root: root))
    let id: ObjectID
    var index: IndexLock?
    do {
      let saved = try gitFailures { () throws(GitError) in
        try repository.updateTree(
          base: tree,
          try plan.commits[0].changes.map { change throws(GitError) in
            .upsert(
              path: change.path, id: try repository.writeBlob(change.after ?? []),
              mode: change.mode)
          })
      }
      (id, _) = try maker.make(
        plan.commits[0].message, tree: saved, parents: head.tip.map { [$0] } ?? [])
      index = try staging.hold()
      let note = try unfinished?.willMove(to: id, in: repository)
      try gitFailures { () throws(GitError) in
        try repository.syncObjectsAhead(with: ready.unsynced + [note].compactMap { $0 })
        try repository.settleObjects()
      }
      try maker.hooks.move(branch, from: head.tip, to: id) {
        try gitFailures { () throws(GitError) in
          try repository.moveBranch(
            branch, to: id, expecting: head.tip, log: "stet: init: newsroom", by: hand.committer)
        }
      }
    } catch {
      ready.discard()
      repository.discardObjects()
      throw error
    }
    let (troubles, isWhole, syncing) = ready.carryOut()
    if !isWhole { unfinished?.leave() }
    do {
      let changes = try gitFailures { () throws(GitError) in
        try repository.setConfig("stet.anchor", id.hex)
        return try plan.commits[0].changes.map { change throws(GitError) in
          IndexChange.upsert(
            path: change.path, id: try repository.hashBlob(change.after ?? []), mode: change.mode)
        }
      }
      do throws(GitError) {
        try staging.stage(changes, under: index)
      } catch {
        throw Failure(error)
      }
    } catch {
      // The next command brings the index along.
      unfinished?.leave()
      throw error
    }
    try? syncing?.settle()
    maker.hooks.tellDone()
    let newsroom = try open(circumstances)
    let people = newsroom.rules.masthead.people.map { person in
      "\(person.name) is on the masthead as `\(person.id)` (\(person.roles.sorted().map(\.rawValue).joined(separator: ", ")))"
    }
    return Receipt(
      lines: ["this is a newsroom now, with the \(newsroom.rules.workflows[0].name) workflow"]
        + people + beginning.lines,
      commits: [receipt(of: beginning, id: CommitID(id.hex))],
      notes: troubles + newsroom.ruleWarnings.map(\.message) + beginning.notes,
      next: beginning.next)
  }

  private static func receipt(of beginning: Beginning, id: CommitID?) -> Receipt.Commit {
    Receipt.Commit(
      id: id, message: CommitMessageWriter.write(beginning.message),
      changes: beginning.changes.map {
        Receipt.Change(path: $0.path, before: $0.before, after: $0.after)
      })
  }
}
