import Editorial
import Git
import Manuscript
import Paths
import Presets

/// What a newsroom begins with: its rules, and the posts that were there before.
struct Beginning {
  var files: [(path: String, bytes: [UInt8])]
  var adoption: BlogAdoption?

  var message: CommitMessage {
    CommitMessage(subject: "init: newsroom", trailers: adoption?.trailers ?? [])
  }

  var changes: [CommitPlan.Change] {
    files.map { CommitPlan.Change(path: $0.path, before: nil, after: $0.bytes) }
      + (adoption?.posts ?? []).filter { $0.before != $0.after }.map {
        CommitPlan.Change(path: $0.path, before: $0.before, after: $0.after, mode: $0.mode)
      }
  }

  var plan: CommitPlan {
    get throws {
      var plan = CommitPlan()
      plan.commits = [CommitPlan.Planned(message: message, changes: changes)]
      for change in changes {
        let instead = try change.before.map { bytes in
          try gitFailures { () throws(GitError) in try ObjectID.ofBlob(bytes) }
        }
        plan.folder[change.path] = CommitPlan.Lying(
          bytes: change.after, instead: instead, isExecutable: change.mode == .executable)
      }
      return plan
    }
  }

  // MARK: - Words

  var lines: [String] { adoption.map { [$0.summary] } ?? [] }

  var notes: [String] {
    guard let adoption else { return [] }
    var notes = adoption.notes
    let names = adoption.bylines.prefix(5).map { "\($0.name) (\($0.count))" }
    if !names.isEmpty {
      let more = adoption.bylines.count - names.count
      notes.append(
        "on bylines stand \(names.joined(separator: ", "))\(more > 0 ? " and \(more) more" : ""): those who are not on the masthead yet come there with `stet people add`"
      )
    }
    return notes
  }

  var next: [String] {
    guard let adoption else {
      return ["stet sections add city --title City", "stet new 'A TITLE' --section city"]
    }
    return adoption.posts.isEmpty ? ["stet new 'A TITLE'"] : ["stet list", "stet audit"]
  }
}

extension Newsroom {
  /// Fits a newsroom's beginning to what generates the site, and takes its posts in.
  static func settle(
    _ beginning: inout Beginning, in repository: Repository?, _ tree: ObjectID?,
    _ preset: Presets.Preset, _ request: InitRequest, _ circumstances: Circumstances
  ) throws {
    guard !request.adopts || tree != nil else {
      throw Failure(
        .cannot, "adopt.missing", "there is nothing saved here to take in",
        help: "a blog's posts are taken in from its history: commit them with git first")
    }
    var paths: [String] = []
    if let repository, let tree {
      try gitFailures { () throws(GitError) in
        try repository.files(in: tree) { paths.append($0.name) }
      }
    }
    let top = Set(paths.map { String($0.prefix { $0 != "/" }) })
    let layout = try BlogLayout.find(request.site, among: top).fitted(to: paths)
    let workflowPath = "\(RuleFiles.folder)/\(preset.name).yml"
    func rules(without exclusions: [String]) throws -> Rules {
      let bytes = layout.workflow(preset.workflow, without: exclusions)
      beginning.replace(workflowPath, with: bytes)
      guard bytes.count <= RuleFiles.sizeLimit else {
        throw Failure(
          .cannot, "rules.invalid", "too many files cannot be taken in: \(exclusions.count)",
          help: "`stet check` in a newsroom of one post tells what is asked of their front matter")
      }
      let reading = RuleFileReader.rules(
        from: beginning.files.filter { RuleFiles.isRuleFile(String($0.path.pathName)) }
          .map { RuleFile(path: $0.path, bytes: $0.bytes) },
        builtInCommands: circumstances.builtInCommands)
      guard let rules = reading.rules else {
        throw Failure(
          .cannot, "rules.invalid", "no rules can be made for this blog",
          findings: reading.findings.filter { $0.severity == .error })
      }
      return rules
    }
    var made = try rules(without: [])
    if layout.site != .plain || request.adopts {
      beginning.files.removeAll { $0.path == "drafts/.gitkeep" }
    }
    guard request.adopts, let repository, let tree else { return }
    let first = try BlogAdoption(of: tree, in: repository, under: made)
    guard !first.posts.isEmpty else {
      throw Failure(
        .cannot, "adopt.missing",
        "there is no post to take in under \(made.contentRoots.joined(separator: ", "))",
        help: first.notes.first ?? "say what generates the site: `--site hugo|jekyll|plain`")
    }
    beginning.add(first.sections.map(\.name))
    made = try rules(without: first.exclusions)
    var adoption = try BlogAdoption(of: tree, in: repository, under: made)
    adoption.keep(first.left)
    try demandSaved(adoption, repository)
    beginning.adoption = adoption
  }

  /// Edits that nobody has saved would be written over.
  private static func demandSaved(_ adoption: BlogAdoption, _ repository: Repository) throws {
    guard let root = repository.workTree else { return }
    let folder = Folder(root: root)
    for post in adoption.posts where post.before != post.after {
      let item = try folderFailures { () throws(Folder.Fault) in try folder.read(post.path) }
      guard item != .file(post.before) else { continue }
      throw Failure(
        .cannot, "draft.unsaved", "`\(post.path)` lies otherwise in the folder than it is saved",
        help:
          "commit it with git, or put it back (`git checkout -- \(post.path)`), and run this again")
    }
  }
}

extension Beginning {
  mutating func replace(_ path: String, with bytes: [UInt8]) {
    for index in files.indices where files[index].path == path { files[index].bytes = bytes }
  }

  /// Sections that posts name already.
  mutating func add(_ sections: [String]) {
    for index in files.indices where files[index].path == RuleFiles.sections {
      for id in sections.prefix(50) {
        let words = id.split(separator: "-").joined(separator: " ")
        let entry = SectionEntry(
          id: SectionID(id), title: words.prefix(1).uppercased() + words.dropFirst(), about: nil)
        // A name that can be none is no section.
        files[index].bytes =
          (try? SectionsEditor.adding(entry, to: files[index].bytes)) ?? files[index].bytes
      }
    }
  }
}
