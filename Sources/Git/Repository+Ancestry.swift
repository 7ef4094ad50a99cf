import CLibgit2

extension Repository {
  /// The commits that lead to a tip: all, or those that came after one of them.
  ///
  /// - Parameters:
  ///   - first: the walk ends at this commit, which comes first then, without parents.
  ///   - isEarlier: says of a commit that it comes before `first`, and matters.
  /// - Returns: nil when the walk meets such a commit, on some way around `first`.
  ///
  /// Throws `.shallow` on a shallow clone, where the walk would end early and look complete.
  /// libgit2's `git_odb_read`, one read a commit: `git_revwalk` keeps what it reads to itself.
  public func ancestry(
    of tip: ObjectID, after first: ObjectID? = nil,
    isEarlier: (ObjectID) -> Bool = { _ in false }
  ) throws(GitError) -> Ancestry? {
    guard !isShallow else {
      throw GitError(
        code: .shallow, message: "the clone is shallow; run: git fetch --unshallow",
        call: "ancestry")
    }
    var ancestry = Ancestry()
    if let first {
      let bones = try bones(of: first, keptIn: &ancestry)
      ancestry.append(first, tree: bones.tree, parents: [], bytes: bones.bytes)
    }
    // Each commit that is open stands on one that comes from it: as deep as history is long.
    var open: [(id: ObjectID, bones: Bones, next: Int)] = []
    if ancestry.place(of: tip) == nil {
      guard !isEarlier(tip) else { return nil }
      open.append((tip, try bones(of: tip, keptIn: &ancestry), 0))
    }
    while let last = open.indices.last {
      let (id, bones, next) = open[last]
      guard next < bones.parents.count else {
        ancestry.append(id, tree: bones.tree, parents: bones.parents, bytes: bones.bytes)
        open.removeLast()
        continue
      }
      open[last].next += 1
      let parent = bones.parents[next]
      guard ancestry.place(of: parent) == nil else { continue }
      guard !isEarlier(parent) else { return nil }
      open.append((parent, try self.bones(of: parent, keptIn: &ancestry), 0))
    }
    return ancestry
  }

  private typealias Bones = (tree: ObjectID, parents: [ObjectID], bytes: Range<Int>)

  private func bones(
    of id: ObjectID, keptIn ancestry: inout Ancestry
  ) throws(GitError) -> Bones {
    let object = try ObjectData(objects(), id, type: GIT_OBJECT_COMMIT)
    let bytes = ancestry.keep(object.bytes)
    if let bones = CommitParser.bones(object.bytes) { return (bones.tree, bones.parents, bytes) }
    let (tree, parents) = try skeleton(of: id)
    return (tree, parents, bytes)
  }
}
