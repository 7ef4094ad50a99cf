import Editorial
import Git
import Glibc

/// What a command is about to do to the folder: everything that could fail is done already when it
/// is settled.
struct FolderChange {
  private let folder: Folder?
  private var staged: [Folder.Staged] = []
  private var moves: [Folder.Move] = []
  private var plan: [String: CommitPlan.Lying] = [:]

  private init(_ folder: Folder?) {
    self.folder = folder
  }

  /// Writes the files under temporary names.
  ///
  /// - Throws: ``Failure`` when the folder cannot take them; nothing of them is left then.
  static func prepare(
    _ plan: CommitPlan, _ folder: Folder?
  ) throws -> FolderChange {
    var change = FolderChange(folder)
    guard let folder, plan.changesFiles else { return change }
    change.plan = plan.folder
    do {
      for (path, lying) in plan.folder.sorted(by: { $0.key < $1.key }) {
        try folderFailures { () throws(Folder.Fault) in
          if let from = lying.movedFrom {
            change.moves.append(try folder.stageMove(from, to: path))
          } else if let bytes = lying.bytes, id(of: bytes) != lying.instead {
            if change.staged.count % openFiles == 0 { try change.settle(in: folder) }
            change.staged.append(
              try folder.stage(bytes, for: path, isExecutable: lying.isExecutable))
          }
        }
      }
    } catch {
      change.discard()
      throw error
    }
    return change
  }

  /// How many files stand open at most until they lie on the disk.
  private static let openFiles = 64

  private mutating func settle(in folder: Folder) throws(Folder.Fault) {
    for place in staged.indices { try folder.settle(&staged[place]) }
  }

  /// What brings onto the disk what was written: from then on nothing can fail but a rename.
  var unsynced: [Syncing.Part] { folder.map { staged.compactMap($0.unsynced) } ?? [] }

  /// Takes back what was prepared.
  func discard() {
    for file in staged { folder?.discard(file) }
    for move in moves { folder?.discard(move) }
  }

  /// Puts everything in its place.
  ///
  /// - Returns: what to tell people where something came in between, whether all that could be
  ///   done was done, and what is still on its way to the disk.
  func carryOut() -> (notes: [String], isWhole: Bool, syncing: Syncing?) {
    guard let folder else { return ([], true, nil) }
    var notes: [String] = []
    var isWhole = true
    for (path, act) in acts(in: folder) {
      do throws(Folder.Fault) {
        if try !act() {
          notes.append(
            "`\(path)` was changed in your folder meanwhile and stays as it lies there, not saved")
        }
      } catch {
        isWhole = false
        notes.append(
          "saved, but `\(path)` in your folder is still the old one (\(error.message)); the next `stet` command brings it along"
        )
      }
    }
    guard !staged.isEmpty else { return (notes, isWhole, nil) }
    let syncing = Syncing([
      Syncing.Part(folder.root) { [paths = staged.map(\.path)] in
        folder.syncFolders(of: paths)
        return 0
      }
    ])
    return (notes, isWhole, syncing)
  }

  /// What is to be done, in its order; false where somebody was there in between.
  private func acts(
    in folder: Folder
  ) -> [(path: String, act: () throws(Folder.Fault) -> Bool)] {
    let moving = moves.map { move in
      (move.to, { () throws(Folder.Fault) -> Bool in try folder.carryOut(move) })
    }
    let writing = staged.map { file in
      (file.path, { () throws(Folder.Fault) -> Bool in try place(file, in: folder) })
    }
    let removing = plan.sorted { $0.key < $1.key }
      .filter { $0.value.bytes == nil && $0.value.movedFrom == nil }
      .map { path, lying in
        (
          path,
          { () throws(Folder.Fault) -> Bool in
            let found = try Self.lying(at: path, in: folder)
            guard found == .nothing || found == .file(lying.instead) else { return false }
            try folder.remove(path)
            return true
          }
        )
      }
    return moving + writing + removing
  }

  private func place(_ file: Folder.Staged, in folder: Folder) throws(Folder.Fault) -> Bool {
    do throws(Folder.Fault) {
      let found = try Self.lying(at: file.path, in: folder)
      let lying = plan[file.path]
      if found == .file(lying?.bytes.flatMap(Self.id)) {
        folder.discard(file)
        return true
      }
      guard found == (lying?.instead.map { .file($0) } ?? .nothing) else {
        folder.discard(file)
        return false
      }
      try folder.place(file)
      return true
    } catch {
      folder.discard(file)
      throw error
    }
  }

  private enum Found: Equatable {
    case nothing
    case file(ObjectID?)
    case other
  }

  private static func lying(at path: String, in folder: Folder) throws(Folder.Fault) -> Found {
    switch try folder.read(path, limit: DraftLimits.attachmentBytes) {
    case .absent: .nothing
    case .file(let bytes): .file(id(of: bytes))
    default: .other
    }
  }

  private static func id(of bytes: [UInt8]) -> ObjectID? { try? ObjectID.ofBlob(bytes) }
}
