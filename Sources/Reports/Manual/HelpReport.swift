/// `stet help`: what there is to type, grouped by what one wants to do.
public struct HelpReport: Report {
  /// Commands, or topics, that belong together.
  public struct Group: Hashable, Sendable {
    public var title: String
    public var entries: [Entry]

    public init(_ title: String, _ entries: [Entry]) {
      self.title = title
      self.entries = entries
    }
  }

  /// A word to type, and a line about it.
  public struct Entry: Hashable, Sendable {
    public var word: String
    public var about: String

    public init(_ word: String, _ about: String) {
      self.word = word
      self.about = about
    }
  }

  public var about: [String]
  public var groups: [Group]
  public var more: [String]

  public init(about: [String], groups: [Group], more: [String]) {
    self.about = about
    self.groups = groups
    self.more = more
  }

  /// Lines longer than this are hard to read, however wide the terminal is.
  private static let readable = 100

  public func text(_ style: Style) -> String {
    var style = style
    style.width = min(style.width, Self.readable)
    var page = Page(style)
    for sentence in about {
      page.paragraph(Phrase(prose: sentence))
      page.blank()
    }
    let column =
      groups.flatMap(\.entries).map { DisplayWidth.of(escape($0.word)) }
      .filter { $0 <= 20 }.max() ?? 0
    for group in groups where !group.entries.isEmpty {
      page.blank()
      page.line(Phrase(group.title, .heading))
      for entry in group.entries {
        // A word that is longer than the others has its line a little further right.
        let word = Phrase(entry.word, .command)
        page.paragraph(
          Phrase(prose: entry.about), lead: word.fitted(to: max(column, word.cells) + 2, style),
          indent: 2)
      }
    }
    page.blank()
    for sentence in more { page.paragraph(Phrase(prose: sentence)) }
    return page.text
  }

  public var json: String {
    JSONValue.document([
      "groups": .array(
        groups.map { group in
          [
            "title": .string(group.title),
            "entries": .array(
              group.entries.map { ["word": .string($0.word), "about": .string($0.about)] }),
          ]
        })
    ]).written
  }
}
