public import Editorial

/// An article that was read from plain text, ready to become a draft.
public struct ImportedArticle: Hashable, Sendable {
  /// The headline; nil when the text has no line that can be told from its paragraphs.
  public var title: String?
  /// The summary under the headline.
  public var dek: String?
  /// The names in the byline and in the sign-off, in the order found.
  public var bylines: [String]
  /// The day given with the article; nil where none is given, or where it could be two days
  /// (`03/05/2015`).
  public var date: CivilDate?
  /// The line that the date stands in, as found.
  public var dateText: String?
  /// The text without the page around it, in order.
  public var blocks: [ArticleBlock]
  /// What the page says of the blog itself: a section in the newsroom's terms.
  public var about: AboutBlog?
  /// Every line that went nowhere above, the one about the blog included, in order.
  public var leftOut: [LeftOutLine]
  /// The numbers, from 1, of the lines that title, dek, bylines, date and blocks were read from.
  public var usedLines: [Int]

  /// The texts of the blocks, plain.
  public var paragraphs: [String] { blocks.map(\.text) }

  /// The blocks as Markdown, with a line end at the end; empty when there are none.
  public var body: String {
    var body = ""
    for (index, block) in blocks.enumerated() {
      if index > 0 { body += block.continues(blocks[index - 1]) ? "\n" : "\n\n" }
      body += block.markdown
    }
    return body.isEmpty ? "" : body + "\n"
  }
}

/// What a page says of the blog that it belongs to.
public struct AboutBlog: Hashable, Sendable {
  /// The blog's name, when the text begins with it in quotation marks.
  public var name: String?
  /// What it is for, without the name.
  public var text: String
}

/// A line of the input that is no part of the article.
public struct LeftOutLine: Hashable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// Its text without blanks around it.
  public var text: String
  /// Why it was left out, in a few words.
  public var reason: String
}
