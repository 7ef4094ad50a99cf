import Editorial

@testable import Manuscript

extension FuzzTarget {
  /// Saved pages: every line goes somewhere, and the text is Markdown that says just that.
  static let articles = FuzzTarget(name: "articles") { bytes in
    guard let article = try? ArticleReader.read(bytes: bytes) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let all = Set(TextLine.lines(of: text).map(\.number))
    let used = Set(article.usedLines), left = Set(article.leftOut.map(\.line))
    if used.union(left) != all {
      return "lines lost: \(all.subtracting(used).subtracting(left).sorted())"
    }
    let body = MarkdownReader.read(Array(article.body.utf8), firstLine: 1, path: "x.md")
    return body.lost == 0 ? nil : "what is written is not found again"
  }

  /// Posts of other blogs: what is taken is a draft that can be read.
  static let posts = FuzzTarget(name: "posts") { bytes in
    _ = PostReader.isPost(bytes, name: "x.txt")
    guard let post = try? PostReader.read(bytes, path: "x.md") else { return nil }
    switch PostReader.reader.read(post.bytes, path: "x.md") {
    case .success(let text): return text == post.text ? nil : "another text when read again"
    case .failure(let malformed): return "made \(malformed.findings.map(\.message))"
    }
  }
}
