/// A place in a file: where a finding points.
public struct SourceLocation: Hashable, Sendable {
  /// The path from the newsroom's root.
  public var path: String
  /// The line, from 1.
  public var line: Int
  /// The column of the first character meant, from 1, in Unicode code points.
  public var column: Int
  /// The column after the last character meant.
  public var endColumn: Int
  /// The text of that line, without its line ending.
  public var text: String

  public init(path: String, line: Int, column: Int, endColumn: Int? = nil, text: String = "") {
    self.path = path
    self.line = line
    self.column = column
    self.endColumn = max(endColumn ?? column + 1, column + 1)
    self.text = text
  }

  /// The start of a file, for what is wrong with all of it.
  public static func start(of path: String) -> SourceLocation {
    SourceLocation(path: path, line: 1, column: 1)
  }
}
