import Editorial

extension Slug {
  /// The slug as a shell takes it, so that a line can be copied whatever an old blog named a file.
  var shellWord: String { rawValue.shellWord }
}

extension String {
  /// The text as one word of a shell.
  var shellWord: String {
    let plain = unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", "+", ",", ":", "@", "%": true
      default: scalar.value > 0x7F
      }
    }
    guard !plain || isEmpty else { return self }
    return "'" + replacing("'", with: "'\\''") + "'"
  }
}

extension DraftSummary {
  /// "change drafts/kelp.md, then `stet save kelp`".
  func changing(then command: String) -> Phrase {
    "change \(path), then \("`\(command)`", .command)"
  }
}

extension Workflow.Transition {
  /// What to type to make it.
  func command(for slug: Slug) -> String {
    "stet \(id) \(slug.shellWord)" + (requires.reason ? " -m 'WHY'" : "")
  }
}
