import Editorial
import Git
import Glibc

/// What a command is about to do to the folder: everything that could fail is done already.
struct FolderChange {
  private let folder: Folder?
  private var staged: [Folder.Staged] = []
  private var plan: [String: CommitPlan.Lying] = [:]

  private init(_ folder: Folder?) {
    self.folder = folder
  }

  /// Writes the files under temporary names, and sees that nobody holds the index.
  ///
  /// - Throws: ``Failure`` when the folder cannot take them; nothing of them is left then.
  static func prepare(
    _ plan: CommitPlan, _ repository: Repository, _ folder: Folder?
  ) throws -> FolderChange {
    var change = FolderChange(folder)
    guard let folder, !plan.commits.allSatisfy(\.changes.isEmpty) else { return change }
    // Else one that a crash left behind would be met only when the branch has moved already.
    try gitFailures { () throws(GitError) in try repository.demandFreeIndex() }
    change.plan = plan.folder
    do {
      for (path, lying) in plan.folder.sorted(by: { $0.key < $1.key }) {
        guard let bytes = lying.bytes, bytes != lying.instead else { continue }
        change.staged.append(
          try folderFailures { () throws(Folder.Fault) in try folder.stage(bytes, for: path) })
      }
    } catch {
      change.discard()
      throw error
    }
    return change
  }

  /// Takes back what was prepared.
  func discard() {
    for file in staged { folder?.discard(file) }
  }

  /// Puts everything in its place.
  ///
  /// - Returns: what to tell people where something came in between, and whether nothing failed.
  func carryOut() -> (notes: [String], isWhole: Bool) {
    guard let folder else { return ([], true) }
    var notes: [String] = []
    var isWhole = true
    for file in staged {
      if let note = place(file, in: folder, &isWhole) { notes.append(note) }
    }
    for (path, lying) in plan.sorted(by: { $0.key < $1.key }) where lying.bytes == nil {
      do throws(Folder.Fault) {
        try folder.remove(path)
      } catch {
        isWhole = false
        notes.append("saved, but `\(path)` is still in your folder (\(error.message))")
      }
    }
    return (notes, isWhole)
  }

  private func place(
    _ file: Folder.Staged, in folder: Folder, _ isWhole: inout Bool
  ) -> String? {
    do throws(Folder.Fault) {
      let lying = try folder.read(file.path)
      if let bytes = plan[file.path]?.bytes, lying == .file(bytes) {
        folder.discard(file)
        return nil
      }
      guard lying == plan[file.path]?.instead.map(Folder.Item.file) ?? .absent else {
        folder.discard(file)
        return
          "`\(file.path)` was changed in your folder meanwhile and stays as it lies there; `git diff -- \(file.path)` shows how it differs from what was saved"
      }
      try folder.place(file)
      return nil
    } catch {
      folder.discard(file)
      isWhole = false
      return
        "saved, but `\(file.path)` in your folder is still the old one (\(error.message)); `git restore -SW -- \(file.path)` brings the new one"
    }
  }
}
