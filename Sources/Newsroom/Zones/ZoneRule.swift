import Editorial

/// The rule by which a zone goes on, as in POSIX's `TZ`: `CET-1CEST,M3.5.0,M10.5.0/3`.
struct ZoneRule {
  private let standard: Int
  private let summer: (offset: Int, begins: Change, ends: Change)?

  /// Nil for what is no such rule.
  init?(_ text: some Collection<UInt8>) {
    var scanner = Scanner(rest: Array(text)[...])
    guard scanner.name(), let west = scanner.time() else { return nil }
    standard = -west
    guard !scanner.rest.isEmpty else {
      summer = nil
      return
    }
    guard scanner.name() else { return nil }
    var offset = standard + 3600
    if scanner.rest.first != UInt8(ascii: ",") {
      guard let west = scanner.time() else { return nil }
      offset = -west
    }
    guard scanner.take(","), let begins = scanner.change(), scanner.take(","),
      let ends = scanner.change(), scanner.rest.isEmpty
    else { return nil }
    summer = (offset, begins, ends)
  }

  /// The seconds east of UTC at a moment.
  func offset(at seconds: Int64) -> Int {
    guard let summer else { return standard }
    let local = seconds + Int64(standard)
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    let year = CivilDate(daysSince1970: days).year
    let begin = summer.begins.seconds(in: year) - Int64(standard)
    let end = summer.ends.seconds(in: year) - Int64(summer.offset)
    let isSummer =
      begin < end
      ? (begin..<end).contains(seconds) : !(end..<begin).contains(seconds)
    return isSummer ? summer.offset : standard
  }

  /// When in each year summer begins or ends, by the clock that it ends.
  private struct Change {
    enum Day {
      /// Counted from 1, without the 29th of February.
      case julian(Int)
      /// Counted from 0, with it.
      case ordinal(Int)
      /// A weekday, Sunday being 0, of the first to the fourth week of a month, or of the last.
      case weekday(Int, week: Int, month: Int)
    }

    let day: Day
    let time: Int

    /// Seconds since 1970 by that clock.
    func seconds(in year: Int) -> Int64 { days(in: year) * 86_400 + Int64(time) }

    private func days(in year: Int) -> Int64 {
      let newYear = CivilDate(year: year, month: 1, day: 1).daysSince1970
      switch day {
      case .ordinal(let count): return newYear + Int64(count)
      case .julian(let count):
        let isLeap = CivilDate(validYear: year, month: 2, day: 29) != nil
        return newYear + Int64(count - (isLeap && count >= 60 ? 0 : 1))
      case .weekday(let weekday, let week, let month):
        let first = CivilDate(year: year, month: month, day: 1).daysSince1970
        // 1970 began on a Thursday.
        let weekdayOfFirst = Int(((first + 4) % 7 + 7) % 7)
        var day = (weekday - weekdayOfFirst + 7) % 7 + 1 + 7 * (week - 1)
        while CivilDate(validYear: year, month: month, day: day) == nil { day -= 7 }
        return first + Int64(day - 1)
      }
    }
  }

  private struct Scanner {
    var rest: ArraySlice<UInt8>

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: sign) else { return false }
      rest.removeFirst()
      return true
    }

    /// Letters, or anything between `<` and `>`.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
        rest = rest[(end + 1)...]
        return true
      }
      let letters = rest.prefix { (0x61...0x7A).contains($0 | 0x20) }
      rest = rest.dropFirst(letters.count)
      return !letters.isEmpty
    }

    mutating func number(upTo most: Int) -> Int? {
      let digits = rest.prefix { (0x30...0x39).contains($0) }.prefix(4)
      rest = rest.dropFirst(digits.count)
      let value = digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }
      return digits.isEmpty || value > most ? nil : value
    }

    /// `[+-]hh[:mm[:ss]]`, in seconds.
    mutating func time() -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard var seconds = number(upTo: 167).map({ 3600 * $0 }) else { return nil }
      for unit in [60, 1] where take(":") {
        guard let value = number(upTo: 59) else { return nil }
        seconds += value * unit
      }
      return isNegative ? -seconds : seconds
    }

    mutating func change() -> Change? {
      let day: Change.Day
      if take("J") {
        guard let count = number(upTo: 365), count > 0 else { return nil }
        day = .julian(count)
      } else if take("M") {
        guard let month = number(upTo: 12), month > 0, take("."), let week = number(upTo: 5),
          week > 0, take("."), let weekday = number(upTo: 6)
        else { return nil }
        day = .weekday(weekday, week: week, month: month)
      } else {
        guard let count = number(upTo: 365) else { return nil }
        day = .ordinal(count)
      }
      guard take("/") else { return Change(day: day, time: 2 * 3600) }
      return time().map { Change(day: day, time: $0) }
    }
  }
}
