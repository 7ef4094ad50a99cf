internal import Editorial

/// One fault of a draft, by its bytes: what a finding is made from.
struct DraftFault: Error {
  /// The bytes meant, in the whole file.
  var range: Range<Int>
  /// What was found: one sentence without a full stop, lower case at the start.
  var message: String
  /// What to do about it.
  var help: String

  init(_ range: Range<Int>, _ message: String, help: String) {
    self.range = range
    self.message = message
    self.help = help
  }

  func finding(in source: DraftSource) -> Finding {
    Finding(MalformedDraft.code, .error, message, at: source.location(of: range), help: help)
  }
}
