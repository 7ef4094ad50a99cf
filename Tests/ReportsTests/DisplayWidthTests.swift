import Testing

@testable import Reports

struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("river", 5), ("naïve", 5), ("cafe\u{301}", 4), ("日本語", 6), ("한국어", 6),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("ｶﾅ", 2), ("Ｗｉｄｅ", 8), ("😀", 2), ("👩‍👩‍👧‍👦", 2),
    ("🇺🇦🇯🇵", 4), ("👍🏽", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("…—·", 3), ("क्षि", 3), ("ไทย", 3),
    ("\u{301}", 0), ("、。", 4),
  ])
  func cells(of text: String, are count: Int) {
    #expect(DisplayWidth.of(text) == count)
  }

  @Test func cutsAtTheWidth() {
    let style = Style()
    #expect(Phrase("river gauge").truncated(to: 6, style).plain == "river…")
    #expect(Phrase("日本語").truncated(to: 4, style).plain == "日…")
    #expect(Phrase("日本語").truncated(to: 6, style).plain == "日本語")
    #expect(Phrase("river gauge").truncated(to: 6, Style(unicode: false)).plain == "riv...")
    #expect(Phrase("river").truncated(to: 1, style).plain == "…".prefix(1))
  }

  @Test func wrapsAtBlanksAndKeepsCommandsWhole() {
    let text = "ask a chief to run `stet people add` and then try it again"
    #expect(
      Phrase(prose: text).wrapped(to: 24).map(\.plain) == [
        "ask a chief to run", "`stet people add` and", "then try it again",
      ])
    #expect(Phrase("川の水位計を読む。").wrapped(to: 8).map(\.plain) == ["川の水位", "計を読", "む。"])
    #expect(
      Phrase("see https://blog.example/a-long-address now").wrapped(to: 16).map(\.plain) == [
        "see", "https://blog.example/a-long-address", "now",
      ])
  }

  @Test func noLineOfATableIsWiderThanTheTerminal() {
    var dice = Dice(state: 3)
    let words = ["a", "日本語", "river-gauge", "👩‍👩‍👧‍👦", "", "a rather long title of a draft"]
    for width in 20...120 {
      var table = Table(
        (0..<5).map { .init("HEAD\($0)", gives: $0 > 2 ? $0 : nil) },
        shortening: [(4, 6), (0, 4)])
      table.rows = (0..<6).map { _ in (0..<5).map { _ in Phrase(words[dice.roll(6)]) } }
      var page = Page(Style(width: width))
      table.write(to: &page)
      for line in page.text.lines {
        #expect(DisplayWidth.of(line) <= width)
        #expect(!line.hasSuffix(" "))
      }
    }
  }

  @Test func agesAndNumbers() {
    let ages: [(Int64, String, String)] = [
      (0, "now", "less than a minute"), (-50, "now", "less than a minute"),
      (720, "12 min", "12 minutes"), (3600, " 1 h", "1 hour"), (3 * 86_400, " 3 d", "3 days"),
      (75 * 86_400, " 2 mo", "2 months"), (1200 * 86_400, " 3 y", "3 years"),
    ]
    for (seconds, short, long) in ages {
      let start = Sample.ago(minutes: seconds / 60)
      #expect(Age(from: start, to: Sample.now).short == short)
      #expect(Age(from: start, to: Sample.now).long == long)
    }
    #expect(1_234_567.counted("word") == "1,234,567 words")
    #expect(1.counted("word") == "1 word")
  }
}
