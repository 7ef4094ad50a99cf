/// Reads a date as GIT_AUTHOR_DATE and GIT_COMMITTER_DATE hold it.
///
/// `@seconds +hhmm` or without the `@`; ISO 8601; RFC 2822 and what `git log` prints. A date without
/// a zone is local time.
enum GitDate {
  private struct Parts {
    var year: Int?
    var month: Int?
    var day: Int?
    var seconds: Int?
    var offset: Int?
  }

  /// Seconds since 1970 and minutes east of UTC; nil when it is no date.
  static func parse(_ text: String, localOffset: Int) -> (seconds: Int64, offset: Int)? {
    let words = text.split { $0 == " " || $0 == "," }
    if let first = words.first, let stamp = timestamp(first), words.count <= 2 {
      guard words.count == 2 else { return (stamp, localOffset) }
      return zone(words[1]).map { (stamp, $0) }
    }
    var parts = Parts()
    for word in words {
      guard read(word, into: &parts) else { return nil }
    }
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let time = parts.seconds, (1970...9999).contains(year), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    let offset = parts.offset ?? localOffset
    let seconds = days(year, month, day) * 86_400 + time - offset * 60
    return seconds < 0 ? nil : (Int64(seconds), offset)
  }

  /// A number of seconds: any after `@`, else nine digits or more, since fewer may be a day.
  private static func timestamp(_ word: Substring) -> Int64? {
    let digits = word.first == "@" ? word.dropFirst() : word
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), digits.utf8.count <= 18,
      word.first == "@" || digits.utf8.count >= 9
    else { return nil }
    return Int64(digits)
  }

  private static func read(_ word: Substring, into parts: inout Parts) -> Bool {
    if let iso = isoDate(word) {
      guard set(&parts.year, iso.year), set(&parts.month, iso.month), set(&parts.day, iso.day)
      else {
        return false
      }
      guard let time = iso.time else { return true }
      return read(time, into: &parts)
    }
    if word.contains(":"), word.first?.isNumber == true { return readTime(word, into: &parts) }
    if let offset = zone(word) { return set(&parts.offset, offset) }
    if let number = Int(word), number >= 0 {
      return word.utf8.count > 2 ? set(&parts.year, number) : set(&parts.day, number)
    }
    let name = word.lowercased()
    guard name.count >= 3 else { return false }
    if let month = months.firstIndex(where: { $0.hasPrefix(name) }) {
      return set(&parts.month, month + 1)
    }
    return weekdays.contains { $0.hasPrefix(name) }
  }

  /// `22:13`, `22:13:13` or `22:13:13.5`, with the zone behind it or not.
  private static func readTime(_ word: Substring, into parts: inout Parts) -> Bool {
    let clock = word.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let rest = word[clock.endIndex...]
    if !rest.isEmpty {
      guard let offset = zone(rest), set(&parts.offset, offset) else { return false }
    }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false)
    let whole = fields.last?.prefix { $0 != "." } ?? ""
    let numbers = (fields.dropLast() + [whole]).compactMap { Int($0) }
    guard numbers.count == fields.count, (2...3).contains(numbers.count), numbers[0] < 24,
      numbers[1] < 60, numbers.count == 2 || numbers[2] <= 60
    else { return false }
    return set(
      &parts.seconds, numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0))
  }

  /// `2005-04-07`, with `T` and the time behind it or not.
  private static func isoDate(
    _ word: Substring
  ) -> (year: Int, month: Int, day: Int, time: Substring?)? {
    let halves = word.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let fields = (halves.first ?? "").split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count == 3, fields[0].utf8.count == 4, let year = Int(fields[0]),
      let month = Int(fields[1]), let day = Int(fields[2])
    else { return nil }
    return (year, month, day, halves.count == 2 ? halves[1] : nil)
  }

  /// `Z`, `+02:00`, `-0730`, `+02`: minutes east of UTC.
  private static func zone(_ word: Substring) -> Int? {
    if ["Z", "UTC", "GMT"].contains(word) { return 0 }
    guard let sign = word.first, sign == "+" || sign == "-" else { return nil }
    let digits = word.dropFirst().filter { $0 != ":" }
    guard digits.utf8.count == 2 || digits.utf8.count == 4, let number = UInt(digits) else {
      return nil
    }
    let minutes =
      digits.utf8.count == 2 ? Int(number) * 60 : Int(number) / 100 * 60 + Int(number) % 100
    return sign == "-" ? -minutes : minutes
  }

  /// Each part stands once.
  private static func set(_ part: inout Int?, _ value: Int) -> Bool {
    defer { part = value }
    return part == nil
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
}
