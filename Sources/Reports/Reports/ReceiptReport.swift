public import Editorial

/// What a command that writes did, or would do.
public struct ReceiptReport: Report {
  public var receipt: Receipt

  public init(_ receipt: Receipt) { self.receipt = receipt }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    if receipt.isDryRun {
      writeRehearsal(to: &page)
      return page.text
    }
    for line in receipt.lines { page.paragraph(Phrase(prose: line)) }
    if style.verbose {
      for commit in receipt.commits { page.line(Self.commit(commit), indent: 2) }
    }
    writeNotes(to: &page)
    writeNext("next", to: &page)
    return page.text
  }

  public var json: String { JSONValue.document(members).written }

  /// The members of the answer; some commands have more of them.
  var members: JSONValue {
    [
      "commits": .array(receipt.commits.map(Self.json)),
      "drafts": JSONValue(receipt.slugs), "dry_run": JSONValue(receipt.isDryRun),
      "lines": JSONValue(receipt.lines), "next": JSONValue(receipt.next),
      "notes": JSONValue(receipt.notes),
    ]
  }

  private static func json(_ commit: Receipt.Commit) -> JSONValue {
    [
      "commit": JSONValue(commit.id), "message": .string(commit.message),
      "changes": .array(
        commit.changes.map { change in
          guard let old = change.movedFrom else {
            let kind =
              change.before == nil ? "added" : change.after == nil ? "deleted" : "changed"
            return ["path": .string(change.path), "change": .string(kind)]
          }
          return [
            "path": .string(change.path), "change": .string("renamed"), "from": .string(old),
          ]
        }),
    ]
  }

  private static func commit(_ commit: Receipt.Commit) -> Phrase {
    let subject = commit.message.lines.first ?? ""
    return "\("\(commit.id?.short ?? "") \(subject)", .aside)"
  }

  private func writeNotes(to page: inout Page) {
    for note in receipt.notes { page.paragraph(Phrase(prose: note), lead: "\("note:", .warning) ") }
  }

  private func writeRehearsal(to page: inout Page) {
    page.line(Phrase("dry run: nothing was changed", .heading))
    if !receipt.lines.isEmpty {
      page.blank()
      page.line("would happen:")
      for line in receipt.lines { page.paragraph(Phrase(prose: line), indent: 2) }
    }
    let verb = page.style.verbose ? "commit" : "record"
    for (index, commit) in receipt.commits.enumerated() {
      page.blank()
      let count = receipt.commits.count
      page.line(count == 1 ? "would \(verb):" : "would \(verb), \(index + 1) of \(count):")
      page.verbatim(commit.message, indent: 4)
      page.blank()
      if commit.changes.isEmpty { page.line("no file changes", indent: 2) }
      for change in commit.changes {
        UnifiedDiff(
          path: change.path, movedFrom: change.movedFrom, before: change.before,
          after: change.after
        ).write(to: &page)
      }
    }
    page.blank()
    writeNotes(to: &page)
    writeNext("then", to: &page)
  }

  /// What to type next; where it is somebody else's turn, a sentence with the command in backticks.
  private func writeNext(_ word: String, to page: inout Page) {
    guard !page.style.quiet, let next = receipt.next.first else { return }
    if next.contains("`") {
      page.paragraph(Phrase(prose: next), lead: "\(word): ")
    } else {
      page.line("\(word): \(next, .command)")
    }
  }
}
