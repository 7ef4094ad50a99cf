/// What a key is to hold, for edits and new drafts.
public enum FieldValue: Hashable, Sendable {
  /// One text, date or boolean.
  case scalar(String)
  /// A list of texts.
  case list([String])
}
