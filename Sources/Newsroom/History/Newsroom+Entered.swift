import Editorial
import Git
import Manuscript

extension Newsroom {
  /// When a draft came into the state that it is in: the oldest of its last versions with it, under
  /// whatever name and in whatever place it had then.
  ///
  /// - Parameter known: the times of all drafts that there ever were, where somebody has them; of
  ///   those that are not among them history is asked.
  func entered(_ times: DraftTimes, among known: [String: DraftTimes]? = nil) throws -> Timestamp? {
    let ledger = try history()
    var entered: Timestamp?
    var present: StateID?
    var rest = times.marks[...]
    while let commit = rest.last?.commit {
      // A draft that moved to another folder was touched in both.
      let start = rest.lastIndex { $0.commit != commit }.map { $0 + 1 } ?? rest.startIndex
      let touched = rest[start...].map { ledger.marks[$0.mark] }
      rest = rest[..<start]
      guard let mark = touched.last(where: { $0.blob != nil }), let blob = mark.blob else { break }
      let state = try state(of: blob, at: ledger.names[Int(mark.path)])
      if entered != nil, state != present { break }
      present = state
      entered = ledger.entries[commit].time
      let isNew = !touched.contains { $0.existed }
      if isNew, let before = try marks(beforeRenamingTo: mark, in: commit, among: known) {
        rest = before
      }
    }
    return entered
  }

  private func state(of blob: ObjectID, at path: String) throws -> StateID? {
    guard case .readable(let text) = try content(of: blob, at: path, under: rules),
      let workflow = rules.workflow(for: path)
    else { return nil }
    return text.scalar(workflow.site.keys.state).map { StateID($0) }
  }

  /// What happened to a draft while it had the name that a commit takes from it; nil where the
  /// commit does not rename it.
  private func marks(
    beforeRenamingTo mark: Ledger.Mark, in commit: Int, among known: [String: DraftTimes]?
  ) throws -> ArraySlice<(commit: Int, mark: Int)>? {
    let ledger = try history()
    let gone = ledger.marks(of: commit).filter { $0.blob == nil && $0.existed && !$0.isApproval }
      .map { Slug(ledger.names[Int($0.slug)]) }
    guard !gone.isEmpty else { return nil }
    let times = try known ?? self.times(of: gone)
    func before(_ slug: Slug) -> ArraySlice<(commit: Int, mark: Int)>? {
      times[slug.folded]?.marks.prefix { $0.commit < commit }
    }
    let message = try gitFailures { () throws(GitError) in
      try repository.commit(ledger.entries[commit].id).message
    }
    let name = Slug(ledger.names[Int(mark.slug)])
    for case .rename(let old, let new) in CommitMessageReader.read(message).trailers
    where new == name {
      return before(old)
    }
    // Moved by hand, as it was; of several, history does not guess which became which.
    let come = ledger.marks(of: commit).filter { $0.blob != nil && !$0.existed }
    guard gone.count == 1, come.count == 1, let past = before(gone[0]), let last = past.last,
      ledger.marks[last.mark].blob == mark.blob
    else { return nil }
    return past
  }
}
