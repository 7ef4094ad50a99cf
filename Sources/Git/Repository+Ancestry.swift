import CLibgit2

extension Repository {
  /// The commits that lead to a tip: all, or those that came after what is known already.
  ///
  /// - Parameters:
  ///   - start: how many are known: one commit and all that lead to it, in the places that a walk of
  ///     their own gave them, itself the last.
  ///   - known: the place of a known commit.
  /// - Returns: nil when the walk meets anything else before that last one, and would therefore give
  ///   other places to what is known.
  ///
  /// Throws `.shallow` on a shallow clone, where the walk would end early and look complete.
  /// libgit2's `git_odb_read`, one read a commit: `git_revwalk` keeps what it reads to itself.
  public func ancestry(
    of tip: ObjectID, after start: Int = 0, known: (ObjectID) -> Int? = { _ in nil }
  ) throws(GitError) -> Ancestry? {
    guard !isShallow else {
      throw GitError(
        code: .shallow, message: "the clone is shallow; run: git fetch --unshallow",
        call: "ancestry")
    }
    var ancestry = Ancestry(start: start)
    if let place = known(tip) { return place == start - 1 ? ancestry : nil }
    var hasMet = start == 0
    // Each commit that is open stands on one that comes from it: as deep as history is long.
    var open: [(id: ObjectID, bones: Bones, places: [Int32], next: Int)] = []
    open.append((tip, try bones(of: tip, keptIn: &ancestry), [], 0))
    while let last = open.indices.last {
      let next = open[last].next
      guard next < open[last].bones.parents.count else {
        guard hasMet else { return nil }
        let (id, bones, places, _) = open.removeLast()
        ancestry.append(id, tree: bones.tree, parents: places, bytes: bones.bytes)
        continue
      }
      let parent = open[last].bones.parents[next]
      if let place = ancestry.place(of: parent) {
        open[last].places.append(Int32(place))
        open[last].next += 1
      } else if start > 0, let place = known(parent) {
        guard hasMet || place == start - 1 else { return nil }
        hasMet = true
        if !ancestry.knowsTree(of: place) {
          ancestry.note(try tree(ofCommit: parent), ofKnown: place)
        }
        open[last].places.append(Int32(place))
        open[last].next += 1
      } else {
        open.append((parent, try bones(of: parent, keptIn: &ancestry), [], 0))
      }
    }
    return ancestry
  }

  private func tree(ofCommit id: ObjectID) throws(GitError) -> ObjectID {
    let object = try objects().read(id, type: GIT_OBJECT_COMMIT)
    if let bones = CommitParser.bones(object.bytes) { return bones.tree }
    return try skeleton(of: id).tree
  }

  private typealias Bones = (tree: ObjectID, parents: [ObjectID], bytes: Range<Int>)

  private func bones(
    of id: ObjectID, keptIn ancestry: inout Ancestry
  ) throws(GitError) -> Bones {
    let object = try objects().read(id, type: GIT_OBJECT_COMMIT)
    let bytes = ancestry.keep(object.bytes)
    if let bones = CommitParser.bones(object.bytes) { return (bones.tree, bones.parents, bytes) }
    let (tree, parents) = try skeleton(of: id)
    return (tree, parents, bytes)
  }
}
