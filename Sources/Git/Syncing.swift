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

    /// Both return zero or an error's number.
    ///
    /// The names of all parts are begun when the bytes of all lie on the disk, and not at all where
    /// one could not be written.
    package init(
      _ what: String, bytes: @escaping @Sendable () -> Int32,
      names: @escaping @Sendable () -> Int32 = { 0 }
    ) {
      self.what = what
      self.bytes = bytes
      self.names = names
    }
  }

  /// One thing after the other, in the order in which they were begun.
  private static let queue = DispatchQueue(label: "syncing", qos: .userInitiated)
  private let fault: Ahead<GitError?>

  /// Begins.
  package init(_ parts: [Part]) {
    fault = Ahead(on: Self.queue) {
      for part in parts {
        let number = part.bytes()
        guard number == 0 else { return .disk(part.what, number) }
      }
      for part in parts {
        let number = part.names()
        guard number == 0 else { return .disk(part.what, number) }
      }
      return nil
    }
  }

  /// Has something written in its turn, for what is synced later.
  static func write(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }

  /// Waits until all that was begun is over, and then does this.
  static func afterwards(_ work: () -> Void) { queue.sync(execute: work) }

  /// Waits for the end; throws where the disk could not take it.
  package func settle() throws(GitError) {
    if let error = fault.value { throw error }
  }

  /// Waits for the end, come what may.
  package func wait() { _ = fault.value }
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
