@testable import Editorial

extension Sample {
  /// A newsroom after a good half year: counted values, as counting would give them.
  static let pace: Pace = {
    var pace = Pace(Pace.Question(), now: now, zone: "UTC")
    let today = now.seconds / 86_400
    pace.days = (today - 150)...today
    pace.states = [
      .init(
        state: "draft", label: "Draft", isLive: false, ended: 1_204, median: 204_000,
        ninetieth: 912_000, present: 14, longest: 8_640_000),
      .init(
        state: "review", label: "In review", isLive: false, ended: 1_100, median: 18_720,
        ninetieth: 190_000, present: 3, longest: 700_000),
      .init(
        state: "published", label: "Published", isLive: true, ended: 0, median: nil,
        ninetieth: nil, present: 980, longest: 12_960_000),
    ]
    pace.stuck = (1...12).map { number in
      .init(
        slug: Slug("story-\(number)"), title: "Story & <b>number</b> \(number)", state: "review",
        label: "In review", section: number.isMultiple(of: 3) ? nil : "city",
        since: ago(days: Int64(40 - number)),
        people: number == 12 ? [] : number.isMultiple(of: 2) ? ["ben"] : ["ben", "mo"])
    }
    pace.loads = [
      .init(person: "ben", count: 11, oldest: ago(days: 39)),
      .init(person: "mo", count: 6, oldest: ago(days: 39)),
      .init(person: nil, count: 1, oldest: ago(days: 28)),
    ]
    var week = ISOWeek(of: CivilDate(daysSince1970: today - 150))
    for number in 0..<22 {
      var one = Pace.Week(week: week)
      one.tally.published = number * 7 % 11
      one.tally.corrections = number % 3
      if one.tally.published > 0 { one.published = ["city": one.tally.published] }
      pace.weeks.append(one)
      week = week.next
    }
    pace.tally = Pace.Tally(
      published: 100, publishedAgain: 2, corrections: 7, retractions: 1)
    pace.sections = [
      .init(section: "city", title: "City", tally: Pace.Tally(published: 80, corrections: 7)),
      .init(section: nil, title: nil, tally: Pace.Tally(published: 20, retractions: 1)),
    ]
    return pace
  }()
}
