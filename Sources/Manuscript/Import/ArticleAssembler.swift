import Editorial

/// Decides for each passage of a page what it is to the article.
///
/// The steps go from what is surest to what is left: the page's furniture, what it says of the
/// blog, the sign-off, lists of other articles, byline and date, the title, the dek, the text.
struct ArticleAssembler {
  private enum Part: Equatable {
    case open
    case title, dek, byline, date, body
    case leftOut(String)
  }

  private let passages: [Passage]
  private var parts: [Part]
  private let furniture: [Furniture?]
  private var article = ImportedArticle(
    title: nil, dek: nil, bylines: [], date: nil, dateText: nil, blocks: [], about: nil,
    leftOut: [], usedLines: [])

  init(_ passages: [Passage]) {
    self.passages = passages
    furniture = passages.map { Furniture($0.text) }
    parts = furniture.map { $0.map { .leftOut($0.reason) } ?? .open }
  }

  mutating func assemble() -> ImportedArticle {
    takeAbout()
    takeSignOff()
    leaveLists()
    takeMetadata()
    takeTitle()
    takeDek()
    takeBody()
    for (passage, part) in zip(passages, parts) {
      for line in passage.lines {
        if case .leftOut(let reason) = part {
          article.leftOut.append(.init(line: line.number, text: line.text, reason: reason))
        } else {
          article.usedLines.append(line.number)
        }
      }
    }
    return article
  }

  private var open: [Int] { parts.indices.filter { parts[$0] == .open } }

  /// The sentences under the heading, up to the next line of furniture.
  private mutating func takeAbout() {
    for heading in parts.indices where furniture[heading]?.kind == .about {
      let following = (heading + 1..<parts.count).prefix { furniture[$0] == nil }
      let sentences = following.prefix { Prose.endsSentence(passages[$0].text) }.prefix(5)
      for index in sentences { parts[index] = .leftOut("says what the blog is for") }
      if article.about == nil {
        article.about = AboutReader.read(sentences.map { passages[$0].text })
      }
    }
  }

  /// `-- Name` with no more running text behind it ends the article.
  private mutating func takeSignOff() {
    guard let end = open.last(where: { BylineReader.signOff(passages[$0].text) != nil }),
      open.contains(where: { $0 < end && Prose.isSentence(passages[$0].text) })
    else { return }
    let after = open.filter { $0 > end }
    // Teasers under "Latest posts" are sentences too, but not the article's.
    let lists = furniture.indices.dropFirst(end).first {
      furniture[$0]?.kind == .list || furniture[$0]?.kind == .tail
    }
    let text = after.prefix { $0 < lists ?? furniture.count }
    guard !text.contains(where: { Prose.isSentence(passages[$0].text) }) else { return }
    parts[end] = .byline
    article.bylines = BylineReader.signOff(passages[end].text) ?? []
    for index in after { parts[index] = .leftOut("behind the sign-off") }
  }

  /// Titles of other articles, up to the next running text; everything behind the comments.
  private mutating func leaveLists() {
    guard let firstText = open.first(where: { Prose.isSentence(passages[$0].text) }) else { return }
    var reason: String?
    var isTail = false
    for index in parts.indices {
      switch furniture[index]?.kind {
      case .list:
        // A list before the text may be a menu, whose next line is the title.
        if index > firstText { reason = "in a list of other articles" }
      case .tail:
        guard index > firstText else { continue }
        reason = "behind the comments"
        isTail = true
      case .about: if !isTail { reason = nil }
      case .single, .rule, nil: break
      }
      guard parts[index] == .open, let given = reason else { continue }
      if !isTail, Prose.isSentence(passages[index].text) {
        reason = nil
      } else {
        parts[index] = .leftOut(given)
      }
    }
  }

  /// Bylines and dates before the second paragraph, and a labelled byline at the end.
  private mutating func takeMetadata() {
    let texts = open.filter { Prose.isSentence(passages[$0].text) }
    let head = open.filter { $0 < (texts.count > 1 ? texts[1] : texts.first ?? 0) }
    for index in head where DateLine(passages[index].text) != nil { takeDate(at: index) }
    for index in head + open.suffix(2) where parts[index] == .open {
      guard !Prose.isSentence(passages[index].text),
        let names = BylineReader.labelled(passages[index].text)
      else { continue }
      takeByline(names, at: index)
    }
    guard article.bylines.isEmpty else { return }
    // A bare name counts where a date stands beside it, and something is left for a title.
    for index in head where parts[index] == .open && head.first != index {
      let isBesideDate = [index - 1, index + 1].contains {
        parts.indices.contains($0) && parts[$0] == .date
      }
      let text = passages[index].text
      if isBesideDate, BylineReader.isName(text, words: 2...4) { takeByline([text], at: index) }
    }
  }

  private mutating func takeByline(_ names: [String], at index: Int) {
    parts[index] = .byline
    let fresh = names.filter { !article.bylines.contains($0) }
    article.bylines = fresh + article.bylines
    let rest = passages[index].text.split { "|•·,–—(".contains($0) }.dropFirst()
    guard article.dateText == nil else { return }
    // `By Ann Lee | March 5, 2015`: the comma is part of the date.
    for start in rest.indices {
      let text = rest[start...].joined(separator: ",").trimmingBlanks
      if let found = DateLine(text) {
        article.date = found.date
        article.dateText = text
        return
      }
    }
  }

  private mutating func takeDate(at index: Int) {
    guard article.dateText == nil else {
      parts[index] = .leftOut("another date")
      return
    }
    parts[index] = .date
    article.dateText = passages[index].text
    article.date = DateLine(passages[index].text)?.date
  }

  /// The first line before the text that is long enough for a headline, else the longest.
  private mutating func takeTitle() {
    let candidates = open.prefix { !Prose.isSentence(passages[$0].text) }.filter {
      let text = passages[$0].text
      return text.count <= 200 && ArticleItem(text) == nil && !text.hasSuffix(":")
        && !text.hasSuffix(".") && !text.hasSuffix("。")
    }
    let isPlain = candidates.count == open.count
    let chosen =
      isPlain
      ? candidates.first
      : candidates.first { weight(passages[$0].text) >= 4 }
        ?? candidates.max { passages[$0].text.count < passages[$1].text.count }
    guard let chosen else { return }
    parts[chosen] = .title
    article.title = Self.withoutMark(passages[chosen].text)
    for index in open where index < chosen { parts[index] = .leftOut("stands above the title") }
  }

  private func weight(_ text: String) -> Int {
    Prose.isIdeographic(text) ? text.count / 2 : Prose.wordCount(text)
  }

  private static func withoutMark(_ title: String) -> String {
    title.hasPrefix("# ") ? title.dropFirst(2).trimmingBlanks : title
  }

  private mutating func takeDek() {
    guard let title = parts.firstIndex(of: .title), let first = open.first, first > title else {
      return
    }
    let following = open.dropFirst()
    let next = following.first ?? first
    let metadataFollows = parts[first..<next].contains { $0 == .byline || $0 == .date }
    let paragraphs = following.map { passages[$0].text }.filter { Prose.isSentence($0) }
    guard
      DekJudge.isDek(
        passages[first].text, metadataFollows: metadataFollows, paragraphs: paragraphs)
    else { return }
    parts[first] = .dek
    article.dek = passages[first].text
  }

  private mutating func takeBody() {
    if let first = open.first, let last = open.last {
      // Between paragraphs it is a pause in the text.
      for index in first...last where furniture[index]?.kind == .rule { parts[index] = .open }
    }
    let body = open
    for (position, index) in body.enumerated() {
      parts[index] = .body
      let text = passages[index].text
      if furniture[index]?.kind == .rule {
        article.blocks.append(.init(.rule, text))
      } else if let item = ArticleItem(text) {
        article.blocks.append(.init(item.kind, item.text))
      } else if isHeading(text, before: position + 1 < body.count ? body[position + 1] : nil),
        position > 0
      {
        article.blocks.append(.init(.heading, Self.withoutMark(text)))
      } else {
        article.blocks.append(.init(.paragraph, text))
      }
    }
  }

  /// A short line that ends no sentence, and has text under it.
  private func isHeading(_ text: String, before next: Int?) -> Bool {
    guard let next, text.count <= 80, let last = text.last, let first = text.first,
      !Prose.endsSentence(text) || last == "?", !":;,—–-\"”»“」".contains(last),
      !"\"“„«»「".contains(first), Prose.startsUppercase(text)
    else { return false }
    let following = passages[next].text
    return Prose.isSentence(following)
      || (Prose.endsSentence(following) && following.count > text.count)
      || ArticleItem(following) != nil
  }
}
