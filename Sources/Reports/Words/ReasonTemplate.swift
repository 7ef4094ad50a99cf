/// What somebody finds in their editor who is asked for a reason.
public struct ReasonTemplate: Sendable {
  /// What they are about to do: "return".
  public var act: String
  /// What happens then, a sentence each.
  public var lines: [String]

  public init(act: String, lines: [String]) {
    self.act = act
    self.lines = lines
  }

  /// An empty line to write on, and comments below it.
  public var text: String {
    let comments =
      [
        "Why? Write the reason for `\(act)` above; whoever is concerned reads it.",
        "Lines that begin with # are left out. Without a reason nothing happens.", "",
        "What is about to happen:",
      ] + lines.map { "  " + escape($0) }
    return "\n" + comments.map { $0.isEmpty ? "#\n" : "# \($0)\n" }.joined()
  }

  /// The reason in what they wrote; empty when there is none.
  public static func reason(in text: String) -> String {
    text.lines.filter { !$0.hasPrefix("#") }.map(\.withoutTrailingBlanks)
      .joined(separator: "\n").trimmingLines
  }
}

extension String {
  fileprivate var withoutTrailingBlanks: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  fileprivate var trimmingLines: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
