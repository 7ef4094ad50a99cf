import Editorial

/// Dates as people and other programs write them, brought into the form that programs agree on.
///
/// Only where one day can be meant: `03/05/2015` is left, and so is a moment without its offset.
enum DateSpelling {
  /// The date as `YYYY-MM-DD`, or with a time as RFC 3339; nil when it is in form already, or open.
  static func spelling(of text: String) -> String? {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !isInForm(text), text.count <= 60 else { return nil }
    let spelled = yearFirst(text) ?? dayOnly(text)
    return spelled.flatMap { isInForm($0) && $0 != text ? $0 : nil }
  }

  /// Whether every reader takes it for one day, or one moment.
  static func isInForm(_ text: String) -> Bool {
    CivilDate(text) != nil || Timestamp(rfc3339: text) != nil
  }

  /// `2015/3/5`, `2015-03-05 10:00 +0200`, `2015.03.05T10:00:00 UTC`.
  private static func yearFirst(_ text: String) -> String? {
    var rest = text[...]
    guard let year = digits(&rest, 4...4), let separator = rest.first, "-/.".contains(separator)
    else { return nil }
    rest.removeFirst()
    guard let month = digits(&rest, 1...2), rest.first == separator else { return nil }
    rest.removeFirst()
    guard let day = digits(&rest, 1...2) else { return nil }
    let date = "\(year)-\(two(month))-\(two(day))"
    guard let first = rest.first else { return date }
    guard "Tt ".contains(first) else { return nil }
    rest.removeFirst()
    guard let time = time(&rest), let offset = offset(rest) else { return nil }
    return "\(date)T\(time)\(offset)"
  }

  private static func time(_ rest: inout Substring) -> String? {
    guard let hour = digits(&rest, 1...2), rest.first == ":" else { return nil }
    rest.removeFirst()
    guard let minute = digits(&rest, 2...2) else { return nil }
    var second = "00"
    if rest.first == ":" {
      rest.removeFirst()
      guard let given = digits(&rest, 2...2) else { return nil }
      second = given
      if rest.first == "." {
        rest.removeFirst()
        guard let fraction = digits(&rest, 1...9) else { return nil }
        second += "." + fraction
      }
    }
    return "\(two(hour)):\(minute):\(second)"
  }

  /// `Z`, `UTC`, `+0200`, `+02:00`, ` +02`.
  private static func offset(_ text: Substring) -> String? {
    var rest = text
    if rest.first == " " { rest.removeFirst() }
    if ["Z", "UTC", "GMT"].contains(rest.uppercased()) { return "Z" }
    guard let sign = rest.popFirst(), "+-".contains(sign), let hours = digits(&rest, 2...2) else {
      return nil
    }
    if rest.first == ":" { rest.removeFirst() }
    if rest.isEmpty, text.last != ":" { return "\(sign)\(hours):00" }
    guard let minutes = digits(&rest, 2...2), rest.isEmpty else { return nil }
    return "\(sign)\(hours):\(minutes)"
  }

  /// `March 5, 2015`, `5. März 2015`, `25/12/2015`: no hour, and all four digits of the year.
  private static func dayOnly(_ text: String) -> String? {
    let runs = text.split { !$0.isASCII || !$0.isNumber }
    guard runs.contains(where: { $0.count == 4 }), !text.contains(":") else { return nil }
    return DateLine(text)?.date?.description
  }

  private static func digits(_ rest: inout Substring, _ count: ClosedRange<Int>) -> String? {
    let run = rest.prefix(count.upperBound).prefix { $0.isASCII && $0.isNumber }
    guard count.contains(run.count) else { return nil }
    rest = rest[run.endIndex...]
    return String(run)
  }

  private static func two(_ digits: String) -> String { digits.count == 1 ? "0" + digits : digits }
}
