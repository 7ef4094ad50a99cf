import Foundation
import Git
import Testing

/// Dates of GIT_AUTHOR_DATE and GIT_COMMITTER_DATE, held against what `git commit` makes of them: the
/// same moment and zone, or none at all.
@Suite struct DateTests {
  /// Read, and as git reads them.
  static let taken = [
    "1700000000 +0130", "@1700000000 -0730", "@12 +0000", "@0 +0000", "1112911993 +0200",
    "@1700000000", "1700000000", "1700000000 Z", "1700000000 +02:00", "@1700000000  +0200",
    "Thu, 07 Apr 2005 22:13:13 +0200", "07 Apr 2005 22:13 +0000", "Thu Apr 7 22:13:13 2005 -0130",
    "Thu Apr  7 22:13:13 2005", "Fri, 29 February 2008 12:00:00 GMT", "7 apr 2005 22:13:13 CEST",
    "7 Apr 2005 22:13:13 EST", "2005 Apr 7 22:13:13 utc",
    "2005-04-07T22:13:13+02:00", "2005-04-07 22:13:13 +0200", "2005-04-07T22:13:13",
    "2005-04-07T22:13:13Z", "2005-04-07 22:13:13 Z", "2005-04-07T22:13+02", "2005-04-07 22:13",
    "2005-04-07T22:13:13-0200", "2005-1-7 2:03:04",
    "2005-04-07 22:13:13.5 -0230", "2005-04-07T22:13:13.123456Z", "7 Apr 2005 22:13:13.25 +0100",
    "2024-02-29T00:00:00 +0000", "2000-12-31 23:59:59 +0000", "2099-03-01 00:00:00 +0000",
    "2005-04-07 22:13:60 +0000", "2005-02-31 00:00:00 +0000",
    "2005.04.07 22:13:13", "2005.04.07 22:13:13 +0200", "2005.04.07T22:13:13",
    "2005/04/07 22:13:13", "04/07/2005 22:13:13", "12/31/2005 22:13:13 +0100",
    "07.04.2005 22:13:13", "31.12.2005 22:13:13 -0500", "22:13:13 07.04.2005",
    "2023-01-15 12:00:00", "2023-07-15 12:00:00",
  ]

  /// No dates to git.
  static let refusedByBoth = [
    "yesterday-ish", "2005-04-07", "12", "@", "@12", "12 +0000", "now", "noon", "22:13:13",
    " ", "7 Apr 22:13:13", "2100-01-01 00:00:00 +0000", "4102444800 +0000",
    "1969-12-31 00:00:00 +0000",
  ]

  /// What git makes something of, by guessing.
  static let refused = [
    "2005-13-01 00:00:00", "1700000000 xx", "2005-04-07T25:00:00", "07 Apr 2005 2006 22:13:13",
    "1700000000 +0000 more", "13/04/2005 22:13:13", "04.13.2005 22:13:13", "04/07/05 22:13:13",
    "20050407T221313", "2005-04-07 22:13:13 +2500", "2005-04-07 22:13:13 +0060",
    "2005-04-07 22:13:13 -0001", "2005-04-07 22:13:13 +5", "+0200 2005-04-07 22:13:13",
    "2005-04-07 10:13 PM", "22:13:13.5 2005-04-07", "2005-04-07 22:13:13 MESZ",
    "1970-01-01 00:00:00 +0200", "2005-04-07 22:13:13\nauthor", "2005-04-07 24:00:00",
    "12/31/2098 22:13:13", "31.12.2098 22:13:13", "Apr 2005 22:13",
  ]

  @Test func asGitCommits() throws {
    for zone in ["UTC", "Europe/Berlin", "America/St_Johns"] {
      let test = try TestRepository()
      for date in zone == "UTC" ? Self.taken : Self.taken.suffix(24) {
        try test.git(
          "commit", "-q", "--allow-empty", "-m", "x",
          with: ["GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "TZ": zone])
        let commit = try test.git("cat-file", "commit", "HEAD").split(separator: "\n")
        let found = try Self.read(date, in: test, zone)
        #expect(commit.contains("author \(found)"), "\(date) in \(zone)")
        #expect(commit.contains("committer \(found)"), "\(date) in \(zone)")
      }
    }
  }

  @Test(arguments: refusedByBoth)
  func refusedAsByGit(date: String) throws {
    let test = try TestRepository()
    #expect(throws: TestRepository.Failed.self) {
      try test.git("commit", "--allow-empty", "-m", "x", with: ["GIT_AUTHOR_DATE": date])
    }
    #expect(throws: GitError.self) { try Self.read(date, in: test, "UTC") }
  }

  @Test(arguments: refused)
  func notGuessed(date: String) throws {
    let test = try TestRepository()
    let error = #expect(throws: GitError.self) { try Self.read(date, in: test, "UTC") }
    #expect(error?.code == .malformed)
    #expect(error?.message.hasPrefix("GIT_AUTHOR_DATE is no date that can be read") == true)
    #expect(throws: Never.self) {
      try test.git("commit", "--allow-empty", "-m", "x", with: ["GIT_AUTHOR_DATE": date])
    }
  }

  /// Parts of dates thrown together: none comes out as another date than git's.
  @Test func neverAnother() throws {
    let test = try TestRepository()
    var dice = RandomHistory.Numbers(state: 7)
    let dates = (0..<1_500).map { _ in Self.random(&dice) }.filter { !$0.isEmpty }
    let script = #"""
      !f() { while IFS= read -r date; do
        GIT_AUTHOR_DATE=$date git var GIT_AUTHOR_IDENT 2>/dev/null || echo none;
      done; }; f
      """#
    let answers = try test.git(
      "-c", "alias.dates=\(script.replacingOccurrences(of: "\n", with: " "))", "dates",
      input: Array(dates.map { $0 + "\n" }.joined().utf8), with: ["TZ": "Europe/Berlin"]
    ).split(separator: "\n")
    try #require(answers.count == dates.count)
    var read = 0
    for (date, answer) in zip(dates, answers) {
      guard let found = try? Self.read(date, in: test, "Europe/Berlin") else { continue }
      read += 1
      #expect(answer == found, "\(date)")
    }
    #expect(read > 80)
  }

  private static func read(_ date: String, in test: TestRepository, _ zone: String) throws -> String
  {
    let zone = try #require(TimeZone(identifier: zone))
    return try test.repository.identity(
      environment: ["GIT_AUTHOR_DATE": date], now: (Int64(Date().timeIntervalSince1970), 0),
      localOffset: { offset(of: zone, at: $0) }
    ).author.description
  }

  private static func offset(of zone: TimeZone, at local: Int64) -> Int {
    let near = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(Int(local) - near))) / 60
  }

  private static func random(_ dice: inout RandomHistory.Numbers) -> String {
    let dates = [
      "2005-04-07", "2005.04.07", "2005/12/31", "04/07/2005", "31.12.2005", "12/11/2019",
      "7 Apr 2005",
      "Apr 7 2005", "Thu, 07 Apr 2005", "2005 April 7", "7-Apr-2005", "04/07/05", "20050407",
      "7 Apr",
      "1112911993", "@1112911993", "112911993", "2005-4-7", "05-04-07", "Mon Jun 13 2011", "2069",
      "1200", "31.02.2005", "99", "13/13/2013", "1899-01-01",
    ]
    let times = [
      "22:13:13", "22:13", "2:3:4", "22:13:13.5", "22:13.5", "24:00:00", "0:0", "221313", "22:60",
      "22:13:61", "10PM", "10:13 AM", "noon", "T22:13:13", "1:2:3:4", "T2213",
    ]
    let zones = [
      "+0200", "-0730", "+02:00", "+02", "Z", "UTC", "GMT", "CEST", "EST", "gmt", "+5", "-0001",
      "+2500", "+0099", "0200", "+02000", "MESZ", "UT", "A", "(CEST)", "GMT+2", "+02:0", "-00:01",
    ]
    let others = ["Thu", "of", ",", "-", "2006", "13", "5", "today", "st", ".", "é", "٣"]
    var words: [String] = []
    if dice.next() % 10 > 0 { words.append(dates.randomElement(using: &dice) ?? "") }
    if dice.next() % 10 > 0 { words.append(times.randomElement(using: &dice) ?? "") }
    if dice.next() % 3 > 0 { words.append(zones.randomElement(using: &dice) ?? "") }
    if dice.next() % 8 == 0 { words.append(others.randomElement(using: &dice) ?? "") }
    if dice.next() % 4 == 0 { words.shuffle(using: &dice) }
    return words.joined(
      separator: ["", " ", " ", " ", " ", " ", " ", "  ", ", ", "T", "-"].randomElement(
        using: &dice) ?? "")
  }
}
