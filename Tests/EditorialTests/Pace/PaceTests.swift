import Testing

@testable import Editorial

@Suite struct PaceTests {
  private let day: Int64 = 86_400

  @Test func countsWhatHappenedOnTheSite() {
    let pace = Told.pace(
      Told.life("river", (0, 1, 3)) + [
        Told.move("river", 5, "published", "published", copy: "two"),
        Told.move("river", 9, "published", "draft", copy: "two"),
        Told.move("river", 10, "draft", "review", copy: "two"),
        Told.move("river", 11, "review", "published", copy: "two"),
        Told.event("river", .saved, 12, to: "published", copy: "three"),
      ] + Told.life("bus", (0, 2, 4), section: "politics"))
    #expect(
      pace.tally
        == Pace.Tally(published: 2, publishedAgain: 1, corrections: 1, retractions: 1))
    #expect(pace.tally.correctionsPerHundredTenths == 500)
    #expect(pace.sections.map(\.section) == ["city", "politics"])
    #expect(pace.sections.map(\.tally.published) == [1, 1])
    // Weeks without anything stand there too.
    #expect(pace.weeks.map(\.tally.published) == [2, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(pace.weeks.first?.week.description == "2026-W02")
    #expect(pace.weeks.first?.published == ["city": 1, "politics": 1])
    #expect(pace.weeks[1].tally == Pace.Tally(publishedAgain: 1, retractions: 1))
  }

  @Test func staysThatEndedAreMeasuredAndOthersCountApart() throws {
    let workflow = TestRules.workflow()
    let events =
      Told.life("a", (0, 1, 3)) + Told.life("b", (0, 2, 6)) + Told.life("c", (0, 6, 16))
      + [Told.event("d", .created, 0, to: "draft"), Told.move("d", 4, "draft", "review")]
    let entry = Life.Entry(commit: "c", transition: "submit", time: Told.at(4))
    let present = Pace.Present(
      try draft("d", state: "review").under(workflow), life: Life(entry: entry))
    let pace = Told.pace(events, present: [present], now: 20)
    let review = try #require(pace.states.first { $0.state == "review" })
    #expect(review.label == "In review")
    #expect(review.ended == 3)
    #expect(review.median == 4 * day)
    // 2, 4 and 10 days: four fifths of the way from the second to the third.
    #expect(review.ninetieth == 8 * day + day * 8 / 10)
    #expect(review.present == 1)
    #expect(review.longest == 16 * day)
    #expect(pace.states.first { $0.state == "draft" }?.ended == 4)
    #expect(pace.states.first { $0.state == "published" }?.median == nil)
  }

  /// Longer than nine of ten where enough have left a state, else longer than four weeks.
  @Test func whatIsStuckAndWithWhom() throws {
    let workflow = TestRules.workflow()
    func review(_ slug: Slug, since day: Double, section: String = "city") throws -> Pace.Present {
      Pace.Present(
        try draft(slug, state: "review", section: section).under(workflow),
        life: Life(entry: Life.Entry(commit: "c", transition: nil, time: Told.at(day))))
    }
    let few = Told.life("a", (0, 1, 3))
    let slow = try [review("late", since: 10), review("slow", since: 40), review("new", since: 59)]
    #expect(Told.pace(few, present: slow).stuck.map(\.slug) == ["late"])
    let many = (0..<10).flatMap { Told.life(Slug("p\($0)"), (0, 1, 3 + Double($0))) }
    let pace = Told.pace(many, present: slow)
    #expect(pace.limit(in: "review") == 10 * day + day / 10)
    #expect(pace.stuck.map(\.slug) == ["late", "slow"])
    #expect(pace.stuck.first?.people == ["ben", "cy", "mo"])
    #expect(pace.loads.map(\.person) == ["ben", "cy", "mo"])
    #expect(pace.loads.first?.count == 2)
    #expect(pace.loads.first?.oldest == Told.at(10))
    // What is live or has come to its end waits for nobody.
    let live = Pace.Present(try draft("on", state: "published").under(workflow), life: Life())
    #expect(Told.pace(many, present: [live]).stuck == [])
  }

  @Test func onlyTheDaysThatWereAskedFor() {
    let events = Told.life("a", (0, 1, 3)) + Told.life("b", (0, 2, 7)) + Told.life("c", (0, 6, 16))
    let pace = Told.pace(events, since: "2026-01-08", until: "2026-01-12")
    #expect(pace.tally.published == 2)
    #expect(pace.weeks.map(\.tally.published) == [1, 1])
    #expect(pace.states.first { $0.state == "draft" }?.ended == 1)
    // The day is that of the zone: noon and twelve hours are the next day.
    let east = Told.pace(events, since: "2026-01-09", until: "2026-01-12", offset: 12 * 60)
    #expect(east.tally.published == 1)
    #expect(Told.pace(events, since: "2027-01-01").days == nil)
    #expect(Told.pace([]).days == nil)
  }

  @Test func onlyTheSectionsThatWereAskedFor() {
    let events =
      Told.life("a", (0, 1, 3)) + Told.life("b", (0, 2, 7), section: "politics")
      + Told.life("c", (0, 2, 7), section: nil)
    let pace = Told.pace(events, sections: ["politics"])
    #expect(pace.tally.published == 1)
    #expect(pace.sections.map(\.section) == ["politics"])
    #expect(pace.states.first { $0.state == "review" }?.ended == 1)
    #expect(Told.pace(events).sections.map(\.section) == ["city", "politics", nil])
  }

  /// Two branches can both have told that a draft was published.
  @Test func whatIsToldTwiceCountsOnce() {
    let pace = Told.pace(
      Told.life("a", (0, 1, 3)) + [Told.move("a", 3.5, "review", "published")])
    #expect(pace.tally == Pace.Tally(published: 1))
    #expect(pace.states.first { $0.state == "review" }?.ended == 1)
    #expect(pace.states.first { $0.state == "published" }?.ended == 0)
  }

  @Test func aRenameCarriesTheCourse() {
    let pace = Told.pace([
      Told.event("old", .created, 0, to: "draft"),
      Told.move("old", 1, "draft", "review"), Told.move("old", 2, "review", "published"),
      Told.event("new", .renamed, 3, to: "published", old: "old"),
      Told.move("new", 4, "published", "draft"), Told.move("new", 5, "draft", "review"),
      Told.move("new", 6, "review", "published"),
    ])
    #expect(pace.tally == Pace.Tally(published: 1, publishedAgain: 1, retractions: 1))
  }

  /// What was live when history began was published by nobody here; deleting it takes it off the site.
  @Test func adoptionsAreNoPublications() {
    let pace = Told.pace([
      Told.event("blog", .adopted, 0, to: "published"),
      Told.move("blog", 1, "published", "draft"), Told.move("blog", 2, "draft", "review"),
      Told.move("blog", 3, "review", "published"), Told.event("blog", .deleted, 4),
    ])
    #expect(pace.tally == Pace.Tally(publishedAgain: 1, retractions: 2))
  }

  @Test func clocksThatDisagreeMakeNothingShorterThanNothing() {
    var course = Course()
    course.take(Told.event("a", .created, 5, to: "draft"))
    course.take(Told.move("a", 4, "draft", "review"))
    #expect(course.stays.map(\.seconds) == [0])
  }
}
