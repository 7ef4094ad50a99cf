/// Why no article could be read.
public enum ImportError: Error, Hashable, Sendable {
  /// Nothing but blank lines.
  case empty
  /// Lines, but none that belongs to an article: `lines` of page furniture.
  case onlyFurniture(lines: Int)
  /// Not UTF-8 from this line on, and this byte of the file, from 1.
  case notUTF8(line: Int, byte: Int, likely: Encoding)
  /// A NUL byte, which no text has.
  case binary(line: Int)

  /// What the bytes look like instead.
  public enum Encoding: String, Hashable, Sendable {
    case utf16 = "UTF-16"
    case windows1252 = "WINDOWS-1252"
  }

  /// What is wrong, lower case and without a full stop.
  public var message: String {
    switch self {
    case .empty: "there is no text in it"
    case .onlyFurniture(let lines):
      "none of its \(lines) lines belongs to an article, they are all page furniture"
    case .notUTF8(let line, let byte, let likely):
      "line \(line) is not UTF-8 (byte \(byte) of the file); it looks like \(likely.rawValue)"
    case .binary(let line): "line \(line) has a NUL byte, so this is no text"
    }
  }

  /// What to do next.
  public var help: String {
    switch self {
    case .empty: "save the page as text again, or paste the article into the file"
    case .onlyFurniture: "paste the article's title and text into the file"
    case .notUTF8(_, _, let likely): "convert it first: iconv -f \(likely.rawValue) -t UTF-8 FILE"
    case .binary: "save it as plain text in UTF-8"
    }
  }
}
