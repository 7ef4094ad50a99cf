import Editorial
import Testing

@testable import Manuscript

@Suite struct OutlineTextTests {
  @Test func runsLeaveCodeAndHTMLOut() {
    let body = ReadBody(
      """
      It was *very* `code` <b title="x">good</b> & ok &amp; fine, don\\'t ~~go~~.

          indented

      ```
      fenced
      ```
      <div>
      raw
      </div>
      """)
    #expect(
      body.runs == [
        "1:1 It was ", "1:9 very", "1:14  ", "1:21  ", "1:35 good", "1:43  & ok ",
        "1:54  fine, don",
        "1:65 't ", "1:70 go", "1:74 .",
      ])
    #expect(body.lost == 0)
    #expect(body.outline.words == 8)
  }

  /// cmark takes such a name for that of a footnote, and loses what stands in it.
  @Test(arguments: [
    "One [^1\nTK two] three", "One [^a [b]\nTK two] three", "One [^`]`\nTK two] three",
  ])
  func aFootnoteOverTwoLinesLosesNothing(_ text: String) {
    let body = ReadBody(text + "\nfour\n\n[^1]\n\n[^1]: five\n")
    #expect(body.lost == 0)
    #expect(body.runs.contains { $0.hasPrefix("2:1 TK two") } && body.runs.contains("3:1 four"))
  }

  @Test(arguments: [
    ("One two-three don't it’s 5", 5), ("a—b and … c/d", 5), ("日本語です。", 5), ("", 0), ("* * *", 0),
    ("**bo**ld `x` y", 2), ("안녕하세요 세계", 2), ("東京 2026 Tokyo", 4), ("a\nb\n\n# c", 3),
    ("| a | b |\n|---|---|\n| c d | e |", 5), ("![no words](x) three [two words](y)", 3),
  ])
  func words(_ text: String, _ count: Int) {
    #expect(ReadBody(text).outline.words == count)
  }

  @Test func broken() {
    let body = Array("a [b](c) ".utf8) + [0xFF, 0xC3] + Array("é [d](e)\0 [f](g)\n".utf8)
    let (outline, lost) = MarkdownReader.read(body, firstLine: 1, path: "a.md")
    #expect(outline.links.map(\.destination) == ["c", "e", "g"])
    #expect(outline.links.map(\.location.column) == [3, 14, 22])
    #expect(lost == 0)
  }

  @Test func nothing() {
    #expect(ReadBody("").outline == BodyOutline())
    #expect(ReadBody("\n\r\n  \n").outline == BodyOutline())
  }
}
