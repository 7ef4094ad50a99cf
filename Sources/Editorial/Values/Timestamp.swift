/// A moment with the offset it was told in, to the second: what git writes into a commit.
public struct Timestamp: Hashable, Sendable, Comparable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var seconds: Int64
  /// Minutes east of UTC.
  public var offset: Int

  public init(seconds: Int64, offset: Int = 0) {
    self.seconds = seconds
    self.offset = offset
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }

  /// RFC 3339 with the offset: `2026-11-19T10:00:00+02:00`.
  public var rfc3339: String {
    let local = seconds + Int64(offset) * 60
    let date = CivilDate(daysSince1970: local.flooredQuotient(86_400))
    let rest = Int(local - local.flooredQuotient(86_400) * 86_400)
    let sign = offset < 0 ? "-" : "+"
    return date.description
      + "T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
      + "\(sign)\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
  }

  /// The day in its own offset: `2026-11-19`.
  public var day: String { String(rfc3339.prefix { $0 != "T" }) }

  /// Reads RFC 3339: date, `T` or a blank, time with seconds and optional fraction, `Z` or offset.
  ///
  /// Nil for anything else, a time without an offset included: it would mean another moment on
  /// another machine.
  public init?(rfc3339 text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2),
      scanner.take("T") || scanner.take("t") || scanner.take(" "),
      let hour = scanner.digits(2), scanner.take(":"), let minute = scanner.digits(2),
      scanner.take(":"), let second = scanner.digits(2),
      let date = CivilDate(validYear: year, month: month, day: day),
      hour < 24, minute < 60, second < 61
    else { return nil }
    if scanner.take(".") {
      guard scanner.digits(1) != nil else { return nil }
      while scanner.digits(1) != nil {}
    }
    var offset = 0
    if !(scanner.take("Z") || scanner.take("z")) {
      let sign = scanner.take("+") ? 1 : scanner.take("-") ? -1 : 0
      guard sign != 0, let hours = scanner.digits(2), scanner.take(":"),
        let minutes = scanner.digits(2), hours < 24, minutes < 60
      else { return nil }
      offset = sign * (hours * 60 + minutes)
    }
    guard scanner.isAtEnd else { return nil }
    let time = Int64(hour * 3600 + minute * 60 + second) - Int64(offset) * 60
    self.init(seconds: date.daysSince1970 * 86_400 + time, offset: offset)
  }
}

/// A day of the Gregorian calendar.
public struct CivilDate: Hashable, Sendable, CustomStringConvertible {
  public var year: Int
  public var month: Int
  public var day: Int

  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// A day that exists, else nil.
  public init?(validYear year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1 else { return nil }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that many days after 1970-01-01.
  public init(daysSince1970 days: Int64) {
    let (year, month, day) = Self.fromDays(days)
    self.init(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`.
  public init?(_ text: String) {
    var scanner = DigitScanner(text)
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2), scanner.isAtEnd
    else { return nil }
    self.init(validYear: year, month: month, day: day)
  }

  public var description: String {
    let digits = String(year)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return "\(padded)-\(two(month))-\(two(day))"
  }

  /// Days since 1970-01-01.
  ///
  /// The year is counted from March, so that a leap day comes last.
  public var daysSince1970: Int64 {
    let shifted = Int64(month <= 2 ? year - 1 : year)
    let era = shifted.flooredQuotient(400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = Int64((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1)
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func fromDays(_ days: Int64) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = shifted.flooredQuotient(146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let day = Int(dayOfYear - (153 * part + 2) / 5 + 1)
    let month = Int(part < 10 ? part + 3 : part - 9)
    return (Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0), month, day)
  }
}

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

extension Int64 {
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// Reads fixed runs of ASCII digits.
private struct DigitScanner {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func digits(_ count: Int) -> Int? {
    var value = 0
    var left = rest
    for _ in 0..<count {
      guard let byte = left.first, (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
      left = left.dropFirst()
    }
    rest = left
    return value
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = rest.first, UInt32(byte) == character.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}
