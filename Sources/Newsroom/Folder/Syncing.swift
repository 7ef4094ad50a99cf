import Dispatch
import Editorial
import Git
import Glibc

/// Something on its way to the disk, while the command goes on.
///
/// A good part of a move is waiting for the disk. What has to lie there only when the branch moves, or
/// when the command ends, is waited for then.
struct Syncing: Sendable {
  private static let queue = DispatchQueue(label: "syncing", qos: .userInitiated)
  private let fault: Ahead<Int32>

  /// Begins; the work returns zero, or an error's number.
  init(_ work: @escaping @Sendable () -> Int32) {
    fault = Ahead(on: Self.queue, work)
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
  @discardableResult func wait() -> Int32 { fault.value }
}
