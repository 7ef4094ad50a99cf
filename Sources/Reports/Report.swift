/// A result of a command, ready to be told to people or to programs.
///
/// Reports return text and print nothing; whether a result is good or bad was decided before.
public protocol Report: Sendable {
  /// The result in words, for people.
  ///
  /// Whole lines, each with its newline; empty when there is nothing to say. The wording may
  /// change from version to version.
  func text(_ style: Style) -> String

  /// The result as JSON, for programs.
  ///
  /// One object in the format of `"schema": 1`, its keys sorted, with a newline at the end.
  var json: String { get }
}
