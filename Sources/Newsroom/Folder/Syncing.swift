import Dispatch
import Editorial
import Git
import Glibc
import Synchronization

/// Something on its way to the disk, while the command goes on.
///
/// A good part of a move is waiting for the disk. What has to lie there only when the branch moves, or
/// when the command ends, is waited for then.
final class Syncing: Sendable {
  private static let queue = DispatchQueue(label: "syncing", qos: .userInitiated)
  private let group = DispatchGroup()
  private let fault = Mutex<Int32>(0)

  /// Begins; the work returns zero, or an error's number.
  init(_ work: @escaping @Sendable () -> Int32) {
    Self.queue.async(group: group) { [self] in
      let number = work()
      fault.withLock { $0 = number }
    }
  }

  /// Waits for the end.
  ///
  /// - Throws: ``Failure`` where the disk could not take what it is.
  func settle(_ what: String) throws {
    let number = wait()
    guard number == 0 else {
      throw Failure(
        GitError(
          code: .generic, message: "\(what): \(String(cString: strerror(number)))", call: "fsync"))
    }
  }

  /// Waits for the end: zero, or an error's number.
  @discardableResult func wait() -> Int32 {
    group.wait()
    return fault.withLock { $0 }
  }
}
