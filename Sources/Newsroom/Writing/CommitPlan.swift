import Editorial
import Git
import Manuscript

/// Commits about to be made, one on top of the other, and what then lies in the folder.
struct CommitPlan {
  /// One commit.
  struct Planned {
    var message: CommitMessage
    var changes: [Change]
  }

  /// One file of a commit.
  struct Change {
    var path: String
    /// Where the file was before, when it comes from another path.
    var movedFrom: String?
    var before: [UInt8]?
    /// Nil takes the file away.
    var after: [UInt8]?
    /// What git keeps of the file's kind.
    var mode: FileMode = .file
    /// The file afterwards, where it is saved already and is not written again.
    var blob: ObjectID?

    /// The paths that the commit touches.
    var paths: [String] { [path] + (movedFrom.map { [$0] } ?? []) }
  }

  /// What shall lie in the folder at a path afterwards.
  struct Lying {
    /// Nil takes the file away.
    var bytes: [UInt8]?
    /// Git's id of what lay there when the command looked, nil for nothing; whatever lies there
    /// otherwise was written since, and stays.
    var instead: ObjectID?
    /// The path from which a file comes whole, with whatever is in it; `bytes` is nil then.
    var movedFrom: String?
    var isExecutable = false
  }

  var commits: [Planned] = []
  var folder: [String: Lying] = [:]

  /// Whether any commit changes a file; an approval does not.
  var changesFiles: Bool { commits.contains { !$0.changes.isEmpty } }
}

extension Newsroom {
  /// Makes the commits and moves the branch once over all of them, or changes nothing.
  ///
  /// The order is git's own: objects, then the branch, then the folder and the index. Whatever can
  /// fail is tried before the branch moves: the files lie ready under other names by then. When it
  /// has moved the command is done; what fails even so is told as a note with its remedy. The index
  /// is held all the while: a `git commit` between branch and index would put the old text back.
  func write(_ plan: CommitPlan, by hand: Hand, dryRun: Bool) throws -> (
    commits: [Receipt.Commit], notes: [String]
  ) {
    guard !dryRun else {
      return (plan.commits.map { receipt(of: $0, id: nil) }, [])
    }
    guard let last = plan.commits.last else { return ([], []) }
    guard let oldTip = tip, let oldTree = tree else {
      throw Failure(.cannot, "newsroom.none", "this repository has nothing saved in it yet")
    }
    try demandStoredAsItLies(plan)
    let maker = try CommitMaker(repository, circumstances, by: hand, masthead: rules.masthead)
    let branch = try branchToMove()
    var unfinished = try Unfinished(plan, on: Unfinished.Ground(self))
    // Else a lock that a crash left behind would be met only when hooks have run.
    if plan.changesFiles, folder != nil { try staging.demandFreeIndex() }
    let ready = try FolderChange.prepare(plan, folder)
    do {
      let lying = maker.hooks.runBeforeCommits ? try filesLying(plan) : [:]
      let (newTip, newTree, commits) = try writeObjects(plan, on: oldTip, oldTree, by: maker)
      if maker.hooks.runBeforeCommits, try filesLying(plan) != lying {
        throw Failure(
          .refused, "hook.changed", "a hook changed the draft in your folder",
          help: "look at what it did, save it with `stet save`, then run this again")
      }
      var index = plan.changesFiles && folder != nil ? try staging.hold() : nil
      let note = try unfinished?.willMove(to: newTip, in: repository)
      var move = try gitFailures { () throws(GitError) in
        let move = try BranchMove(of: branch, in: repository, from: oldTip, to: newTip)
        try repository.syncObjectsAhead(
          with: ready.unsynced + [note, move.unsynced].compactMap { $0 })
        index?.readAhead()
        try repository.settleObjects()
        return move
      }
      let unsure = try maker.hooks.move(branch, from: oldTip, to: newTip) {
        try carryOut(&move, of: branch, to: newTip, log: "stet: \(last.message.subject)", by: hand)
      }
      let (notes, isWhole, syncing) = ready.carryOut()
      let indexNotes = bringAlong(index, plan, tree: newTree)
      try? syncing?.settle()
      // The next command finishes what this one could not.
      if !isWhole || !indexNotes.isEmpty { unfinished?.leave() }
      maker.hooks.tellDone()
      return (commits, unsure + notes + indexNotes)
    } catch {
      ready.discard()
      repository.discardObjects()
      throw error
    }
  }

  /// Moves the branch, and tells where the disk would not say whether that lasts.
  ///
  /// Where only the last sync fails the branch has moved all the same, and everybody sees it.
  private func carryOut(
    _ move: inout BranchMove, of branch: String, to newTip: ObjectID, log: String, by hand: Hand
  ) throws -> [String] {
    do throws(GitError) {
      try move.carryOut(log: log, by: hand.committer)
      return []
    } catch {
      guard error.code == .generic, (try? repository.reference(branch)) == newTip else {
        throw Failure(error)
      }
      return ["saved, but the disk reports a fault (\(error.message)); see to it"]
    }
  }

  /// What lies in the folder at the plan's paths.
  private func filesLying(_ plan: CommitPlan) throws -> [String: Folder.Item] {
    guard let folder else { return [:] }
    var items: [String: Folder.Item] = [:]
    for path in plan.folder.keys {
      items[path] = try folderFailures { () throws(Folder.Fault) in try folder.read(path) }
    }
    return items
  }

  /// Writes the commits, which nothing refers to yet.
  private func writeObjects(
    _ plan: CommitPlan, on oldTip: ObjectID, _ oldTree: ObjectID, by maker: CommitMaker
  ) throws -> (tip: ObjectID, tree: ObjectID, commits: [Receipt.Commit]) {
    var (parent, tree) = (oldTip, oldTree)
    var commits: [Receipt.Commit] = []
    for planned in plan.commits {
      let next = try writeTree(planned, on: tree)
      let (id, message) = try maker.make(planned.message, tree: next, parents: [parent])
      tree = next
      parent = id
      commits.append(receipt(of: planned, id: CommitID(id.hex), message: message))
    }
    return (parent, tree, commits)
  }

  /// The branch that a command writes to.
  private func branchToMove() throws -> String {
    guard repository.state == .none else {
      throw Failure(
        .cannot, "repo.merging", "a merge or a rebase is not finished here",
        help: "finish or stop it with git (`git status` tells how), then run this again")
    }
    guard let branch = head.branch else {
      throw Failure(
        .cannot, "repo.detached",
        "an old version is checked out here, and what you do would be lost",
        help: "go back with `git switch main` (or your branch), then run this again")
    }
    return branch
  }

  private func writeTree(_ planned: CommitPlan.Planned, on tree: ObjectID) throws -> ObjectID {
    var updates: [TreeUpdate] = []
    for change in planned.changes {
      if let from = change.movedFrom { updates.append(.remove(path: from)) }
      if let after = change.after {
        let id = try gitFailures { () throws(GitError) in
          if let saved = change.blob { saved } else { try repository.writeBlob(after) }
        }
        updates.append(.upsert(path: change.path, id: id, mode: change.mode))
      } else {
        updates.append(.remove(path: change.path))
      }
    }
    if updates.isEmpty { return tree }
    return try gitFailures { () throws(GitError) in
      try repository.updateTree(base: tree, updates)
    }
  }

  /// The index follows the branch, for just the paths of the plan, and is let go.
  private func bringAlong(
    _ index: consuming IndexLock?, _ plan: CommitPlan, tree: ObjectID
  ) -> [String] {
    guard folder != nil, plan.changesFiles else { return [] }
    var changes: [IndexChange] = []
    for path in Set(plan.commits.flatMap(\.changes).flatMap(\.paths)).sorted() {
      if let entry = try? repository.entry(at: path, in: tree) {
        changes.append(.upsert(path: path, id: entry.id, mode: entry.mode))
      } else {
        changes.append(.remove(path: path))
      }
    }
    do throws(GitError) {
      try staging.stage(changes, under: index)
      return []
    } catch {
      return [
        "saved, but git's index could not be brought along (\(error.message)); the next command of stet's tries again"
      ]
    }
  }

  private func receipt(
    of planned: CommitPlan.Planned, id: CommitID?, message: String? = nil
  ) -> Receipt.Commit {
    Receipt.Commit(
      id: id, message: message ?? CommitMessageWriter.write(planned.message),
      changes: planned.changes.map {
        Receipt.Change(
          path: $0.path, movedFrom: $0.movedFrom, before: $0.before, after: $0.after)
      })
  }
}

/// Git's blob id of some bytes, in hex.
///
/// Hashing can fail only where libgit2 cannot start at all; then nothing was opened either, and an
/// id that no blob has compares with none.
func blobID(of bytes: [UInt8]) -> String { (try? ObjectID.ofBlob(bytes).hex) ?? "" }
