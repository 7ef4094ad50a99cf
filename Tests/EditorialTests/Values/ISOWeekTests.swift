import Foundation
import Testing

@testable import Editorial

@Suite struct ISOWeekTests {
  @Test(
    arguments: [
      ("2020-12-31", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"),
      ("2024-12-29", "2024-W52"), ("2024-12-30", "2025-W01"), ("2026-11-25", "2026-W48"),
      ("1970-01-01", "1970-W01"), ("1969-12-28", "1969-W52"), ("1969-12-29", "1970-W01"),
    ])
  func weekOfADay(_ day: String, _ week: String) throws {
    #expect(ISOWeek(of: try #require(CivilDate(day))).description == week)
  }

  @Test func weeksAreThoseOfTheCalendar() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    // Every day of 28 years, after which the weeks begin anew, and some before 1970.
    for days in Int64(-800)...Int64(10_300) {
      let parts = calendar.dateComponents(
        [.yearForWeekOfYear, .weekOfYear],
        from: Date(timeIntervalSince1970: Double(days) * 86_400))
      let week = ISOWeek(of: CivilDate(daysSince1970: days))
      guard week.year == parts.yearForWeekOfYear, week.week == parts.weekOfYear else {
        Issue.record("\(CivilDate(daysSince1970: days)): \(week), not \(parts)")
        return
      }
      let monday = week.monday.daysSince1970
      #expect(monday <= days && days < monday + 7)
      #expect(ISOWeek(of: week.next.monday) == week.next)
      #expect(week.next.monday.daysSince1970 == monday + 7)
    }
  }
}

@Suite struct PercentileTests {
  @Test func liesBetweenNeighbours() {
    #expect([Int64]().percentile(50) == nil)
    #expect([Int64(7)].percentile(90) == 7)
    #expect([Int64(10), 20].percentile(50) == 15)
    #expect([Int64(10), 20, 90].percentile(50) == 20)
    // Numbers of Hyndman and Fan's seventh definition, as R's `quantile` and numpy give them.
    let ten = (1...10).map { Int64($0 * 100) }
    #expect(ten.percentile(90) == 910)
    #expect(ten.percentile(25) == 325)
    #expect(ten.percentile(0) == 100)
    #expect(ten.percentile(100) == 1000)
  }
}
