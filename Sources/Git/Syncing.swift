import CGlibc
import Dispatch
import Glibc

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
    fileprivate var bytes: @Sendable () -> Int32
    fileprivate var names: @Sendable () -> Int32
    fileprivate var folders: @Sendable () -> [String]

    /// `bytes` and `names` return zero or an error's number.
    ///
    /// The names of all parts are given when the bytes of all lie on the disk, and not at all where one
    /// could not be written; then the folders that have names in them are synced.
    package init(
      _ what: String, bytes: @escaping @Sendable () -> Int32,
      names: @escaping @Sendable () -> Int32 = { 0 },
      folders: @escaping @Sendable () -> [String] = { [] }
    ) {
      self.what = what
      self.bytes = bytes
      self.names = names
      self.folders = folders
    }
  }

  /// One thing after the other, in the order in which they were begun.
  private static let queue = DispatchQueue(label: "syncing", qos: .userInitiated)
  /// The folders that are to be synced, when all else is done.
  private let named: Ahead<Result<[String], GitError>>

  /// Begins.
  package init(_ parts: [Part]) {
    named = Ahead(on: Self.queue) {
      for part in parts {
        let number = part.bytes()
        guard number == 0 else { return .failure(.disk(part.what, number)) }
      }
      for part in parts {
        let number = part.names()
        guard number == 0 else { return .failure(.disk(part.what, number)) }
      }
      return .success(parts.flatMap { $0.folders() })
    }
  }

  /// Has something written in its turn, for what is synced later.
  static func write(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

  /// Waits until all that was begun is over, and then does this.
  static func afterwards(_ work: () -> Void) { queue.sync(execute: work) }

  /// Waits for the end; throws where the disk could not take it.
  ///
  /// One half of the folders is synced here, the other there: a disk takes several at once.
  package func settle() throws(GitError) {
    let folders = try named.value.get()
    guard folders.count > 1 else { return try Self.sync(folders[...]).get() }
    let others = Ahead(on: Self.queue) { Self.sync(folders[(folders.count / 2)...]) }
    let mine = Self.sync(folders[..<(folders.count / 2)])
    try others.value.get()
    try mine.get()
  }

  private static func sync(_ folders: ArraySlice<String>) -> Result<Void, GitError> {
    for folder in folders where !syncFolder(folder) {
      return .failure(.disk(folder))
    }
    return .success(())
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
