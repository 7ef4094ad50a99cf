import Editorial
import Testing

@testable import Manuscript

/// Lines and columns are the file's, in code points, whatever stands around an inline.
@Suite struct OutlinePlaceTests {
  @Test func linksOverSeveralLines() {
    let body = ReadBody(
      "One [a](b)\ntwo é日😀 [c](d 'e') and\n   [f\n g](h) [i] ![j *k*](l)\n\n[i]: /m\n",
      firstLine: 8)
    #expect(
      body.links == [
        "8:5 [a](b) → b", "9:9 [c](d 'e') → d", "10:4 [f → h", "11:8 [i] → /m",
      ])
    #expect(body.images == ["11:12 ![j *k*](l) → l “j k”"])
    #expect(body.lost == 0)
  }

  @Test func listsAndQuotes() {
    let body = ReadBody(
      """
      - one [a](b)
        two [c](d)
        1. > quoted [e](f)
           > again [g](h)
        lazy [i](j)

        > - deep
        >   [k](l)
      > > x
      lazy [m](n)
      > > [o](p)
      - [ ] task [q](r)
      \t- tab [s](t)
      """)
    #expect(
      body.links == [
        "1:7 [a](b) → b", "2:7 [c](d) → d", "3:15 [e](f) → f", "4:14 [g](h) → h",
        "5:8 [i](j) → j", "8:7 [k](l) → l", "10:6 [m](n) → n", "11:5 [o](p) → p",
        "12:12 [q](r) → r", "13:8 [s](t) → t",
      ])
    #expect(body.lost == 0)
    #expect(body.faults == [])
  }

  @Test func tables() {
    let body = ReadBody(
      """
      Intro [z](y)
      | a [b](c) | é `d\\|e` [f](g) |
      |---|:-:|
      | h | [i\\|j](k) |
      | | [l](m) | [n](o)

      > p | q
      > --|--
      > r [s](t) | u \\| v [w](x)
      """)
    #expect(
      body.links == [
        "1:7 [z](y) → y", "2:5 [b](c) → c", "2:23 [f](g) → g", "4:7 [i\\|j](k) → k",
        "5:5 [l](m) → m", "9:5 [s](t) → t", "9:21 [w](x) → x",
      ])
    #expect(body.lost == 0)
    #expect(body.faults == [])
  }

  @Test func definitionsBeforeText() {
    let body = ReadBody("[a]: /b\n  'title'\n[c]: <d e>\n[a] and [c][] and [x][c]\n")
    #expect(body.links == ["4:1 [a] → /b", "4:9 [c][] → d e", "4:19 [x][c] → d e"])
    #expect(body.lost == 0)
  }

  @Test func windowsLineEndsAndTabs() {
    let body = ReadBody("a\tb [c](d)\r\n\te [f](g)\\\r\nh  \r\n[i](j)\r\n", firstLine: 5)
    #expect(body.links == ["5:5 [c](d) → d", "6:4 [f](g) → g", "8:1 [i](j) → j"])
    #expect(body.outline.links.first?.location.text == "a\tb [c](d)")
    #expect(body.lost == 0)
    #expect(body.outline.controls == [])
  }

  @Test func headings() {
    let body = ReadBody("# One *two* `three` #\n\nFour\nfive [a](b)\n---\n> ## Six\n####### no\n")
    #expect(
      body.headings == [
        "1:1 # One *two* `three` # → 1 One two three", "3:1 Four → 2 Four five a",
        "6:3 ## Six → 2 Six",
      ])
    #expect(body.links == ["4:6 [a](b) → b"])
    #expect(body.lost == 0)
  }

  @Test func addresses() {
    let body = ReadBody(
      """
      <https://a.example/é> and https://b.example/_x_(y)?q=1&z, (www.c.example). Mail \
      me@d.example! **http://e.example/f**
      [https://g.example](h) `http://i.example` http://
      """)
    #expect(
      body.links == [
        "1:1 <https://a.example/é> → https://a.example/é",
        "1:27 https://b.example/_x_(y)?q=1&z → https://b.example/_x_(y)?q=1&z",
        "1:60 www.c.example → http://www.c.example",
        "1:81 me@d.example → mailto:me@d.example",
        "1:97 http://e.example/f → http://e.example/f",
        "2:1 [https://g.example](h) → h",
      ])
    #expect(
      body.runs == [
        "1:22  and ", "1:57 , (", "1:73 ). Mail ", "1:93 ! ", "2:2 https://g.example",
        "2:23  ", "2:42  http://",
      ])
    #expect(body.lost == 0)
  }

  @Test func footnotes() {
    let body = ReadBody("A[^n] b [c](d).\n\n[^n]: Note [e](f)\n    more\n\n    [g](h)\n")
    #expect(body.links == ["1:9 [c](d) → d", "3:12 [e](f) → f", "6:5 [g](h) → h"])
    #expect(body.lost == 0)
  }

  @Test func imagesInLinks() {
    let body = ReadBody("![a](b) [![c \\* d](e)](f) ![](g) ![h][i]\n\n[i]: j\n")
    #expect(body.links == ["1:9 [![c \\* d](e)](f) → f"])
    #expect(body.outline.links.first?.text == "c * d")
    #expect(
      body.images == [
        "1:1 ![a](b) → b “a”", "1:10 ![c \\* d](e) → e “c * d”", "1:27 ![](g) → g “”",
        "1:34 ![h][i] → j “h”",
      ])
  }
}
