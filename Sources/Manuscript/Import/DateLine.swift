import Editorial

/// A line that gives a date, and little else: `March 5, 2015`, `Updated: Do., 5. März 2015, 10:30 Uhr`.
struct DateLine {
  /// The day; nil when the digits could mean two days.
  var date: CivilDate?

  init?(_ line: String) {
    guard line.count <= 80, line.contains(where: \.isNumber) else { return nil }
    if let found = Self.ideographic(line) {
      date = found
      return
    }
    guard let tokens = Self.tokens(line), let found = Self.read(tokens) else { return nil }
    date = found
  }

  private enum Token {
    /// A number of so many digits.
    case number(Int, digits: Int)
    case month(Int)
    /// Three numbers in one word, `05.03.2015`, with what parts them.
    case numeric([Int], firstDigits: Int, separator: Character)
  }

  /// The parts of a date; nil when the line has words that no date line has.
  private static func tokens(_ line: String) -> [Token]? {
    var tokens: [Token] = []
    for word in line.lowercased().split(whereSeparator: {
      $0.isWhitespace || ",;|•·()".contains($0)
    }) {
      let bare = String(word.reversed().drop { ".:".contains($0) }.reversed())
      if bare.isEmpty || noise.contains(bare) || isTime(bare) { continue }
      if let month = months[bare] {
        tokens.append(.month(month))
      } else if let token = number(bare) {
        tokens.append(token)
      } else if "-–—/".contains(bare) {
        continue
      } else {
        return nil
      }
    }
    return tokens
  }

  private static func number(_ word: String) -> Token? {
    let day = ordinals.first { word.hasSuffix($0) }.map { word.dropLast($0.count) } ?? word[...]
    if let number = Int(day), number >= 0 { return .number(number, digits: day.count) }
    // RFC 3339: the time is of no interest.
    let date = word.firstIndex(of: "t").map { word[..<$0] } ?? word[...]
    for separator in "-./" {
      let parts = date.split(separator: separator, omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Int($0) }
      if parts.count == 3, numbers.count == 3 {
        return .numeric(numbers, firstDigits: parts[0].count, separator: separator)
      }
    }
    return nil
  }

  /// The date that the parts make; `.some(nil)` when they make two.
  private static func read(_ tokens: [Token]) -> CivilDate?? {
    guard let first = tokens.first else { return nil }
    if case .numeric(let parts, let digits, let separator) = first {
      if digits == 4 { return exact(parts[0], parts[1], parts[2]) }
      let year = parts[2] < 100 ? parts[2] + 2000 : parts[2]
      guard separator == "/" else { return exact(year, parts[1], parts[0]) }
      if parts[0] > 12 { return exact(year, parts[1], parts[0]) }
      if parts[1] > 12 { return exact(year, parts[0], parts[1]) }
      if parts[0] == parts[1] { return exact(year, parts[0], parts[1]) }
      return exact(year, parts[0], parts[1]) == nil ? nil : .some(nil)
    }
    guard tokens.count >= 3 else { return nil }
    switch (tokens[0], tokens[1], tokens[2]) {
    case (.month(let month), .number(let day, digits: _), .number(let year, digits: 4)):
      return exact(year, month, day)
    case (.number(let day, digits: _), .month(let month), .number(let year, digits: 4)):
      return exact(year, month, day)
    case (.number(let year, digits: 4), .month(let month), .number(let day, digits: _)):
      return exact(year, month, day)
    default: return nil
    }
  }

  private static func exact(_ year: Int, _ month: Int, _ day: Int) -> CivilDate?? {
    guard (1500...2999).contains(year),
      let date = CivilDate(validYear: year, month: month, day: day)
    else { return nil }
    return .some(date)
  }

  /// `2015年3月5日`.
  private static func ideographic(_ line: String) -> CivilDate? {
    var numbers: [Int] = []
    var digits = ""
    var rest = ""
    for character in line {
      if character.isWholeNumber, let value = character.wholeNumberValue, numbers.count < 3 {
        digits += String(value)
      } else if "年月日년월일".contains(character), let number = Int(digits) {
        numbers.append(number)
        digits = ""
      } else if character.isLetter {
        rest.append(character)
      }
    }
    guard numbers.count == 3, rest.count <= 8 else { return nil }
    return CivilDate(validYear: numbers[0], month: numbers[1], day: numbers[2])
  }

  private static func isTime(_ word: String) -> Bool {
    let parts = word.split { $0 == ":" || $0 == "h" || $0 == "." }
    let hasMark = word.contains(":") || word.contains("h")
    return hasMark && (1...3).contains(parts.count)
      && parts.allSatisfy { part in
        let digits = part.hasSuffix("am") || part.hasSuffix("pm") ? part.dropLast(2) : part
        return digits.count <= 2 && digits.allSatisfy(\.isNumber)
      }
  }

  private static let ordinals = ["st", "nd", "rd", "th", "er", "º", "."]
}
