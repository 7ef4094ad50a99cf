import Dispatch
import Synchronization

/// A value that another thread makes while this one goes on.
final class Ahead<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)
  private let group = DispatchGroup()

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let value = make()
      made.withLock { $0 = value }
    }
  }

  /// The value, as soon as it is there.
  var value: Value {
    group.wait()
    return made.withLock { $0 } ?? make()
  }
}
