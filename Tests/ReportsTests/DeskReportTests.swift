import NewsroomTestSupport
import Testing

@testable import Editorial
@testable import Reports

/// The desk as narrow and wide terminals show it.
struct DeskReportTests {
  @Test func desk() {
    expectSnapshot(
      wideVariants(of: DeskReport(Sample.desk, now: Sample.now, names: Sample.names)),
      named: "desk")
  }

  @Test func clearDesks() {
    var leaver = Sample.masthead.people[3]
    leaver = Sample.person(leaver.id, leaver.name, roles: [])
    let desks = [
      DeskContents(asker: .person(Sample.masthead.people[0]), mayCreate: true),
      DeskContents(asker: .person(Sample.masthead.people[1])),
      DeskContents(asker: .person(leaver)),
    ]
    let texts = desks.map { DeskReport($0, now: Sample.now).text(Style()) }
    expectSnapshot(texts.joined(separator: "\n"), named: "desk-clear")
  }

  @Test func strangers() {
    let nobody = Failure(
      .cannot, "identity.missing", "nobody knows who you are: git has no name for you",
      help: "tell it once: `git config --global user.name 'YOUR NAME'`")
    var sam = Sample.stranger
    sam.namesake = nil
    sam.name = "Sam O'Vane"
    let askers: [DeskContents.Asker] = [
      .stranger(Sample.stranger), .stranger(sam), .nobody(nobody),
    ]
    expectSnapshot(
      askers.map { wideVariants(of: DeskReport(DeskContents(asker: $0), now: Sample.now)) }
        .joined(separator: "\n"), named: "desk-stranger")
  }

  @Test func team() {
    let one = TeamGap.Side(versions: 1, people: ["Ben Okoro"], drafts: ["kelp"])
    let gaps = [
      TeamGap(here: .none, there: one),
      TeamGap(here: one, there: .none, destination: ["origin", "odd $branch"]),
      TeamGap(here: .init(versions: 2048), there: one, isComplete: false),
      TeamGap(here: .none, there: .none, destination: ["origin", "main"], isUnsent: true),
    ]
    let texts = gaps.map { gap in
      let desk = DeskContents(
        asker: .person(Sample.masthead.people[0]), team: gap, mayCreate: true)
      return DeskReport(desk, now: Sample.now).text(Style())
    }
    expectSnapshot(texts.joined(separator: "\n"), named: "desk-team")
  }
}

extension Hostile {
  static let desks: [any Report] = [
    DeskReport(
      DeskContents(
        asker: .person(person),
        piles: Dictionary(
          uniqueKeysWithValues: DeskPlace.allCases.map { place in
            (
              place,
              .init(rows: [
                .init(
                  draft: summary, cameBack: events[2], staleApproval: Sample.now,
                  people: [PersonID(p)], next: .rewrite(transition), blockers: blockers)
              ])
            )
          }),
        unsaved: [Slug(p)], unreadable: [Slug(p)],
        team: TeamGap(
          here: .init(versions: 1, people: [p], drafts: [Slug(p)]),
          there: .init(versions: 1, people: [p, p], drafts: [Slug(p)]), destination: [p, p])),
      now: Sample.now, names: names),
    DeskReport(
      DeskContents(
        asker: .stranger(
          Stranger(name: p, email: p, chiefs: [person], namesake: person, role: Role(p)))),
      now: Sample.now),
    DeskReport(
      DeskContents(asker: .nobody(Failure(.cannot, Code(p), p, help: p))), now: Sample.now),
  ]

  private static let person = Masthead.Person(
    id: PersonID(p), name: p, also: [], emails: [p], keys: [], roles: [Role(p)], sections: nil)
}
