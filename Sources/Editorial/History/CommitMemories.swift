/// What a merge to come may ask of a commit that not all of its sides know.
package struct CommitMemory {
  /// The drafts that it touched, by key, with what they were before.
  package var touched: [(key: String, before: DraftRecord?)] = []
  /// The steps that asked for a role.
  package var entries: [EntryStep] = []

  package init() {}
}

/// A step that asked for a role, for when its commit comes in by a merge with other rules.
package enum EntryStep {
  /// A step of a draft: its key, what it was on each side that it came from, and what it became.
  case draft(String, before: [DraftRecord?], after: DraftRecord?)
  /// Another file in the site's reach.
  case file(String)
  case rules
  /// The rules in force, put in the place of files without effect.
  case rulesGivenBack
}

/// What merges to come may ask of commits: of those from a checkpoint, it is made when they do.
package struct CommitMemories {
  /// Of the commits that were judged here.
  package private(set) var made: [Int: CommitMemory] = [:]
  /// Those of the checkpoint that can still be asked for.
  package private(set) var storedCommits: Set<Int> = []
  private var stored: (any CommitStore)?

  package init() {}

  package init(_ stored: any CommitStore) {
    self.stored = stored
    storedCommits = Set(stored.commits)
  }

  subscript(commit: Int, default memory: @autoclosure () -> CommitMemory) -> CommitMemory {
    get { made[commit] ?? memory() }
    _modify { yield &made[commit, default: memory()] }
  }

  var isEmpty: Bool { made.isEmpty && storedCommits.isEmpty }

  /// The keys of the drafts that a commit touched.
  func keys(touchedBy commit: Int) -> [String] {
    var keys: [String] = []
    forEachKey(touchedBy: commit) { keys.append($0) }
    return keys
  }

  /// Tells the keys of the drafts that a commit touched, each time that it did.
  func forEachKey(touchedBy commit: Int, _ body: (String) -> Void) {
    if let known = made[commit] {
      for touched in known.touched { body(touched.key) }
    } else {
      store(for: commit)?.keys(touchedBy: commit).forEach(body)
    }
  }

  /// What a draft was before a commit touched it, each time that it did.
  func before(_ commit: Int, _ key: String) -> [DraftRecord?] {
    if let known = made[commit] {
      return known.touched.filter { $0.key == key }.map(\.before)
    }
    return store(for: commit)?.before(commit, key) ?? []
  }

  /// The steps of a commit that asked for a role.
  func entries(of commit: Int) -> [EntryStep] {
    made[commit]?.entries ?? store(for: commit)?.entries(of: commit) ?? []
  }

  /// The other files among them.
  func files(of commit: Int) -> [String] {
    if let known = made[commit] {
      return known.entries.compactMap { if case .file(let path) = $0 { path } else { nil } }
    }
    return store(for: commit)?.files(of: commit) ?? []
  }

  private func store(for commit: Int) -> (any CommitStore)? {
    storedCommits.contains(commit) ? stored : nil
  }

  /// Forgets all others.
  mutating func keep(_ isKept: (Int) -> Bool) {
    made = made.filter { isKept($0.key) }
    storedCommits = storedCommits.filter(isKept)
  }
}

/// What a checkpoint has of commits.
package protocol CommitStore: AnyObject {
  var commits: [Int] { get }
  func keys(touchedBy commit: Int) -> [String]
  func before(_ commit: Int, _ key: String) -> [DraftRecord?]
  func entries(of commit: Int) -> [EntryStep]
  func files(of commit: Int) -> [String]
}
