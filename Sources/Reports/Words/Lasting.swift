extension Int64 {
  /// Seconds as people say them, for a column: "12 min", "5.2 h", "3.4 d", "134 d".
  var lasting: String { lasting(minutes: "min", hours: "h", days: "d", isPlural: false) }

  /// The same for a sentence: "12 minutes", "5.2 hours", "3.4 days".
  var lastingLong: String { lasting(minutes: "minute", hours: "hour", days: "day", isPlural: true) }

  private func lasting(
    minutes: String, hours: String, days: String, isPlural: Bool
  ) -> String {
    let (unit, seconds): (String, Int64) =
      switch self {
      case ..<3_600: (minutes, 60)
      case ..<172_800: (hours, 3_600)
      default: (days, 86_400)
      }
    // A tenth of a minute, or of a hundred days, is more than anybody knows.
    let isFine = seconds > 60 && self / seconds < 100
    let tenths = Int((self * 10 + seconds / 2) / seconds)
    let count =
      isFine && !tenths.isMultiple(of: 10)
      ? tenths.tenths : (isFine ? tenths / 10 : Int(self / seconds)).grouped
    return "\(count) \(unit)" + (isPlural && count != "1" ? "s" : "")
  }
}
