/// One or more lines of the input that belong together: a paragraph, a heading, an item.
struct Passage {
  var text: String
  /// The lines it was read from, and their own texts.
  var lines: [TextLine]

  /// Parts lines into passages.
  ///
  /// A line is a passage of its own, unless the text is wrapped by hand: no line is longer than
  /// 100 characters, and a line is joined with the next where the next one's first word had no
  /// room in it. Lines that say what they are (items, quotes, bylines, dates, furniture) are
  /// never joined with what stands before them.
  static func passages(of lines: [TextLine]) -> [Passage] {
    let longest = lines.map(\.text.count).max() ?? 0
    let mayBeWrapped = longest <= 100 && longest >= 40
    var passages: [Passage] = []
    var index = 0
    while index < lines.count {
      var end = index + 1
      while end < lines.count, !lines[end].beginsGroup { end += 1 }
      let group = lines[index..<end]
      passages += mayBeWrapped ? joined(group, width: longest) : group.map(Passage.init)
      index = end
    }
    return passages
  }

  private init(_ line: TextLine) { self.init(text: line.text, lines: [line]) }

  private init(text: String, lines: [TextLine]) {
    self.text = text
    self.lines = lines
  }

  private static func joined(_ group: ArraySlice<TextLine>, width: Int) -> [Passage] {
    var passages: [Passage] = []
    for line in group {
      if let last = passages.last, let before = last.lines.last, !standsAlone(line.text),
        !standsAlone(before.text) || last.lines.count > 1 || ArticleItem(before.text) != nil,
        isFull(before.text, before: line.text, width: width)
      {
        passages[passages.count - 1].text += separator(before.text, line.text) + line.text
        passages[passages.count - 1].lines.append(line)
      } else {
        passages.append(Passage(line))
      }
    }
    return passages
  }

  /// Whether the first word of the next line had no room any more.
  private static func isFull(_ line: String, before next: String, width: Int) -> Bool {
    // Without blanks every line but the last is as long as the others.
    if Prose.isIdeographic(line) { return line.count >= width - 3 }
    // A word parted at its hyphen.
    if line.hasSuffix("-"), next.first?.isLowercase == true { return true }
    let word = next.prefix { !$0.isWhitespace }.count
    return line.count + 1 + word > width - 10
  }

  private static func standsAlone(_ text: String) -> Bool {
    ArticleItem(text) != nil || Furniture(text) != nil || BylineReader.labelled(text) != nil
      || BylineReader.signOff(text) != nil || DateLine(text) != nil
  }

  /// A blank; nothing between ideographs and within a word parted at its hyphen.
  private static func separator(_ line: String, _ next: String) -> String {
    guard let last = line.unicodeScalars.last, let first = next.unicodeScalars.first else {
      return ""
    }
    let isIdeographic = Prose.isIdeograph(last) || last == "。" || last == "、" || last == "，"
    if isIdeographic, Prose.isIdeograph(first) { return "" }
    let isParted = last == "-" && first.properties.isLowercase
    return isParted && !line.hasSuffix(" -") && !line.hasSuffix("--") ? "" : " "
  }
}
