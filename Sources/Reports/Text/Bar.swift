import Editorial

/// A bar of characters whose length says how much something is.
enum Bar {
  /// The bar for a value, when the largest one takes so many cells; nothing for nothing, and at
  /// least a sliver for anything.
  static func of(_ value: Int64, outOf largest: Int64, cells: Int, _ style: Style) -> Phrase {
    guard value > 0, largest > 0, cells > 0 else { return "" }
    let steps = style.glyphs.bar
    let length = Double(value) / Double(largest) * Double(cells * steps.count)
    let eighths = max(1, Int(length.rounded()))
    let (full, rest) = (eighths / steps.count, eighths % steps.count)
    let text = String(repeating: steps.last ?? "", count: full) + (rest > 0 ? steps[rest - 1] : "")
    return Phrase([Phrase.Span(text: text, ink: .place)])
  }
}
