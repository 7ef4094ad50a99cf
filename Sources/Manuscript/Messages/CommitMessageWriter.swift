public import Editorial

/// Writes the message of a commit in the form that ``CommitMessageReader`` reads.
public enum CommitMessageWriter {
  /// The message's text, with a final newline.
  ///
  /// A reason whose last paragraph looks like trailers stays a reason: stet's own trailers follow
  /// it in a paragraph of their own.
  public static func write(_ message: CommitMessage) -> String {
    var paragraphs = [message.subject]
    let body = message.body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }.joined(separator: "\n").trimmingNewlines
    if !body.isEmpty { paragraphs.append(body) }
    if !message.trailers.isEmpty {
      paragraphs.append(message.trailers.map(line).joined(separator: "\n"))
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }

  private static func line(_ trailer: CommitMessage.Trailer) -> String {
    switch trailer {
    case .transition(let id, let slug): "Stet-Transition: \(id) \(slug)"
    case .copy(let slug, let copy): "Stet-Copy: \(slug) \(copy)"
    case .approve(let slug, let copy, let person): "Stet-Approve: \(slug) \(copy) \(person)"
    case .unapprove(let slug, let person): "Stet-Unapprove: \(slug) \(person)"
    case .rename(let old, let new): "Stet-Rename: \(old) \(new)"
    case .adopt(let slug, let state, let copy): "Stet-Adopt: \(slug) \(state) \(copy)"
    case .release(let slug): "Stet-Release: \(slug)"
    case .accept(let commit, let code, let slug):
      "Stet-Accept: \(commit) \(code)" + (slug.map { " \($0)" } ?? "")
    }
  }

  /// Why a text cannot be a reason or a title in a message; nil when it can.
  ///
  /// Control characters could forge a line; invisible and direction-changing ones hide what is
  /// said.
  public static func fault(in text: String, allowingLines: Bool) -> String? {
    for scalar in text.unicodeScalars {
      if allowingLines, scalar == "\n" || scalar == "\t" { continue }
      switch scalar.properties.generalCategory {
      case .control:
        return
          "has a control character in it (U+\(String(scalar.value, radix: 16, uppercase: true)))"
      case .lineSeparator, .paragraphSeparator:
        return "has a line separator in it"
      default: break
      }
      if (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) {
        return "has a character in it that changes the direction of writing"
      }
    }
    return nil
  }
}

extension String {
  fileprivate var trimmingNewlines: String {
    var text = self[...]
    while text.first == "\n" { text.removeFirst() }
    while let last = text.last, last == "\n" || last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}
