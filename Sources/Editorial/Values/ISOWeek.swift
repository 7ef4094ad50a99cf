/// A week as ISO 8601 counts them: from Monday to Sunday, in the year that its Thursday lies in.
public struct ISOWeek: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let year: Int
  public let week: Int
  /// The days from 1970-01-01 to its Monday.
  private let start: Int64

  /// The week of a day.
  public init(of day: CivilDate) { self.init(holding: day.daysSince1970) }

  private init(holding days: Int64) {
    // 1970-01-01 was a Thursday.
    let weekday = ((days + 3) % 7 + 7) % 7
    start = days - weekday
    let thursday = start + 3
    year = CivilDate(daysSince1970: thursday).year
    let first = CivilDate(year: year, month: 1, day: 1).daysSince1970
    week = Int((thursday - first) / 7) + 1
  }

  /// Its first day.
  public var monday: CivilDate { CivilDate(daysSince1970: start) }

  public var next: ISOWeek { ISOWeek(holding: start + 7) }

  public static func < (left: ISOWeek, right: ISOWeek) -> Bool { left.start < right.start }

  /// As the standard writes it: `2026-W07`.
  public var description: String {
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      + (week < 10 ? "-W0" : "-W") + String(week)
  }
}
