import CGlibc
import Dispatch
import Glibc
import Synchronization

/// What is on its way to the disk, while the command goes on.
///
/// A good part of a move is waiting for the disk. What has to lie there only when the branch moves, or
/// when the command ends, is waited for then; and what goes together has the disk write once for all
/// of it, and not once for each.
package struct Syncing: Sendable {
  /// Something that goes together with others.
  package struct Part: Sendable {
    /// What it is, where the disk could not take it.
    fileprivate var what: String
    fileprivate var syncs: @Sendable () -> [@Sendable () -> Int32]
    fileprivate var names: @Sendable () -> Int32
    fileprivate var folders: @Sendable () -> [String]

    /// `syncs` tells what has the bytes on the disk, piece by piece; each piece, and `names`, returns
    /// zero or an error's number.
    ///
    /// The names of all parts are given when the bytes of all lie on the disk, and not at all where one
    /// could not be written; then the folders that have names in them are synced.
    init(
      _ what: String, syncs: @escaping @Sendable () -> [@Sendable () -> Int32],
      names: @escaping @Sendable () -> Int32 = { 0 },
      folders: @escaping @Sendable () -> [String] = { [] }
    ) {
      self.what = what
      self.syncs = syncs
      self.names = names
      self.folders = folders
    }

    /// A part of one piece, which has its name already.
    package init(
      _ what: String, bytes: @escaping @Sendable () -> Int32,
      folders: @escaping @Sendable () -> [String] = { [] }
    ) {
      self.init(what, syncs: { [bytes] }, folders: folders)
    }
  }

  /// One thing after the other, in the order in which they were begun.
  private static let queue = DispatchQueue(label: "syncing", qos: .userInitiated)
  /// All whose bytes have to be on the disk.
  private let bytes: Ahead<SharedWork>
  /// The folders that are to be synced, when all else is done.
  private let named: Ahead<Result<[String], GitError>>

  /// Begins.
  package init(_ parts: [Part]) {
    bytes = Ahead(on: Self.queue) {
      SharedWork(parts.flatMap { part in part.syncs().map { (part.what, $0) } })
    }
    named = Ahead(on: Self.queue) { [bytes] in
      Result { () throws(GitError) in
        try bytes.value.finish()
        for part in parts {
          let number = part.names()
          guard number == 0 else { throw .disk(part.what, number) }
        }
        return parts.flatMap { $0.folders() }
      }
    }
  }

  /// Has something written in its turn, for what is synced later.
  static func write(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

  /// Waits until all that was begun is over, and then does this.
  static func afterwards(_ work: () -> Void) { queue.sync(execute: work) }

  /// Waits for the end; throws where the disk could not take it.
  ///
  /// Who waits takes a part in it: a disk takes several things at once.
  package func settle() throws(GitError) {
    bytes.value.help()
    let folders = SharedWork(
      try named.value.get().map { folder in (folder, { syncFolder(folder) ? 0 : errno }) })
    if folders.count > 1 { Self.queue.async { folders.help() } }
    try folders.finish()
  }
}

/// Pieces of work for whichever thread has time for the next one.
private final class SharedWork: Sendable {
  /// What each piece is, and what is done for it; that returns zero, or an error's number.
  private let pieces: [(what: String, work: @Sendable () -> Int32)]
  private let next = Atomic(0)
  private let left = DispatchGroup()
  private let fault = Mutex<GitError?>(nil)

  init(_ pieces: [(what: String, work: @Sendable () -> Int32)]) {
    self.pieces = pieces
    for _ in pieces { left.enter() }
  }

  var count: Int { pieces.count }

  /// Does what nobody has begun.
  func help() {
    while true {
      let (piece, _) = next.add(1, ordering: .relaxed)
      guard piece < pieces.count else { return }
      let number = pieces[piece].work()
      if number != 0 { fault.withLock { $0 = $0 ?? .disk(pieces[piece].what, number) } }
      left.leave()
    }
  }

  /// Does what nobody has begun, and waits for what others have; throws what went wrong first.
  func finish() throws(GitError) {
    help()
    left.wait()
    if let error = fault.withLock({ $0 }) { throw error }
  }
}

/// An open file that another thread is to sync; closed when nobody needs it any more.
package final class UnsyncedFile: Sendable {
  private let descriptor: Int32

  /// Takes over an open file, and has its bytes begin their way.
  package init(taking descriptor: Int32) {
    self.descriptor = descriptor
    stet_begin_writing_back(descriptor)
  }

  deinit { close(descriptor) }

  /// Zero when its bytes lie on the disk, or an error's number.
  package func sync() -> Int32 { fsync(descriptor) == 0 ? 0 : errno }
}

extension GitError {
  /// What the system says of a path, or of what else is to be on the disk.
  static func disk(
    _ what: String, _ number: Int32 = errno, call: String = "fsync"
  ) -> GitError {
    GitError(code: .generic, message: "\(what): \(String(cString: strerror(number)))", call: call)
  }
}
