import CLibgit2

/// The trees that were read last, ready to be read again.
///
/// Commit after commit, what is compared with is what was compared before. libgit2's own cache
/// counts over all repositories of the process, and makes room by looking through all that it has.
final class RecentTrees {
  /// A tree, which its readers share.
  final class Tree {
    /// Valid while this tree is alive.
    let bytes: UnsafeRawBufferPointer
    /// What libgit2 lends its bytes from; nil for a tree that keeps its own.
    private let data: ObjectData?
    private let isOurs: Bool

    init(_ data: consuming ObjectData) {
      bytes = data.bytes
      self.data = consume data
      isOurs = false
    }

    /// A tree that was just written.
    init(_ written: [UInt8]) {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: written.count, alignment: 1)
      copy.copyBytes(from: written)
      bytes = UnsafeRawBufferPointer(copy)
      data = nil
      isOurs = true
    }

    deinit { if isOurs { bytes.deallocate() } }
  }

  /// How many bytes of trees make an age; those of this age and of the one before it are kept.
  private static let age = 8 << 20

  private let objects: ObjectStore
  private var young: [ObjectID: Tree] = [:]
  private var old: [ObjectID: Tree] = [:]
  private var size = 0

  init(_ objects: ObjectStore) { self.objects = objects }

  /// A tree's bytes, as they were read or read now.
  func tree(_ id: ObjectID) throws(GitError) -> Tree {
    if let tree = young[id] { return tree }
    let tree: Tree
    if let known = old[id] {
      tree = known
    } else {
      tree = Tree(try objects.read(id, type: GIT_OBJECT_TREE))
    }
    keep(tree, as: id)
    return tree
  }

  /// Keeps a tree that was read or written.
  func keep(_ tree: Tree, as id: ObjectID) {
    if size > Self.age {
      old = young
      young.removeAll(keepingCapacity: true)
      size = 0
    }
    young[id] = tree
    // What it takes beside its bytes counts too: most trees are small.
    size += tree.bytes.count + 128
  }
}
