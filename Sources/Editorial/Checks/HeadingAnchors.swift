/// The anchors that a page's headings get, as GitHub and Hugo make them.
struct HeadingAnchors {
  private var anchors: Set<String> = []

  init(_ headings: [BodyOutline.Heading]) {
    var counts: [String: Int] = [:]
    for heading in headings {
      // `## Title {#name}` gives the heading a name of its own.
      if let open = heading.text.firstRange(of: "{#"), heading.text.hasSuffix("}") {
        anchors.insert(String(heading.text[open.upperBound...].dropLast()))
      }
      let anchor = Self.anchor(of: heading.text)
      let count = counts[anchor, default: 0]
      counts[anchor] = count + 1
      anchors.insert(count == 0 ? anchor : "\(anchor)-\(count)")
    }
  }

  /// Whether a link to `#fragment` finds something; the page's top is always there.
  func contains(_ fragment: String) -> Bool {
    fragment.isEmpty || fragment == "top" || anchors.contains(fragment)
  }

  /// The anchors near to a fragment.
  func near(_ fragment: String) -> [String] { nearest(to: fragment, among: anchors.sorted()) }

  /// Letters lowered, blanks to hyphens, anything but letters, digits, hyphens and `_` left out.
  private static func anchor(of text: String) -> String {
    var anchor = String.UnicodeScalarView()
    for scalar in text.trimmed.lowercased().unicodeScalars {
      let properties = scalar.properties
      if scalar == " " {
        anchor.append("-")
      } else if scalar == "-" || scalar == "_" || properties.isAlphabetic
        || properties.generalCategory == .decimalNumber
        || properties.generalCategory == .nonspacingMark
      {
        anchor.append(scalar)
      }
    }
    return String(anchor)
  }
}
