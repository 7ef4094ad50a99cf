import Editorial

/// The `stet:` line that every rule file carries.
enum RuleVersion {
  /// The version of the format that this program knows.
  static let known = "1"

  /// Whether the rest of the file means what this program knows.
  ///
  /// A file without the line is read as the known version, so that its other faults show too.
  static func holds(in root: RuleNode?, _ decoder: inout RuleDecoder) -> Bool {
    guard let root else {
      decoder.drop(
        .fault(
          "rules.missing", "the file is empty", at: .start(of: decoder.path),
          help: "begin with `stet: 1`; `stet explain rules.missing` shows a whole file"))
      return false
    }
    guard case .mapping = root.content else {
      decoder.drop(
        .fault(
          "rules.type", "\(root.kind) where the file's keys are expected", at: root.location,
          help: "begin with `stet: 1` in column 1"))
      return false
    }
    guard let entry = root["stet"] else {
      decoder.note(
        .fault(
          "rules.missing", "the version of the format is missing", at: .start(of: decoder.path),
          help: "begin with `stet: 1`"))
      return true
    }
    guard let version = entry.value.text else {
      decoder.note(
        .fault(
          "rules.type", "`stet` is \(entry.value.kind) where a version is expected",
          at: entry.key.location, help: "write `stet: 1`"))
      return true
    }
    guard version == known else {
      decoder.drop(
        .fault(
          "rules.version", "this stet does not know format \(version)", at: entry.value.location,
          help: "it knows format 1; install a newer stet, or write `stet: 1`"))
      return false
    }
    return true
  }
}
