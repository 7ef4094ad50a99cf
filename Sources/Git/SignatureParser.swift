/// Reads `name <email> seconds +hhmm` as strictly as `git fsck --strict`.
enum SignatureParser {
  /// The signature in these bytes; nil when they are of any other form.
  static func parse(_ line: Slice<UnsafeRawBufferPointer>) -> Signature? {
    guard let open = line.firstIndex(of: UInt8(ascii: "<")), open > line.startIndex,
      line[open - 1] == UInt8(ascii: " "),
      let close = line[open...].firstIndex(of: UInt8(ascii: ">")),
      // Neither sign may stand a second time: readers differ on which of them counts.
      !line[..<open].contains(UInt8(ascii: ">")),
      !line[(open + 1)..<close].contains(UInt8(ascii: "<"))
    else { return nil }
    var rest = line[(close + 1)...]
    guard rest.popFirst() == UInt8(ascii: " "), let seconds = number(&rest),
      rest.popFirst() == UInt8(ascii: " "), let offset = zone(rest)
    else { return nil }
    return Signature(
      name: String(decoding: line[..<(open - 1)], as: UTF8.self),
      email: String(decoding: line[(open + 1)..<close], as: UTF8.self),
      seconds: seconds, offset: offset)
  }

  private static func number(_ bytes: inout Slice<UnsafeRawBufferPointer>) -> Int64? {
    let digits = bytes.prefix { isDigit($0) }
    // Eighteen digits cannot overflow; zero-padded numbers are an error to fsck.
    guard !digits.isEmpty, digits.count <= 18,
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    bytes = bytes[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
  }

  private static func zone(_ bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard bytes.count == 5, let sign = bytes.first,
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      bytes.dropFirst().allSatisfy({ isDigit($0) })
    else { return nil }
    let number = bytes.dropFirst().reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    let minutes = number / 100 * 60 + number % 100
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
