import Glibc

/// Waits a little, again and again, for something that another program will soon let go.
///
/// Each wait is longer than the last and of a random length, so that two who met once do not meet
/// again.
public struct Patience {
  private let end: ContinuousClock.Instant
  private var step: UInt32 = 2_000

  public init(_ limit: Duration = .seconds(3)) {
    end = .now + limit
  }

  /// Waits; false, at once, when it has waited long enough.
  public mutating func wait() -> Bool {
    guard ContinuousClock.now < end else { return false }
    usleep(UInt32.random(in: step / 2...step))
    step = min(step * 2, 100_000)
    return true
  }
}
