public import Editorial

/// Reads the body of a draft: what the checks ask of its Markdown.
public enum MarkdownReader {
  /// Reads a body as GitHub's Markdown and tells its links, images, headings and running text.
  ///
  /// The dialect is CommonMark with tables, strikethrough, task lists, footnotes and bare
  /// addresses as links. Every `TextRun` is a stretch of one line exactly as it stands in the
  /// file, so that a column within its text is a column of the line: markup, escapes and
  /// entities end a run. The text of images and of bare addresses is in no run.
  ///
  /// Input that is not UTF-8 is read with U+FFFD for what is broken. Hostile input costs time in
  /// proportion to its length: see `ParseGuard`.
  ///
  /// - Parameters:
  ///   - body: The bytes after the front matter. The caller cuts off what it thinks too much.
  ///   - firstLine: The line of the file, from 1, that the body begins on.
  ///   - path: The file, for the places.
  public static func outline(
    of body: some Collection<UInt8>, firstLine: Int, path: String
  ) -> BodyOutline {
    read(body, firstLine: firstLine, path: path).outline
  }

  /// The outline, and how many inlines were not found again where the parser said they were.
  static func read(
    _ body: some Collection<UInt8>, firstLine: Int, path: String
  ) -> (outline: BodyOutline, lost: Int) {
    let source = BodySource(body, firstLine: firstLine, path: path)
    let parsed = ParseGuard.tame(source)
    let builder = OutlineBuilder(source: source, parsed: parsed)
    if let tree = CmarkTree(parsing: parsed) {
      tree.walk { builder.visit($0) }
    }
    builder.outline.controls = ControlScanner.controls(in: source)
    return (builder.finished(), builder.lost)
  }
}
