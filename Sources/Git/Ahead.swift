package import Dispatch
import Glibc
import Synchronization

/// Where things are read while the command goes on.
package enum ReadAhead {
  /// One after the other where two threads are all that can run: whoever goes on needs the other.
  package static let queue = DispatchQueue(
    label: "read ahead", qos: .userInitiated,
    attributes: sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 2 ? .concurrent : [])
}

/// A value that another thread makes while this one goes on.
package final class Ahead<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)
  private let group = DispatchGroup()

  package init(on queue: DispatchQueue = ReadAhead.queue, _ make: @escaping @Sendable () -> Value) {
    self.make = make
    queue.async(group: group) { [self] in
      let value = make()
      made.withLock { $0 = value }
    }
  }

  /// The value, as soon as it is there.
  package var value: Value {
    group.wait()
    return made.withLock { $0 } ?? make()
  }
}
