import Editorial
import Foundation
import Testing

@testable import Manuscript

@Suite struct ArticleReaderTests {
  @Test(
    arguments: [
      ("March 5, 2015", "2015-03-05"), ("5 March 2015", "2015-03-05"), ("2015-03-05", "2015-03-05"),
      ("05.03.2015", "2015-03-05"), ("5 mars 2015", "2015-03-05"), ("5. März 2015", "2015-03-05"),
      ("Published: Thu, 5th Mar 2015 10:30 am GMT", "2015-03-05"),
      ("5 de marzo de 2015", "2015-03-05"),
      ("5 березня 2015 року", "2015-03-05"), ("Четверг, 5 марта 2015 г.", "2015-03-05"),
      ("2015年3月5日(木)", "2015-03-05"),
      ("2015-03-05T10:30:00+02:00", "2015-03-05"), ("25/12/2015", "2015-12-25"),
      ("12/25/2015", "2015-12-25"),
      ("1er mai 2015", "2015-05-01"), ("February 30, 2015", nil), ("In March 2015 it rained", nil),
      ("12", nil),
      ("Chapter 5", nil),
    ] as [(String, String?)])
  func dates(_ line: String, _ day: String?) {
    #expect(DateLine(line)?.date?.description == day)
  }

  @Test func aDateThatCouldBeTwoDaysIsKeptAsText() throws {
    let article = try ArticleReader.read(
      "The title of it all\n\n03/05/2015\n\nThis is the one paragraph that the text has to offer.")
    #expect(article.date == nil)
    #expect(article.dateText == "03/05/2015")
  }

  @Test(
    arguments: [
      ("By Ann Lee", ["Ann Lee"]),
      ("By ANN LEE, Bo Rask and Cy de la Cruz", ["ANN LEE", "Bo Rask", "Cy de la Cruz"]),
      ("Von Jan Öz und Ute K. Maß, Redakteurin", ["Jan Öz", "Ute K. Maß"]),
      ("Par A. Dupont et B. D'Arc", ["A. Dupont", "B. D'Arc"]),
      ("Por Ana Ruiz y Luis Gil", ["Ana Ruiz", "Luis Gil"]),
      ("Автор: Іван Франко", ["Іван Франко"]),
      ("作者：王小明、李雷", ["王小明", "李雷"]), ("Written by Ann Lee | Politics", ["Ann Lee"]),
      ("By the river", nil), ("By 2015 it was gone", nil), ("Bystanders Saw It", nil),
      ("Von hier aus", nil),
    ] as [(String, [String]?)])
  func bylines(_ line: String, _ names: [String]?) {
    #expect(BylineReader.labelled(line) == names)
  }

  @Test func lineEndsMarksAndBlanks() throws {
    let article = try ArticleReader.read(
      bytes: Array(
        "\u{FEFF}A Short Title\r\n\r\n\u{A0}By Ann Lee\t\r\n\r\n\tIt “rained” for\televen days, and nobody did\u{A0}mind it.\r\n"
          .utf8))
    #expect(article.title == "A Short Title")
    #expect(article.bylines == ["Ann Lee"])
    #expect(article.paragraphs == ["It “rained” for eleven days, and nobody did\u{A0}mind it."])
    #expect(article.usedLines == [1, 3, 5])
  }

  @Test func oneLine() throws {
    #expect(try ArticleReader.read("Just a title").title == "Just a title")
    #expect(try ArticleReader.read("Just a title").body == "")
  }

  @Test func errors() {
    func error(_ bytes: [UInt8]) -> ImportError? {
      do throws(ImportError) {
        _ = try ArticleReader.read(bytes: bytes)
        return nil
      } catch { return error }
    }
    #expect(error([]) == .empty)
    #expect(error(Array(" \n\t\n\u{FEFF}\n".utf8)) == .empty)
    #expect(
      error(Array("a\nb".utf8) + [0xE9, 0x0A]) == .notUTF8(line: 2, byte: 4, likely: .windows1252))
    #expect(error([0xFF, 0xFE, 0x61, 0]) == .notUTF8(line: 1, byte: 1, likely: .utf16))
    #expect(error([0x61, 0, 0x62, 0]) == .notUTF8(line: 1, byte: 1, likely: .utf16))
    #expect(error(Array("a long line\nand one \0 with that".utf8)) == .binary(line: 2))
  }

  @Test func theBodyIsReadBackAsTheParagraphs() throws {
    let text = """
      The title stands up here

      # not a heading, but a paragraph that begins with a number sign, like this one.

      A paragraph with *stars*, a [link](b) and 1 < 2 & so on, which is what it says.

      • [x] one
      • two
      """
    let article = try ArticleReader.read(text)
    let outline = MarkdownReader.outline(of: Array(article.body.utf8), firstLine: 1, path: "a.md")
    #expect(outline.links.isEmpty)
    #expect(outline.headings.isEmpty)
    #expect(article.body.hasSuffix("- \\[x] one\n- two\n"))
  }

  /// Every line that is not blank is used or left out, once.
  @Test(arguments: 0..<8 as Range<UInt64>)
  func nothingIsDroppedSilently(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let pieces = [
      "", "", "", "Share", "About This Blog", "Latest Posts", "Comments (3)", "By Ann Lee",
      "-- Ann Lee",
      "March 5, 2015", "A Title That Is Long Enough", "Short", "* * *", "• item", "1. item",
      "> said",
      "\"Name\" provides the news about everything that there is.", "© 2015 Nobody", "\t\u{A0}",
      "日本語の長い題名がここにある",
      "This is a sentence that is long enough to be taken for running text, and it is.",
      "We use cookies on this site.", "Photo: nobody",
      "wrapped by hand at a column that is about as wide",
    ]
    for _ in 0..<200 {
      let lines = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      let end = ["\n", "\r\n"].randomElement(using: &random) ?? "\n"
      guard let article = try? ArticleReader.read(lines.joined(separator: end)) else { continue }
      let wanted = lines.indices.filter { index in lines[index].contains { !$0.isWhitespace } }.map
      { $0 + 1 }
      #expect((article.usedLines + article.leftOut.map(\.line)).sorted() == wanted)
      for left in article.leftOut {
        #expect(left.text == lines[left.line - 1])
        #expect(!left.reason.isEmpty)
      }
    }
  }

  @Test func theDemoArticleIsTheOneTested() throws {
    let root = ArticleSnapshotTests.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let demo = try Data(contentsOf: root.appending(path: "Scripts/demo-article.txt"))
    let tested = try Data(
      contentsOf: ArticleSnapshotTests.folder.appending(path: "english-blog.txt"))
    #expect(demo == tested)
  }
}
