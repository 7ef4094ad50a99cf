// Drawings in SVG that take whatever width there is: places along the width are percentages, so
// that letters keep their size on a telephone.

/// A value with its name.
struct PlotBar {
  var name: String
  var value: Int64
  /// The value in words.
  var words: String
  /// A second value, marked by a line across: what nine of ten stay below.
  var mark: Int64?
}

enum Plots {
  /// Bars from left to right, each below its name: for a few things that have names.
  static func rows(_ id: String, title: String, about: String, _ bars: [PlotBar]) -> Markup {
    let most = bars.flatMap { [$0.value, $0.mark ?? 0] }.max() ?? 0
    let height = 46
    let pieces = bars.enumerated().map { index, bar -> Markup in
      let top = index * height
      let mark: Markup =
        bar.mark.map { value -> Markup in
          let x = percent(value, of: most)
          return """
            <line class="reach" x1="\(percent(bar.value, of: most))" x2="\(x)" y1="\(top + 31)" y2="\(top + 31)"/>\
            <line class="mark" x1="\(x)" x2="\(x)" y1="\(top + 22)" y2="\(top + 40)"/>
            """
        } ?? ""
      return """
        <g><title>\(bar.name): \(bar.words)</title>\
        <text x="0" y="\(top + 15)">\(bar.name)</text>\
        <text class="value" x="100%" y="\(top + 15)" text-anchor="end">\(bar.words)</text>\
        <rect class="track" x="0" y="\(top + 24)" width="100%" height="14" rx="2"/>\
        <rect class="bar" x="0" y="\(top + 24)" width="\(percent(bar.value, of: most))" height="14" rx="2"/>\
        \(mark)</g>

        """
    }
    return svg(id, title, about, height: bars.count * height, pieces)
  }

  /// Bars standing side by side: for what goes on in time.
  static func columns(_ id: String, title: String, about: String, _ bars: [PlotBar]) -> Markup {
    let (top, base) = (22, 182)
    let most = max(1, bars.map(\.value).max() ?? 0)
    // A few weeks are drawn as narrow as many: one bar is no wall.
    let isFew = bars.count < 12
    let width = 1000 * 100 / max(12, bars.count)
    let lines = [most, most / 2].filter { $0 > 0 }.map { value -> Markup in
      let y = base - Int(value * Int64(base - top) / most)
      return """
        <line class="grid" x1="0" x2="100%" y1="\(y)" y2="\(y)"/>\
        <text class="value" x="100%" y="\(y - 5)" text-anchor="end">\(Int(value).grouped)</text>

        """
    }
    let columns = bars.enumerated().map { index, bar -> Markup in
      let height = Int(bar.value * Int64(base - top) / most)
      let x = thousandths(index * width + width / 10)
      return """
        <g><title>\(bar.name): \(bar.words)</title>\
        <rect class="touch" x="\(thousandths(index * width))" y="\(top)" width="\(thousandths(width))" height="\(base - top)"/>\
        <rect class="bar" x="\(x)" y="\(base - height)" width="\(thousandths(width * 8 / 10))" height="\(height)"/></g>

        """
    }
    var ends: [Markup] = []
    if let first = bars.first, let last = bars.last {
      let name = isFew && bars.count > 1 ? "\(first.name) to \(last.name)" : first.name
      ends.append("<text x=\"0\" y=\"202\">\(name)</text>\n")
    }
    if !isFew, let last = bars.last {
      ends.append("<text x=\"100%\" y=\"202\" text-anchor=\"end\">\(last.name)</text>\n")
    }
    let ground: Markup =
      "<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"\(base)\" y2=\"\(base)\"/>\n"
    return svg(id, title, about, height: 208, lines + columns + [ground] + ends)
  }

  private static func svg(
    _ id: String, _ title: String, _ about: String, height: Int, _ pieces: [Markup]
  ) -> Markup {
    """
    <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="\(id)-title \(id)-about" width="100%" height="\(height)">
    <title id="\(id)-title">\(title)</title>
    <desc id="\(id)-about">\(about)</desc>
    \(pieces)</svg>

    """
  }

  private static func percent(_ value: Int64, of most: Int64) -> String {
    most > 0 ? thousandths(Int(value * 100_000 / most)) : "0"
  }

  /// A percentage, given a thousand times as large.
  private static func thousandths(_ value: Int) -> String {
    let digits = String(value % 1000)
    return "\(value / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits + "%"
  }
}
