/// How text for people is to look: what the terminal can do, and what the person asked for.
public struct Style: Hashable, Sendable {
  /// A width at which nothing is wrapped or cut, for text that goes into a file or a pipe.
  public static let unlimited = Int.max / 4

  /// Whether to colour; colour is never the only signal.
  public var color: Bool
  /// Whether stet's own marks may leave ASCII: `…`, `→`, `•`.
  public var unicode: Bool
  /// The cells of a line.
  public var width: Int
  /// Whether to show what git calls things: commits, copy ids, what the system said.
  public var verbose: Bool
  /// Whether to leave out what only accompanies the result: legends, counts, what to type next.
  public var quiet: Bool

  public init(
    color: Bool = false, unicode: Bool = true, width: Int = 80, verbose: Bool = false,
    quiet: Bool = false
  ) {
    self.color = color
    self.unicode = unicode
    self.width = max(width, 20)
    self.verbose = verbose
    self.quiet = quiet
  }
}
