import Editorial
import Git
import Glibc

/// What a command is in the middle of, on disk: made before it changes anything, gone when all is in
/// its place.
///
/// The branch moves in one instant, and only then do the folder and the index follow. A program that
/// is killed in between leaves them behind, as if somebody had typed the old text back. So the next
/// command looks whether such a file is there and nobody lives who holds it: it then finishes what
/// was begun if the branch has moved, and takes the rest away if it has not; as databases do with
/// their journals. What somebody has touched since stays as it is.
struct Unfinished: ~Copyable {
  private var file: HeldFile
  /// Edits that stay in the folder are in no commit: after a crash they must be found somewhere.
  private let edits: [[UInt8]]

  static let magic = Array("stet unfinished 2\n".utf8)
  private static let prefix = "unfinished."

  /// One path of the plan.
  fileprivate struct Path {
    var path: String
    /// The file beside it that was to take its place.
    var temporary: String
    /// What was saved; zero for nothing.
    var saved: ObjectID
    /// What lay in the folder, zero for nothing; nil where the folder is left alone.
    var lying: ObjectID?
    /// What shall lie there, zero for nothing: not what is saved where edits stay in the folder.
    var laying: ObjectID
  }

  /// Notes what is about to be done; nil where there is no folder, or it cannot be noted.
  init?(_ plan: CommitPlan, on ground: Ground) throws {
    let paths = Set(plan.commits.flatMap(\.changes).flatMap(\.paths))
      .union(plan.folder.keys).union(plan.folder.values.compactMap(\.movedFrom)).sorted()
    guard ground.folder != nil else { return nil }
    var edits: [[UInt8]] = []
    var writer = ByteWriter(bytes: Self.magic)
    writer.string(ground.branch ?? "")
    writer.int32(Int32(paths.count))
    for path in paths {
      writer.string(path)
      writer.string(Folder.temporaryName(for: Folder.name(of: path)))
      writer.id(try ground.blob(at: path))
      let (lying, laying) = try Self.folder(at: path, by: plan, on: ground, edits: &edits)
      writer.int32(lying == nil ? 0 : 1)
      writer.id(lying ?? .zero)
      writer.id(laying)
    }
    let folder = Self.folder(of: ground.repository)
    makeFolder(folder)
    // Where that cannot be noted, a crash is dearer, and the command is none the worse.
    guard
      let file = try? HeldFile(
        "\(folder)/\(Self.prefix)\(getpid())", holding: writer.bytes)
    else { return nil }
    self.file = file
    self.edits = edits
  }

  /// What lies in the folder at a path, nil where that is left alone, and what shall lie there.
  private static func folder(
    at path: String, by plan: CommitPlan, on ground: Ground, edits: inout [[UInt8]]
  ) throws -> (lying: ObjectID?, laying: ObjectID) {
    if let lying = plan.folder[path] {
      if let from = lying.movedFrom { return (.zero, ground.blobLying(at: from) ?? .zero) }
      guard let bytes = lying.bytes else { return (lying.instead ?? .zero, .zero) }
      let saved = plan.commits.flatMap(\.changes).last { $0.path == path }
      if saved?.after != bytes { edits.append(bytes) }
      let id = try gitFailures { () throws(GitError) in try ObjectID.ofBlob(bytes) }
      return (lying.instead ?? .zero, id)
    }
    guard plan.folder.values.contains(where: { $0.movedFrom == path }) else { return (nil, .zero) }
    return (ground.blobLying(at: path), .zero)
  }

  /// Notes the version that the branch is about to move to: once the note lies on the disk, and the
  /// objects with it, it may.
  func willMove(to tip: ObjectID, in repository: Repository) throws -> Syncing.Part {
    for bytes in edits {
      _ = try gitFailures { () throws(GitError) in try repository.writeBlob(bytes) }
    }
    var writer = ByteWriter(bytes: [])
    writer.id(tip)
    return try gitFailures { () throws(GitError) in try file.append(writer.bytes) }
  }

  /// Leaves the note where it is: the next command goes on with it.
  mutating func leave() { file.leave() }

  // MARK: - After a crash

  /// Finishes or takes back what killed commands have left.
  ///
  /// - Returns: the paths that were brought along.
  static func finish(in newsroom: Newsroom) -> [String] {
    var brought: [String] = []
    forEach(leftIn: newsroom.repository) { left throws(GitError) in
      takeAway(left, Ground(newsroom))
      brought += try finish(left, in: newsroom)
    }
    return brought
  }

  /// Takes away what a killed command has left where there is no newsroom yet.
  static func clear(_ ground: Ground) {
    forEach(leftIn: ground.repository) { left throws(GitError) in takeAway(left, ground) }
  }

  private static func forEach(
    leftIn repository: Repository, _ body: (Left) throws(GitError) -> Void
  ) {
    let folder = folder(of: repository)
    let names = Git.names(inFolder: folder) ?? []
    TemporaryFolder.clear(in: folder, names)
    for name in names where name.hasPrefix(prefix) {
      guard var left = HeldFile.left(at: "\(folder)/\(name)", beginningWith: magic, orTorn: true)
      else { continue }
      // Where the number is another's by now, it may be a git or a stet that is at work.
      if let process = pid_t(name.dropFirst(prefix.count)), process > 1, kill(process, 0) != 0,
        errno == ESRCH
      {
        CommitHooks.clearIndex(leftBy: process, in: repository)
        repository.clearObjects(leftBy: process)
      }
      do throws(GitError) {
        try body(Left(left.bytes ?? []))
      } catch {
        // Somebody is at the index, or nothing can be written here: the next command tries again.
        left.leave()
      }
    }
  }

  /// What is of no use to anybody, whether the branch has moved or not.
  private static func takeAway(_ left: Left, _ ground: Ground) {
    // Its lock on the index would stop git's own commands, though none of stet's.
    try? ground.repository.demandFreeIndex()
    for path in left.paths { ground.folder?.removeLeft(path.temporary, beside: path.path) }
    if let tip = left.tip { ground.repository.clearLock(of: left.branch, movingTo: tip) }
  }

  /// What a killed command had written down, as far as it had come.
  struct Left {
    var branch = ""
    fileprivate var paths: [Path] = []
    /// Where the branch was about to move to; nil when it had not come to that.
    var tip: ObjectID?

    /// Reads the bytes behind the first ones.
    init(_ bytes: [UInt8]) {
      bytes.withUnsafeBytes { buffer in
        var reader = ByteReader(buffer: buffer, offset: magic.count)
        guard let branch = reader.string(), let count = reader.count(of: 72) else { return }
        self.branch = branch
        for _ in 0..<count {
          guard let path = reader.string(), let temporary = reader.string(),
            let saved = reader.id(), let isInFolder = reader.int32(), let lying = reader.id(),
            let laying = reader.id()
          else { return }
          paths.append(
            Path(
              path: path, temporary: temporary, saved: saved,
              lying: isInFolder == 0 ? nil : lying, laying: laying))
        }
        tip = reader.id()
      }
    }
  }

  private static func finish(
    _ left: Left, in newsroom: Newsroom
  ) throws(GitError) -> [String] {
    guard let tip = left.tip, let tree = newsroom.tree else { return [] }
    let ground = Ground(newsroom)
    guard let then = try? newsroom.repository.commit(tip).tree, newsroom.hasReached(tip) else {
      return []
    }
    var brought: [String] = []
    for path in left.paths {
      guard let wanted = try? ground.blob(at: path.path, in: tree),
        wanted == (try? ground.blob(at: path.path, in: then)), wanted != path.saved
      else { continue }
      let isIndexOld = (try? newsroom.staging.id(at: path.path)) == path.saved
      let isFolderOld =
        path.lying.map { lying in
          lying != path.laying && ground.blobLying(at: path.path) == lying
        } ?? false
      if isFolderOld { newsroom.lay(path.laying, at: path.path, in: tree) }
      if isIndexOld { try newsroom.stage(wanted, at: path.path, in: tree) }
      if isFolderOld || isIndexOld { brought.append(path.path) }
    }
    return brought
  }

  /// Where what is derived or passing lies.
  static func folder(of repository: Repository) -> String { repository.gitDirectory + "/stet" }
}

extension Unfinished {
  /// Where a command works: what is saved, and what lies in the folder.
  struct Ground {
    let repository: Repository
    let folder: Folder?
    let branch: String?
    /// What is saved; nil for nothing yet.
    let tree: ObjectID?

    /// The saved file at a path; zero where there is none.
    fileprivate func blob(at path: String, in other: ObjectID? = nil) throws -> ObjectID {
      guard let tree = other ?? tree else { return .zero }
      return try gitFailures { () throws(GitError) in
        try repository.entry(at: path, in: tree)?.id ?? .zero
      }
    }

    /// The file in the folder; zero where there is none, nil where there is something else.
    fileprivate func blobLying(at path: String) -> ObjectID? {
      switch try? folder?.read(path, limit: DraftLimits.attachmentBytes) {
      case .absent: .zero
      case .file(let bytes): try? ObjectID.ofBlob(bytes)
      default: nil
      }
    }
  }
}

extension Unfinished.Ground {
  init(_ newsroom: Newsroom) {
    self.init(
      repository: newsroom.repository, folder: newsroom.folder, branch: newsroom.head.branch,
      tree: newsroom.tree)
  }

  /// Where a newsroom is about to be made.
  init(_ repository: Repository, _ head: Head?, _ tree: ObjectID?) {
    self.init(
      repository: repository, folder: repository.workTree.map(Folder.init(root:)),
      branch: head?.branch, tree: tree)
  }
}

extension Newsroom {
  /// Whether the branch stands at a version, or a little behind it.
  fileprivate func hasReached(_ version: ObjectID) -> Bool {
    var next = tip
    for _ in 0..<64 {
      guard let commit = next else { return false }
      if commit == version { return true }
      next = (try? repository.commit(commit))?.parents.first
    }
    return false
  }

  fileprivate func lay(_ blob: ObjectID, at path: String, in tree: ObjectID) {
    if blob == .zero {
      try? folder?.remove(path)
    } else if let bytes = try? repository.blob(blob) {
      let mode = (try? repository.entry(at: path, in: tree))?.mode
      try? folder?.write(bytes, to: path, isExecutable: mode == .executable)
    }
  }

  fileprivate func stage(
    _ blob: ObjectID, at path: String, in tree: ObjectID
  ) throws(GitError) {
    let mode = (try? repository.entry(at: path, in: tree))?.mode ?? .file
    try staging.stage([
      blob == .zero ? .remove(path: path) : .upsert(path: path, id: blob, mode: mode)
    ])
  }
}
