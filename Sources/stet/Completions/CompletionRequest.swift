/// What is being typed, taken apart: the words that are whole, and the one at the cursor.
struct CompletionRequest {
  var words: [String]
  var current: String

  /// What a shell's script sends: `words WORD… CURRENT`, the last one as it is typed, with its
  /// quotes; or `line TEXT` with the program's name in front.
  init?(_ arguments: [String]) {
    switch arguments.first {
    case "words":
      var words = Array(arguments.dropFirst())
      guard let current = words.popLast() else { return nil }
      self.init(words: words, current: ShellWords.split(current).last ?? "")
    case "line":
      guard arguments.count == 2 else { return nil }
      var words = ShellWords.split(arguments[1])
      guard words.count > 1, let current = words.popLast() else { return nil }
      self.init(words: Array(words.dropFirst()), current: current)
    default: return nil
    }
  }

  init(words: [String], current: String) {
    self.words = words
    self.current = current
  }
}

/// A line of a shell in words, as far as somebody has typed it.
enum ShellWords {
  /// The words with their quotes taken off; the last one is what stands at the end of the line,
  /// empty behind a blank, and may have a quote that is not closed yet.
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isInWord = false
    var quote: Character?
    var rest = line[...]
    while let character = rest.popFirst() {
      switch (character, quote) {
      case ("\\", nil):
        if let next = rest.popFirst() { word.append(next) }
        isInWord = true
      case ("\\", "\""):
        // Between double quotes only a few signs need one.
        if let next = rest.first, "\\\"$`".contains(next) {
          word.append(rest.removeFirst())
        } else {
          word.append("\\")
        }
      case (let sign, let open?) where sign == open: quote = nil
      case ("'", nil), ("\"", nil):
        quote = character
        isInWord = true
      case (" ", nil), ("\t", nil), ("\n", nil):
        if isInWord { words.append(word) }
        word = ""
        isInWord = false
      default:
        word.append(character)
        isInWord = true
      }
    }
    return words + [word]
  }
}
