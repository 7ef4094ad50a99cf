/// Reads an article from a page that was saved as plain text.
///
/// Nothing is dropped silently: every line that is not blank is either used, and listed in
/// `usedLines`, or stands in `leftOut` with a reason.
public enum ArticleReader {
  /// Reads the bytes of a file.
  ///
  /// - Throws: `ImportError` also for bytes that are no UTF-8, with a guess at what they are.
  public static func read(bytes: some Collection<UInt8>) throws(ImportError) -> ImportedArticle {
    let bytes = Array(bytes)
    let nuls = bytes.count { $0 == 0 }
    let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if hasMark || nuls * 10 > bytes.count {
      throw .notUTF8(line: 1, byte: 1, likely: .utf16)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let broken = brokenByte(bytes)
      throw .notUTF8(
        line: line(at: broken, in: bytes), byte: broken + 1, likely: .windows1252)
    }
    if let nul = bytes.firstIndex(of: 0) { throw .binary(line: line(at: nul, in: bytes)) }
    return try read(text)
  }

  /// Reads a text: lines end with LF, CRLF or CR; a byte order mark is skipped.
  ///
  /// - Throws: `ImportError` when there is no article in it.
  public static func read(_ text: String) throws(ImportError) -> ImportedArticle {
    let lines = TextLine.lines(of: text)
    guard !lines.isEmpty else { throw .empty }
    var assembler = ArticleAssembler(Passage.passages(of: lines))
    let article = assembler.assemble()
    guard article.title != nil || !article.blocks.isEmpty else {
      throw .onlyFurniture(lines: lines.count)
    }
    return article
  }

  /// The offset of the first byte that is not UTF-8.
  private static func brokenByte(_ bytes: [UInt8]) -> Int {
    do {
      try Hazards.firstForeignByte(in: bytes)
      return 0
    } catch {
      return error.range.lowerBound
    }
  }

  private static func line(at offset: Int, in bytes: [UInt8]) -> Int {
    bytes[..<offset].count { $0 == .lf } + 1
  }
}
