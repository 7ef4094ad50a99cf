import Editorial

extension DeskContents.Next {
  /// What to type.
  func command(for slug: Slug) -> String {
    switch self {
    case .move(let transition), .rewrite(let transition): transition.command(for: slug)
    case .approve: "stet approve \(slug.shellWord)"
    case .save: "stet save \(slug.shellWord)"
    case .check: "stet check \(slug.shellWord)"
    case .can: "stet can \(slug.shellWord)"
    case .show: "stet show \(slug.shellWord)"
    }
  }

  /// What to do, for people: with the change of the text that comes first.
  func phrase(for draft: DraftSummary) -> Phrase {
    let command = command(for: draft.slug)
    if case .rewrite = self { return draft.changing(then: command) }
    return Phrase(command, .command)
  }
}
