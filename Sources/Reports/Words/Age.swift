import Editorial

/// How long something has lasted, as roughly as people say it.
struct Age {
  private enum Unit { case minute, hour, day, month, year }

  private let count: Int
  private let unit: Unit

  init(from start: Timestamp, to now: Timestamp) {
    let seconds = max(0, now.seconds - start.seconds)
    let days = seconds / 86_400
    (count, unit) =
      switch seconds {
      case ..<3600: (Int(seconds / 60), .minute)
      case ..<86_400: (Int(seconds / 3600), .hour)
      case ..<(60 * 86_400): (Int(days), .day)
      case ..<(730 * 86_400): (Int(Double(days) / 30.44), .month)
      default: (Int(clamping: Int64(Double(days) / 365.25)), .year)
      }
  }

  /// What the short form takes at most.
  static let shortCells = 6

  /// For a column: `now`, `12 min`, ` 5 h`, ` 3 d`, ` 2 mo`, ` 4 y`.
  var short: String {
    guard !isNow else { return "now" }
    let sign =
      switch unit {
      case .minute: "min"
      case .hour: "h"
      case .day: "d"
      case .month: "mo"
      case .year: "y"
      }
    return (count < 10 ? " " : "") + "\(count) \(sign)"
  }

  /// For a sentence: "less than a minute", "3 days", "2 months".
  var long: String {
    guard !isNow else { return "less than a minute" }
    return switch unit {
    case .minute: count.counted("minute")
    case .hour: count.counted("hour")
    case .day: count.counted("day")
    case .month: count.counted("month")
    case .year: count.counted("year")
    }
  }

  private var isNow: Bool { count == 0 && unit == .minute }
}
