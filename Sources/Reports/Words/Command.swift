import Editorial

extension Slug {
  /// The slug as a shell takes it, so that a line can be copied whatever an old blog named a file.
  var shellWord: String { rawValue.shellWord }
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
