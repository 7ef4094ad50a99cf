import Testing

@testable import Reports

/// Two texts, and what a reader is told of them: `[-gone-]`, `{+new+}`, `|` between blocks.
struct ProseCase: CustomTestStringConvertible, Sendable {
  var name: String
  var old: String
  var new: String
  var told: String

  init(_ name: String, _ old: String, _ new: String, _ told: String) {
    (self.name, self.old, self.new, self.told) = (name, old, new, told)
  }

  var testDescription: String { name }
}

struct ProseDiffTests {
  static let first = "The gauge at the old bridge stands."
  static let second = "Nobody has read it since the flood of March."
  static let third = "The council will look into it in June."

  static let cases = [
    ProseCase("nothing", "One two.\n", "One two.\n", "=One two."),
    ProseCase(
      "a word", "It fell two metres.", "It fell one metre.", "It fell[- two metres-]{+ one metre+}."
    ),
    ProseCase("a word comes", "It fell.\n", "It hardly fell.\n", "It{+ hardly+} fell."),
    ProseCase("a word goes", "It hardly fell.", "It fell.", "It[- hardly-] fell."),
    ProseCase("at the beginning", "Perhaps it fell.", "It fell.", "[-Perhaps it-]{+It+} fell."),
    ProseCase("a sign", "It fell.", "It fell!", "It fell[-.-]{+!+}"),
    ProseCase(
      "wrapped anew", "It fell two\nmetres in June.", "It fell\ntwo metres in June.",
      "=It fell\ntwo metres in June."),
    ProseCase("a number", "It shows 1.20 m.", "It shows 1.35 m.", "It shows[- 1.20-]{+ 1.35+} m."),
    ProseCase("an apostrophe", "It isn't so.", "It isn’t so.", "It[- isn't-]{+ isn’t+} so."),
    ProseCase("Japanese", "川の水位計を読む。", "川の水温計を読む。", "川の水[-位-]{+温+}計を読む。"),
    ProseCase("an emoji with a skin", "Hi 👋🏽 there", "Hi 👋🏿 there", "Hi[- 👋🏽-]{+ 👋🏿+} there"),
    ProseCase("a flag", "🇺🇦🇫🇷 x", "🇺🇦🇩🇪 x", "🇺🇦[-🇫🇷-]{+🇩🇪+} x"),
    ProseCase(
      "line ends of another system", "One.\r\n\r\nTwo.\r\n", "One.\n\nTwo.\n", "=One. | =Two."),
    ProseCase(
      "a paragraph comes", "One.\n\nTwo.", "One.\n\nAnd a half.\n\nTwo.",
      "=One. | +{+And a half.+} | =Two."),
    ProseCase(
      "a paragraph goes", "One.\n\nAnd a half.\n\nTwo.", "One.\n\nTwo.",
      "=One. | -[-And a half.-] | =Two."),
    ProseCase("the last one goes", "One.\n\nTwo.\n", "One.\n", "=One. | -[-Two.-]"),
    ProseCase("all of it is new", "", "One.\n\nTwo.\n", "+{+One.+} | +{+Two.+}"),
    ProseCase("all of it is gone", "One.\n\nTwo.\n", "", "-[-One.-] | -[-Two.-]"),
    ProseCase(
      "one becomes two", "One two three. Four five six.", "One two three.\n\nFour five six.",
      "One two three.{+¶+} | =Four five six."),
    ProseCase(
      "two become one", "One two three.\n\nFour five six.", "One two three. Four five six.",
      "One two three.[-¶-] Four five six."),
    ProseCase(
      "moved", "\(first)\n\n\(second)\n\n\(third)\n", "\(second)\n\n\(third)\n\n\(first)\n",
      "<5\(first) | =\(second) | =\(third) | >1\(first)"),
    ProseCase(
      "moved and changed", "\(first)\n\n\(second)\n\n\(third)\n",
      "\(second)\n\n\(third)\n\nThe gauge at the new bridge stands.\n",
      "<5\(first) | =\(second) | =\(third) | >1The gauge at the[- old-]{+ new+} bridge stands."),
    ProseCase(
      "a short one is not moved", "Yes.\n\n\(second)\n", "\(second)\n\nYes.\n",
      "-[-Yes.-] | =\(second) | +{+Yes.+}"),
    ProseCase(
      "a heading is a block", "# Old\nText here.", "# New\nText here.",
      "#[- Old-]{+ New+} | =Text here."),
    ProseCase(
      "items", "- one\n- two\n", "- one\n- and a half\n- two\n",
      "=- one | +{+- and a half+} | =- two"),
    ProseCase(
      "no chance words", "He saw the dog.", "They buried the treasure.",
      "[-He saw the dog-]{+They buried the treasure+}."),
    ProseCase("blanks only", "One  two.\n", "One two.\n\n\n", "=One two."),
  ]

  @Test(arguments: cases)
  func tells(_ example: ProseCase) {
    #expect(told(example.old, example.new) == example.told)
  }

  /// The blocks as the cases write them.
  private func told(_ old: String, _ new: String) -> String {
    ProseDiff(from: Array(old.utf8), to: Array(new.utf8)).blocks.map { block in
      let text = block.segments.map { segment in
        switch segment.change {
        case .same: segment.text
        case .removed: "[-\(segment.text)-]"
        case .added: "{+\(segment.text)+}"
        case .split: "{+¶+}"
        case .joined: "[-¶-]"
        }
      }.joined()
      return switch block.change {
      case .same: "=" + text
      case .changed: text
      case .removed: "-" + text
      case .added: "+" + text
      case .moved(let line): ">\(line)" + text
      case .movedAway(let line): "<\(line)" + text
      }
    }.joined(separator: " | ")
  }

  // MARK: - Properties

  @Test func theNewTextIsToldToTheByte() {
    var dice = Dice(state: 20_261_125)
    for round in 0..<600 {
      let (old, new) = texts(&dice)
      let diff = ProseDiff(from: Array(old.utf8), to: Array(new.utf8))
      var text = ""
      for block in diff.blocks where !block.isGone {
        text += block.lead
        for segment in block.segments where segment.change != .removed { text += segment.text }
      }
      #expect(
        text + diff.tail == new,
        "round \(round): \(old.debugDescription) -> \(new.debugDescription)")
    }
  }

  @Test func everyWordOfTheOldTextIsTold() {
    var dice = Dice(state: 77)
    for round in 0..<600 {
      let (old, new) = texts(&dice)
      let diff = ProseDiff(from: Array(old.utf8), to: Array(new.utf8))
      var words: [String] = []
      for block in diff.blocks {
        // What moved is counted where it went.
        if case .movedAway = block.change { continue }
        for segment in block.segments where segment.change != .added {
          words += plain(segment.text)
        }
      }
      #expect(
        words.sorted() == plain(old).sorted(),
        "round \(round): \(old.debugDescription) -> \(new.debugDescription)")
      #expect(diff.isSame == (plain(old) == plain(new) && blocks(old) == blocks(new)))
    }
  }

  @Test func movesComeInPairs() {
    var dice = Dice(state: 5)
    var moves = 0
    for _ in 0..<300 {
      let (old, new) = texts(&dice)
      let blocks = ProseDiff(from: Array(old.utf8), to: Array(new.utf8)).blocks
      var there: [[Int]] = []
      var away: [[Int]] = []
      for block in blocks {
        if case .moved(let line) = block.change { there.append([line, block.newLine ?? 0]) }
        if case .movedAway(let line) = block.change { away.append([block.oldLine ?? 0, line]) }
      }
      #expect(Set(there) == Set(away))
      #expect(Set(there).count == there.count)
      moves += there.count
    }
    #expect(moves > 8, "the texts have moves in them")
  }

  private func plain(_ text: String) -> [String] {
    let prose = Prose(Array(text.utf8))
    return prose.words.indices.map { prose.text($0..<($0 + 1)) }
  }

  private func blocks(_ text: String) -> [Range<Int>] {
    Prose(Array(text.utf8)).paragraphs.map(\.words)
  }

  /// A text, and what somebody made of it: words changed, paragraphs moved, joined and parted.
  private func texts(_ dice: inout Dice) -> (String, String) {
    let words = [
      "the", "gauge", "river", "of", "a", "bridge", "don't", "水", "位", "1.20", ".", ",", "👩‍👩‍👧", "é",
      "*bold*",
      "e\u{301}", "\u{301}", "- x", "# y", "\u{A0}", "…", "\u{200D}", "🇫🇷",
    ]
    func paragraph(_ dice: inout Dice) -> [String] {
      (0..<(1 + dice.roll(14))).map { _ in words[dice.roll(words.count)] }
    }
    func written(_ paragraphs: [[String]], _ dice: inout Dice) -> String {
      let ends = ["\n\n", "\n\n\n", "\r\n\r\n", "\n", " \n \n"]
      let blanks = [" ", " ", " ", "  ", "\n", "\t", ""]
      return paragraphs.map { words in
        words.map { $0 + blanks[dice.roll(blanks.count)] }.joined()
      }.joined(separator: ends[dice.roll(ends.count)])
    }
    let old = (0..<dice.roll(7)).map { _ in paragraph(&dice) }
    var new = old
    for _ in 0..<dice.roll(5) {
      let place = dice.roll(new.count)
      switch dice.roll(6) {
      case 0: new.insert(paragraph(&dice), at: place)
      case 1 where !new.isEmpty: new.remove(at: place)
      case 2 where !new.isEmpty: new.insert(new.remove(at: place), at: dice.roll(new.count))
      case 3 where !new.isEmpty: new[place].insert("new", at: dice.roll(new[place].count))
      case 4 where new.count > 1 && place > 0: new[place - 1] += new.remove(at: place)
      case 5 where !new.isEmpty:
        new[place][dice.roll(new[place].count)] = words[dice.roll(words.count)]
      default: break
      }
    }
    return (written(old, &dice), written(new, &dice))
  }
}

extension ProseDiff.Block {
  /// Whether the new text does not have it here.
  fileprivate var isGone: Bool {
    switch change {
    case .removed, .movedAway: true
    case .same, .changed, .added, .moved: false
    }
  }
}
