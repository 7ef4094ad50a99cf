public import Editorial

extension DraftReader {
  /// The keys of a draft's front matter with their values as texts, and where the body begins.
  ///
  /// Throws what is wrong where the file is no draft.
  public func fields(
    of bytes: [UInt8]
  ) throws(MalformedDraft) -> (fields: [FieldText], bodyStart: Int, bodyLine: Int) {
    let front = try frontMatter(of: bytes, path: "")
    let fields = front.entries.enumerated().map { index, entry in
      FieldText(key: entry.key, text: text(of: entry, at: index, in: front))
    }
    return (fields, front.body.lowerBound, front.source.lines.count + 1)
  }

  private func text(of entry: Entry, at index: Int, in front: FrontMatter) -> String {
    switch entry.value {
    case .empty: return ""
    case .scalar(let text): return text
    case .list(let items): return items.map(\.text).joined(separator: ", ")
    case .other:
      // Nobody but the site knows what it means: as it is written.
      return front.lines(of: index).enumerated().map { offset, line in
        let content = front.source.lines[line].content
        return front.source.string(
          offset == 0 ? min(entry.afterColon, content.upperBound)..<content.upperBound : content)
      }.joined(separator: "\n")
    }
  }
}
