import Editorial

/// A line of text for people, in pieces that may have an ink.
///
/// What is interpolated is escaped on its way in, so that nobody can forget to: only what stands
/// in the source of this target reaches a terminal as it is.
struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
  struct Span: Hashable, Sendable {
    var text: String
    var ink: Ink?
  }

  var spans: [Span]

  init() { spans = [] }
  init(_ spans: [Span]) { self.spans = spans }
  init(stringLiteral value: String) { spans = value.isEmpty ? [] : [Span(text: value)] }
  init(stringInterpolation: StringInterpolation) { spans = stringInterpolation.spans }

  /// Text from outside in one ink.
  init(_ text: String, _ ink: Ink? = nil) { spans = [Span(text: escape(text), ink: ink)] }

  /// A sentence from outside, with what stands between backticks in it as something to type.
  init(prose text: String, _ ink: Ink? = nil) {
    let parts = escape(text).split(separator: "`", omittingEmptySubsequences: false)
    // A backtick without a partner is just a character.
    guard parts.count > 1, !parts.count.isMultiple(of: 2) else {
      spans = [Span(text: escape(text), ink: ink)]
      return
    }
    spans = parts.enumerated().map { index, part in
      index.isMultiple(of: 2)
        ? Span(text: String(part), ink: ink) : Span(text: "`\(part)`", ink: ink ?? .command)
    }
  }

  struct StringInterpolation: StringInterpolationProtocol {
    var spans: [Span] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { spans.append(Span(text: literal)) }
    }

    mutating func appendInterpolation(_ text: String, _ ink: Ink? = nil) {
      spans.append(Span(text: escape(text), ink: ink))
    }

    mutating func appendInterpolation(_ name: some Identifier, _ ink: Ink? = nil) {
      spans.append(Span(text: escape(name.rawValue), ink: ink))
    }

    mutating func appendInterpolation(_ number: Int, _ ink: Ink? = nil) {
      spans.append(Span(text: String(number), ink: ink))
    }

    mutating func appendInterpolation(_ phrase: Phrase) { spans += phrase.spans }

    mutating func appendInterpolation(prose text: String, _ ink: Ink? = nil) {
      spans += Phrase(prose: text, ink).spans
    }
  }

  var isEmpty: Bool { spans.allSatisfy { $0.text.isEmpty } }
  var cells: Int { spans.reduce(0) { $0 + DisplayWidth.of($1.text) } }
  var plain: String { spans.count == 1 ? spans[0].text : spans.map(\.text).joined() }

  static func + (left: Phrase, right: Phrase) -> Phrase { Phrase(left.spans + right.spans) }
  static func += (left: inout Phrase, right: Phrase) { left.spans += right.spans }

  /// The phrase, cut to a width with an ellipsis when it is longer.
  func truncated(to width: Int, _ style: Style) -> Phrase {
    guard cells > width else { return self }
    let mark = style.glyphs.ellipsis
    var left = width - DisplayWidth.of(mark)
    guard left > 0 else { return Phrase([Span(text: String(mark.prefix(max(0, width))))]) }
    var cut: [Span] = []
    for span in spans {
      let fitting = DisplayWidth.prefix(of: span.text, fitting: left)
      if !fitting.isEmpty { cut.append(Span(text: String(fitting), ink: span.ink)) }
      left -= DisplayWidth.of(String(fitting))
      if fitting.endIndex < span.text.endIndex { break }
    }
    cut.append(Span(text: mark, ink: cut.last?.ink))
    return Phrase(cut)
  }

  /// The phrase, cut or filled up to a width.
  func fitted(to width: Int, _ style: Style) -> Phrase {
    let phrase = truncated(to: width, style)
    let blanks = String(repeating: " ", count: max(0, width - phrase.cells))
    return blanks.isEmpty ? phrase : phrase + Phrase(stringLiteral: blanks)
  }

  /// The text as it goes to the terminal.
  func rendered(_ style: Style) -> String {
    guard style.color else { return plain }
    if spans.count == 1 { return spans[0].ink?.paint(spans[0].text) ?? spans[0].text }
    var text = ""
    var rest = spans.filter { !$0.text.isEmpty }[...]
    while let first = rest.first {
      // Neighbours of one ink are painted together.
      let run = rest.prefix { $0.ink == first.ink }
      rest = rest.dropFirst(run.count)
      let joined = run.map(\.text).joined()
      text += first.ink?.paint(joined) ?? joined
    }
    return text
  }
}

extension Sequence where Element == Phrase {
  func joined(separator: Phrase) -> Phrase {
    var result = Phrase()
    for (index, phrase) in enumerated() {
      if index > 0 { result += separator }
      result += phrase
    }
    return result
  }
}
