extension Phrase {
  /// The phrase as lines of at most so many cells.
  ///
  /// Lines break at blanks and between ideographs. What stands between backticks stays together
  /// where it fits on a line: it is there to be copied. A word that is longer than a line stands
  /// out over the edge rather than being broken.
  func wrapped(to width: Int) -> [Phrase] {
    guard cells > width else { return [self] }
    var lines: [Phrase] = []
    var line = Phrase()
    var used = 0
    for atom in atoms(keepingCodeWithin: width) {
      let blank = atom.followsBlank && used > 0 ? 1 : 0
      if used > 0, used + blank + atom.cells > width {
        lines.append(line)
        line = Phrase()
        used = 0
      } else if blank > 0 {
        line.append(" ", atom.ink)
        used += 1
      }
      line += Phrase(atom.spans)
      used += atom.cells
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private mutating func append(_ text: String, _ ink: Ink?) {
    if let last = spans.indices.last, spans[last].ink == ink {
      spans[last].text += text
    } else {
      spans.append(Span(text: text))
    }
  }

  /// A piece that no line break may divide.
  private struct Atom {
    var spans: [Span] = []
    var cells = 0
    var followsBlank = false
    var ink: Ink? { spans.first?.ink }

    mutating func append(_ character: Character, _ ink: Ink?) {
      cells += DisplayWidth.of(character)
      if let last = spans.indices.last, spans[last].ink == ink {
        spans[last].text.append(character)
      } else {
        spans.append(Span(text: String(character), ink: ink))
      }
    }
  }

  private func atoms(keepingCodeWithin width: Int) -> [Atom] {
    let characters = spans.flatMap { span in span.text.map { ($0, span.ink) } }
    let kept = codeRanges(in: characters.map(\.0), within: width)
    var atoms: [Atom] = []
    var atom = Atom()
    func finish(blank: Bool) {
      if !atom.spans.isEmpty { atoms.append(atom) }
      atom = Atom(followsBlank: blank || (atom.spans.isEmpty && atom.followsBlank))
    }
    var next = 0
    for (index, (character, ink)) in characters.enumerated() {
      while next < kept.count, kept[next].upperBound < index { next += 1 }
      let isKept = next < kept.count && kept[next].contains(index)
      if character == " ", !isKept {
        finish(blank: true)
        continue
      }
      let isWide = character.unicodeScalars.first.map(DisplayWidth.isWide) ?? false
      if isWide, !isKept, !character.staysWithTheLast { finish(blank: false) }
      atom.append(character, ink)
    }
    finish(blank: false)
    return atoms
  }

  /// The pieces between backticks that fit on a line.
  private func codeRanges(in characters: [Character], within width: Int) -> [ClosedRange<Int>] {
    let ticks = characters.indices.filter { characters[$0] == "`" }
    guard ticks.count.isMultiple(of: 2) else { return [] }
    return stride(from: 0, to: ticks.count, by: 2).compactMap { pair in
      let range = ticks[pair]...ticks[pair + 1]
      return DisplayWidth.of(String(characters[range])) <= width ? range : nil
    }
  }
}

extension Character {
  /// Whether no line of Chinese or Japanese may begin with it.
  fileprivate var staysWithTheLast: Bool {
    "、。，．：；！？）」』】〉》〕ー々".contains(self)
  }
}
