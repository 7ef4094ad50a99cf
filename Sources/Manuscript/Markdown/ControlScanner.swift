import Editorial

/// Finds characters that nobody sees and that change what is read: controls, bidirectional
/// overrides, zero-width and tag characters.
///
/// What a script or an emoji needs is left alone: joiners between emoji or in scripts that join,
/// marks of direction on a line with right-to-left text, soft hyphens between letters, variation
/// selectors behind a visible character, the tags of a flag.
enum ControlScanner {
  /// The runs of such characters, anywhere in the body, code included.
  static func controls(in source: BodySource) -> [BodyOutline.TextRun] {
    var runs: [BodyOutline.TextRun] = []
    var line = 0
    while line < source.lineCount {
      let range = source.range(ofLine: line)
      if source.bytes[range].contains(where: { $0 < 0x20 && $0 != .tab || $0 >= 0x7F }) {
        scan(range, in: source, into: &runs)
      }
      // A lone CR ends a line for Markdown but not for every editor.
      if range.upperBound < source.bytes.count, source.bytes[range.upperBound] == .cr,
        !(range.upperBound + 1 < source.bytes.count && source.bytes[range.upperBound + 1] == .lf)
      {
        let place = range.upperBound..<range.upperBound + 1
        runs.append(.init(text: "\r", location: source.location(of: place)))
      }
      line += 1
    }
    return runs
  }

  private static func scan(
    _ range: Range<Int>, in source: BodySource, into runs: inout [BodyOutline.TextRun]
  ) {
    let scalars = Array(String(decoding: source.bytes[range], as: UTF8.self).unicodeScalars)
    let isRightToLeft = scalars.contains(where: InvisibleCharacters.isRightToLeft)
    var offset = range.lowerBound
    var start: Int?
    var text = ""
    for (index, scalar) in scalars.enumerated() {
      let isBad = InvisibleCharacters.isSuspect(
        at: index, in: scalars, isRightToLeft: isRightToLeft)
      if isBad {
        if start == nil { start = offset }
        text.unicodeScalars.append(scalar)
      } else if let begun = start {
        runs.append(.init(text: text, location: source.location(of: begun..<offset)))
        start = nil
        text = ""
      }
      offset += UTF8.width(scalar)
    }
    if let start {
      runs.append(.init(text: text, location: source.location(of: start..<offset)))
    }
  }
}
