/// The values of TOML 1.0 that stand without quotes: booleans, numbers, dates and times.
///
/// Each is known for one before the parser sees it: toml++ takes it for certain that a digit follows
/// a date's `T`, and ends the program where another letter does.
struct TOMLBareValue {
  private var rest: ArraySlice<UInt8>

  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.elementsEqual("true".utf8) || bytes.elementsEqual("false".utf8) { return true }
    var moment = TOMLBareValue(rest: bytes)
    if moment.isMoment() { return true }
    var number = TOMLBareValue(rest: bytes)
    return number.isNumber()
  }

  // MARK: - Dates and times

  /// A date, a time, or both with or without an offset.
  private mutating func isMoment() -> Bool {
    if rest.count > 2, rest.dropFirst(2).first == Byte.colon { return time() && rest.isEmpty }
    guard digits(4), take("-"), digits(2), take("-"), digits(2) else { return false }
    if rest.isEmpty { return true }
    guard take("Tt "), time() else { return false }
    if rest.isEmpty || take("Zz") { return rest.isEmpty }
    return take("+-") && digits(2) && take(":") && digits(2) && rest.isEmpty
  }

  /// `10:00:00`, with or without a fraction.
  private mutating func time() -> Bool {
    guard digits(2), take(":"), digits(2), take(":"), digits(2) else { return false }
    guard take(".") else { return true }
    let fraction = rest.prefix { $0.isDigit }.count
    return (1...60).contains(fraction) && digits(fraction)
  }

  // MARK: - Numbers

  private mutating func isNumber() -> Bool {
    let isSigned = take("+-")
    if rest.elementsEqual("inf".utf8) || rest.elementsEqual("nan".utf8) { return true }
    if !isSigned, rest.first == Byte.zero, rest.count > 2 {
      for (letter, isDigit) in Self.bases where rest.dropFirst().first == letter {
        rest = rest.dropFirst(2)
        return group(isDigit) && rest.isEmpty
      }
    }
    // No number begins with a zero that could be left out.
    if rest.first == Byte.zero {
      rest = rest.dropFirst()
    } else if !group({ $0.isDigit }) {
      return false
    }
    if take("."), !group({ $0.isDigit }) { return false }
    if take("eE") {
      _ = take("+-")
      if !group({ $0.isDigit }) { return false }
    }
    return rest.isEmpty
  }

  private static let bases: [(letter: UInt8, isDigit: @Sendable (UInt8) -> Bool)] = [
    (UInt8(ascii: "x"), { $0.isDigit || (0x61...0x66).contains($0 | 0x20) }),
    (UInt8(ascii: "o"), { (0x30...0x37).contains($0) }),
    (UInt8(ascii: "b"), { (0x30...0x31).contains($0) }),
  ]

  /// Digits, with single underscores between some of them.
  private mutating func group(_ isDigit: (UInt8) -> Bool) -> Bool {
    var isBetween = false
    while let byte = rest.first {
      if isDigit(byte) {
        isBetween = true
      } else if isBetween, byte == UInt8(ascii: "_") {
        isBetween = false
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    return isBetween
  }

  // MARK: -

  private mutating func digits(_ count: Int) -> Bool {
    guard rest.count >= count, rest.prefix(count).allSatisfy(\.isDigit) else { return false }
    rest = rest.dropFirst(count)
    return true
  }

  private mutating func take(_ any: String) -> Bool {
    guard let byte = rest.first, any.utf8.contains(byte) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
