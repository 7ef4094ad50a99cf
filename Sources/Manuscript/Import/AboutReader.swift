/// Turns what a page says of its blog into what a section needs: a name, and what it is for.
enum AboutReader {
  /// Takes the name in quotation marks off the front of the sentences.
  ///
  /// `"Under The Black Flag" provides news.` gives that name and `Provides news.` A verb that
  /// would be left alone goes too: `"Tides" is a blog about water.` gives `A blog about water.`
  /// Without a name in front the text stays as it is.
  static func read(_ passages: [String]) -> AboutBlog? {
    let text = passages.joined(separator: " ")
    guard let first = text.first else { return nil }
    guard let close = quotes[first], let end = text.dropFirst().firstIndex(where: close.contains)
    else { return AboutBlog(name: nil, text: text) }
    let name = text[text.index(after: text.startIndex)..<end].trimmingBlanks
    guard !name.isEmpty, name.count <= 80 else { return AboutBlog(name: nil, text: text) }
    var rest = text[text.index(after: end)...].trimmingBlanks
    for word in copulas where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count).trimmingBlanks
      break
    }
    guard !rest.isEmpty else { return AboutBlog(name: name, text: text) }
    return AboutBlog(name: name, text: rest.prefix(1).uppercased() + rest.dropFirst())
  }

  private static let quotes: [Character: Set<Character>] = [
    "\"": ["\""], "“": ["”", "\""], "„": ["“", "”"], "«": ["»"], "»": ["«"], "「": ["」"],
    "『": ["』"], "‘": ["’"], "‚": ["‘"], "”": ["”"],
  ]
  private static let copulas = [
    "is ", "ist ", "est ", "es ", "è ", "é ", "— це ", "– це ", "— это ", "– это ", "— ", "– ",
    "は、",
    "は",
  ]
}
