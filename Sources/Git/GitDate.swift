/// Reads a date as GIT_AUTHOR_DATE and GIT_COMMITTER_DATE hold it.
///
/// `@seconds +hhmm`; seconds of nine digits or more; ISO 8601; RFC 2822 and what `git log` prints;
/// `2005.04.07`, `2005/04/07`, `04/07/2005` and `07.04.2005` with a time. A date without a zone is
/// local time.
///
/// git takes more, and guesses: a part that it cannot read is passed over, a month that is none is
/// taken for the day. Whatever could come out as another date there is no date here, so that nobody
/// gets one that they did not mean.
struct GitDate {
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var time: Int?
  private var offset: Int?

  private let now: Int64

  private init(now: Int64) { self.now = now }

  /// Seconds since 1970 and minutes east of UTC; nil when it is no date.
  ///
  /// - Parameters:
  ///   - now: The present: in some forms git takes a date that lies ahead for another one.
  ///   - localOffset: The local zone at a local time, which is given as if it were UTC.
  static func parse(
    _ text: String, now: Int64, localOffset: (Int64) -> Int
  ) -> (seconds: Int64, offset: Int)? {
    if let stamp = objectDate(text) { return stamp }
    let words = text.split { $0 == " " || $0 == "," }
    guard let first = words.first else { return nil }
    if let stamp = timestamp(first) {
      guard words.count > 1 else { return (stamp, localOffset(stamp)) }
      guard words.count == 2, let offset = zone(words[1]) else { return nil }
      return (stamp, offset)
    }
    var date = GitDate(now: now)
    for word in words {
      guard date.read(word) else { return nil }
    }
    guard let year = date.year, let month = date.month, let day = date.day, let time = date.time
    else { return nil }
    let local = days(year, month, day) * 86_400 + time
    let offset = date.offset ?? localOffset(Int64(local))
    let seconds = local - offset * 60
    return seconds < 0 ? nil : (Int64(seconds), offset)
  }

  // MARK: - Numbers of seconds

  /// `@seconds +hhmm`, as it stands in a commit.
  private static func objectDate(_ text: String) -> (Int64, Int)? {
    guard text.first == "@" else { return nil }
    let fields = text.dropFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard fields.count == 2, let seconds = number(fields[0], digits: 1...18),
      fields[1].utf8.count == 5, let offset = zone(fields[1])
    else { return nil }
    return (Int64(seconds), offset)
  }

  /// Nine digits or more, since fewer may be a day.
  private static func timestamp(_ word: Substring) -> Int64? {
    let digits = word.first == "@" ? word.dropFirst() : word
    guard let seconds = number(digits, digits: 9...18),
      (100_000_000..<lastSecond).contains(seconds)
    else { return nil }
    return Int64(seconds)
  }

  /// The end of 2099, as far as git counts.
  private static let lastSecond = days(2100, 1, 1) * 86_400

  // MARK: - Words

  private mutating func read(_ word: Substring) -> Bool {
    let halves = word.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    if let first = halves.first, readDate(first) {
      return halves.count == 1 || readTime(halves[1])
    }
    if word.contains(":"), let first = word.utf8.first, Self.isDigit(first) {
      return readTime(word)
    }
    if let number = Self.number(word, digits: 4...4) { return set(\.year, number, 1970...2099) }
    if let number = Self.number(word, digits: 1...2) { return set(\.day, number, 1...31) }
    // A number with a sign counts as a zone only behind the time.
    if let zone = Self.zone(word), time != nil || word.first?.isLetter == true {
      return set(\.offset, zone)
    }
    let name = word.lowercased()
    guard name.utf8.count >= 3 else { return false }
    if let month = Self.months.firstIndex(where: { $0.hasPrefix(name) }) {
      return set(\.month, month + 1)
    }
    return Self.weekdays.contains { $0.hasPrefix(name) }
  }

  /// `2005-04-07`, `2005.04.07`, `2005/04/07`, `04/07/2005` or `07.04.2005`.
  private mutating func readDate(_ word: Substring) -> Bool {
    guard let sign = word.first(where: { "-./".contains($0) }) else { return false }
    let fields = word.split(separator: sign, omittingEmptySubsequences: false)
    guard fields.count == 3 else { return false }
    if fields[0].utf8.count == 4 { return setDate(fields[0], fields[1], fields[2]) }
    let isDayFirst = sign == "."
    guard sign != "-", fields[2].utf8.count == 4,
      setDate(fields[2], fields[isDayFirst ? 1 : 0], fields[isDayFirst ? 0 : 1]),
      let year, let month, let day
    else { return false }
    // Of a day that is more than ten days ahead git takes the other order.
    return Int64(Self.days(year, month, day) * 86_400) < now + 9 * 86_400
  }

  private mutating func setDate(_ year: Substring, _ month: Substring, _ day: Substring) -> Bool {
    guard let year = Self.number(year, digits: 4...4),
      let month = Self.number(month, digits: 1...2), let day = Self.number(day, digits: 1...2)
    else { return false }
    return set(\.year, year, 1970...2099) && set(\.month, month, 1...12)
      && set(\.day, day, 1...31)
  }

  /// `22:13`, `22:13:13` or `22:13:13.5`, with the zone behind it or not.
  private mutating func readTime(_ word: Substring) -> Bool {
    let clock = word.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let rest = word[clock.endIndex...]
    let halves = clock.split(separator: ".", omittingEmptySubsequences: false)
    let fields = (halves.first ?? "").split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(fields.count), halves.count <= 2,
      let hour = Self.number(fields[0], digits: 1...2), hour < 24,
      let minute = Self.number(fields[1], digits: 1...2), minute < 60,
      let second = fields.count == 2 ? 0 : Self.number(fields[2], digits: 1...2), second <= 60
    else { return false }
    if halves.count == 2 {
      // A fraction is dropped; without a date before it git would take it for the day.
      guard fields.count == 3, Self.number(halves[1], digits: 1...18) != nil, year != nil,
        month != nil, day != nil
      else { return false }
    }
    guard set(\.time, hour * 3600 + minute * 60 + second) else { return false }
    guard !rest.isEmpty else { return true }
    return Self.zone(rest).map { set(\.offset, $0) } ?? false
  }

  // MARK: - Parts

  /// `Z`, `CEST`, `+02:00`, `-0730`, `+02`: minutes east of UTC.
  private static func zone(_ word: Substring) -> Int? {
    if let hours = zones[word.uppercased()] { return hours * 60 }
    guard let sign = word.first, sign == "+" || sign == "-" else { return nil }
    var fields = word.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    if fields.count == 1, fields[0].utf8.count == 4 {
      fields = [fields[0].prefix(2), fields[0].suffix(2)]
    }
    guard fields.count <= 2, let hours = number(fields[0], digits: 2...2), hours < 24,
      let minutes = fields.count == 1 ? 0 : number(fields[1], digits: 2...2), minutes < 60
    else { return nil }
    let offset = hours * 60 + minutes
    // To git a minute west of UTC is no zone at all.
    guard sign == "-" else { return offset }
    return offset == 1 ? nil : -offset
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Each part stands once.
  private mutating func set(
    _ part: WritableKeyPath<GitDate, Int?>, _ value: Int, _ range: ClosedRange<Int>? = nil
  ) -> Bool {
    guard self[keyPath: part] == nil, range?.contains(value) ?? true else { return false }
    self[keyPath: part] = value
    return true
  }

  /// Days from 1970-01-01 in the Gregorian calendar, counting years from March.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let from = month > 2 ? year : year - 1
    let inYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return from * 365 + from / 4 - from / 100 + from / 400 + inYear - 719_468
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  /// Names of zones that `date` and mail programs print, in hours.
  private static let zones = [
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "JST": 9,
  ]
}
