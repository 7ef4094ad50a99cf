import CLibgit2

/// The trees that were read last, ready to be read again.
///
/// Commit after commit, what is compared with is what was compared before. libgit2's own cache
/// counts over all repositories of the process, and makes room by looking through all that it has.
final class RecentTrees {
  /// A tree, which its readers share.
  final class Tree {
    private let data: ObjectData
    init(_ data: consuming ObjectData) { self.data = data }

    /// Valid while this tree is alive.
    var bytes: UnsafeRawBufferPointer { data.bytes }
  }

  /// How many bytes of trees make an age; those of this age and of the one before it are kept.
  private static let age = 8 << 20

  private let objects: OpaquePointer
  private var young: [ObjectID: Tree] = [:]
  private var old: [ObjectID: Tree] = [:]
  private var size = 0

  init(_ objects: OpaquePointer) { self.objects = objects }

  /// A tree's bytes, as they were read or read now.
  func tree(_ id: ObjectID) throws(GitError) -> Tree {
    if let tree = young[id] { return tree }
    let tree: Tree
    if let known = old[id] {
      tree = known
    } else {
      tree = Tree(try ObjectData(objects, id, type: GIT_OBJECT_TREE))
    }
    if size > Self.age {
      old = young
      young.removeAll(keepingCapacity: true)
      size = 0
    }
    young[id] = tree
    // What it takes beside its bytes counts too: most trees are small.
    size += tree.bytes.count + 128
    return tree
  }
}
