import Foundation
import Testing

@testable import Editorial

/// Days and moments, against Foundation's.
@Suite struct TimeTests {
  private func utc() throws -> Calendar {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    return calendar
  }

  @Test func daysAreThoseOfTheCalendar() throws {
    let calendar = try utc()
    // Every 61 days from 1583 to 2600: all months, all kinds of years.
    for days in stride(from: Int64(-141_000), through: 230_000, by: 61) {
      let date = Date(timeIntervalSince1970: Double(days) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: date)
      let found = CivilDate(daysSince1970: days)
      let (year, month, day) = (found.year, found.month, found.day)
      guard [year, month, day] == [parts.year, parts.month, parts.day] else {
        Issue.record("\(days): \(year)-\(month)-\(day), not \(parts)")
        return
      }
      let civil = try #require(CivilDate(validYear: year, month: month, day: day))
      guard civil.daysSince1970 == days, CivilDate(civil.description) == civil else {
        Issue.record("\(days): \(civil) does not come back")
        return
      }
    }
  }

  @Test func everyDayComesBack() {
    for days in Int64(-719_162)...2_932_896 where days % 7 == 0 || (days + 4_000) % 1461 < 4 {
      let found = CivilDate(daysSince1970: days)
      let (year, month, day) = (found.year, found.month, found.day)
      guard let date = CivilDate(validYear: year, month: month, day: day),
        date.daysSince1970 == days
      else {
        Issue.record("\(days)")
        return
      }
    }
  }

  @Test func momentsAreThoseOfFoundation() throws {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      let seconds = Int64.random(in: -8_000_000_000...40_000_000_000, using: &random)
      let offset = Int.random(in: -14 * 60...14 * 60, using: &random)
      let moment = Timestamp(seconds: seconds, offset: offset)
      let text = moment.rfc3339
      guard let date = formatter.date(from: text),
        Int64(date.timeIntervalSince1970.rounded()) == seconds
      else {
        Issue.record("\(seconds) at \(offset) is \(text)")
        return
      }
      guard Timestamp(rfc3339: text) == moment else {
        Issue.record("\(text) does not come back")
        return
      }
    }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0, 0),
    ("1970-01-01t00:00:00z", 0, 0),
    ("1970-01-01 00:00:00Z", 0, 0),
    ("1970-01-01T02:00:00+02:00", 0, 120),
    ("1969-12-31T23:30:00-00:30", 0, -30),
    ("1970-01-01T00:00:01.999Z", 1, 0),
    ("2000-02-29T00:00:00Z", 951_782_400, 0),
    ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
  ])
  func reads(_ text: String, _ seconds: Int, _ offset: Int) {
    #expect(Timestamp(rfc3339: text) == Timestamp(seconds: Int64(seconds), offset: offset))
  }

  @Test(arguments: [
    "", "now", "2026-01-01", "2026-01-01T10:00:00", "2026-01-01T10:00Z", "2026-01-01T24:00:00Z",
    "2026-01-01T10:60:00Z", "2026-01-01T10:00:61Z", "2026-02-29T10:00:00Z",
    "2026-13-01T10:00:00Z", "2026-00-01T10:00:00Z", "2026-01-00T10:00:00Z",
    "2026-01-01T10:00:00+2:00", "2026-01-01T10:00:00+0200", "2026-01-01T10:00:00+24:00",
    "2026-01-01T10:00:00.Z", "2026-01-01T10:00:00Z ", " 2026-01-01T10:00:00Z",
    "2026-01-01T10:00:00Zx", "26-01-01T10:00:00Z", "+2026-01-01T10:00:00Z",
    "２026-01-01T10:00:00Z", "1900-02-29T00:00:00Z",
  ])
  func refuses(_ text: String) {
    #expect(Timestamp(rfc3339: text) == nil)
  }

  @Test(arguments: ["2026-1-01", "2026-01-1", "2026-02-30", "2026-01-01T", "", "20260101"])
  func refusesDays(_ text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func theDayIsThatOfItsOffset() {
    #expect(Timestamp(seconds: 0, offset: -1).day == "1969-12-31")
    #expect(Timestamp(seconds: 86_399, offset: 1).day == "1970-01-02")
    #expect(Timestamp(seconds: 1, offset: 60) > Timestamp(seconds: 0, offset: 120))
  }
}
