/// Writes plain text as Markdown.
public enum MarkdownWriter {
  /// Escapes a paragraph so that it is read back as exactly this text.
  ///
  /// As little as needed is escaped: an apostrophe, parentheses, a hyphen in a sentence, `AT&T`,
  /// `snake_case` and addresses stay. Line ends stay soft line ends; blanks that Markdown would
  /// drop become character references. U+0000 has no form in Markdown and comes back as U+FFFD.
  ///
  /// What is written is parsed again; should the rules ever leave something open, every mark of
  /// punctuation is escaped instead.
  public static func escape(_ paragraph: String) -> String {
    let escaped = ParagraphEscaper.escape(paragraph)
    return rendered(escaped) == readable(paragraph)
      ? escaped : ParagraphEscaper.escapeEverything(paragraph)
  }

  /// A heading of one line.
  static func heading(_ text: String, level: Int) -> String {
    // A trailing `#` would close the heading.
    var escaped = escape(text.split { $0.isNewline }.joined(separator: " "))
    if escaped.hasSuffix("#") {
      escaped.removeLast()
      escaped += "\\#"
    }
    return String(repeating: "#", count: level) + " " + escaped
  }

  /// The text of Markdown that is one paragraph; nil for anything else.
  ///
  /// Bare addresses as links change no text, but they shield the marks within them, as on GitHub.
  /// In a very long paragraph they are not looked for, since cmark takes quadratic time over them.
  static func rendered(_ markdown: String) -> String? {
    var extensions = ["table", "strikethrough", "tasklist"]
    if markdown.utf8.count <= 4_096 { extensions.append("autolink") }
    guard let tree = CmarkTree(parsing: Array(markdown.utf8), extensions: extensions) else {
      return nil
    }
    var text = ""
    var paragraphs = 0
    var isPlain = true
    tree.walk { event in
      switch event.kind {
      case .paragraph: paragraphs += event.entering ? 1 : 0
      case .text: text += event.literal
      case .softBreak: text += "\n"
      case .link: isPlain = isPlain && event.isBareAddress
      case .document: break
      default: isPlain = false
      }
    }
    return isPlain && paragraphs <= 1 ? text : nil
  }

  private static func readable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}
