import Editorial
import Git
import Manuscript

/// The posts of a blog that becomes a newsroom: what each is taken for, and which are left.
struct BlogAdoption {
  struct Post {
    var path: String
    var mode: FileMode
    var before: [UInt8]
    /// With its state written into it.
    var after: [UInt8]
    var draft: Draft
  }

  /// Why a file is no draft, in words that several share.
  struct LeftOut {
    var path: String
    var reason: String
  }

  private(set) var posts: [Post] = []
  fileprivate(set) var left: [LeftOut] = []
  private let workflow: Workflow
  private let rules: Rules

  /// Reads all posts of a tree.
  ///
  /// Each gets its state as a line: what the site shows is live, everything else begins.
  init(of tree: ObjectID, in repository: Repository, under rules: Rules) throws {
    guard let workflow = rules.workflows.first,
      let live = workflow.states.first(where: \.live)?.id
    else { throw Failure(.cannot, "rules.missing", "this newsroom would have no workflow") }
    self.workflow = workflow
    self.rules = rules
    let files = try DraftFiles(repository, tree: tree, rules: rules).all
    let namesakes = Dictionary(grouping: files, by: \.slug.folded)
    let reader = DraftReader(
      managed: workflow.managed, profileKeys: workflow.site.keys.all
    ) { CopyID(blobID(of: $0)) }
    for file in files.sorted(by: { $0.path < $1.path }) {
      guard file.mode.isFile else {
        leave(file, "links and other repositories")
        continue
      }
      guard namesakes[file.slug.folded]?.count == 1 else {
        leave(file, "several have one name (the date and the folder are no part of it)")
        continue
      }
      if file.slug.fault != nil {
        leave(file, "names with blanks or invisible characters in them")
        continue
      }
      let size = try gitFailures { () throws(GitError) in try repository.blobSize(file.blob) }
      guard size <= DraftReader.maximumSize else {
        leave(file, "files of more than 1 MiB")
        continue
      }
      let bytes = try gitFailures { () throws(GitError) in try repository.blob(file.blob) }
      try add(file, bytes, live, reader)
    }
  }

  private mutating func add(
    _ file: DraftFile, _ bytes: [UInt8], _ live: StateID, _ reader: DraftReader
  ) throws {
    func draft(_ bytes: [UInt8]) -> Result<Draft, MalformedDraft> {
      reader.read(bytes, path: file.path).flatMap { text in
        let version = DraftVersion(
          slug: file.slug, path: file.path, blob: blobID(of: bytes), content: .readable(text))
        return Draft(version, workflow: workflow).map { .success($0) }
          ?? .failure(MalformedDraft(findings: []))
      }
    }
    var after = bytes
    switch draft(bytes) {
    case .failure(let fault):
      let what = fault.findings.first?.message ?? "it cannot be read"
      return leave(file, "in their front matter, \(what)")
    case .success(let old):
      if old.stateID == nil {
        let state = old.isShown ?? true ? live : workflow.initial
        do throws(EditFailure) {
          after = try DraftEditor.apply(
            [.set(key: old.keys.state, value: state.rawValue)], to: bytes, reader: reader,
            path: file.path)
        } catch {
          return leave(file, "the state cannot be written into their front matter")
        }
      }
    }
    guard case .success(let draft) = draft(after), draft.version.adoption(by: rules) != nil else {
      return leave(file, "they say a state that there is not, or that the site contradicts")
    }
    posts.append(
      Post(path: file.path, mode: file.mode, before: bytes, after: after, draft: draft))
  }

  private mutating func leave(_ file: DraftFile, _ reason: String) {
    left.append(LeftOut(path: file.path, reason: reason))
  }

  /// What takes the files that are left out of the workflow's drafts again.
  var exclusions: [String] { left.map { "!" + Self.escaped($0.path) } }

  private static func escaped(_ path: String) -> String {
    path.reduce(into: "") { text, letter in
      if "*?[\\!".contains(letter) { text.append("\\") }
      text.append(letter)
    }
  }

  var trailers: [CommitMessage.Trailer] {
    posts.compactMap { $0.draft.version.adoption(by: rules) }
  }

  // MARK: - Words

  /// What was taken in, in a sentence.
  var summary: String {
    let counts = workflow.states.compactMap { state -> String? in
      let count = posts.count { $0.draft.state?.id == state.id }
      return count == 0 ? nil : "\(count) \(state.label)"
    }
    return posts.count == 1
      ? "one post is adopted as it stands: \(counts.joined())"
      : "\(posts.count) posts are adopted as they stand: \(counts.joined(separator: ", "))"
  }

  /// What was left, a note for each reason, the commonest first.
  var notes: [String] {
    Dictionary(grouping: left, by: \.reason).sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }.map { reason, files in
      let some = files.prefix(3).map(\.path).joined(separator: ", ")
      return
        "left out \(files.count == 1 ? "one file" : "\(files.count) files"): \(reason): \(some)\(files.count > 3 ? ", …" : "")"
    }
  }

  /// The names on bylines, the commonest first, with how many posts have each.
  var bylines: [(name: String, count: Int)] {
    Self.counts(posts.flatMap { $0.draft.bylines.compactMap(\.trimmingBlanks) })
  }

  /// The sections that posts name and that can be one.
  var sections: [(name: String, count: Int)] {
    Self.counts(posts.compactMap { $0.draft.section?.rawValue }).filter { name, _ in
      name.utf8.count <= 40 && ("a"..."z").contains(name.prefix(1))
        && name.unicodeScalars.allSatisfy {
          ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-"
        }
    }
  }

  private static func counts(_ names: [String]) -> [(name: String, count: Int)] {
    Dictionary(grouping: names.filter { !$0.isEmpty }) { $0 }.map { ($0, $1.count) }
      .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }
}

extension BlogAdoption {
  /// Goes on telling what was left out at a first look.
  mutating func keep(_ files: [LeftOut]) { left = files }
}
