import Testing

@testable import Editorial

@Suite struct LookAlikesTests {
  @Test(arguments: [
    ("Ada Reyes", "Аda Rеyes"), ("Ada Reyes", "ADA REYES"), ("Ada Reyes", "Ada  Reyes"),
    ("Ada Reyes", "Ada\u{A0}Reyes"), ("Ada", "A\u{200B}da"), ("Al Iverson", "AI lverson"),
    ("Bob 0", "Bob O"), ("Arnold", "Amold"), ("Zoë", "Zoё"), ("Zoë", "Zoe\u{308}"),
    ("O'Neil", "O’Neil"), ("Mary-Ann", "Mary‐Ann"), ("Νίκος", "Νίкος"), ("Ａｄａ", "Ada"),
    ("Poppy", "Рорру"),
  ])
  func alike(_ left: String, _ right: String) {
    #expect(LookAlikes.skeleton(of: left) == LookAlikes.skeleton(of: right))
  }

  @Test(arguments: [
    ("Ada Reyes", "Ida Reyes"), ("Zoë", "Zoe"), ("Ben Okoro", "Ben Okori"), ("李", "李李"),
    ("Ada B", "Ada C"), ("Анна", "Нина"), ("José", "Jose"),
  ])
  func different(_ left: String, _ right: String) {
    #expect(LookAlikes.skeleton(of: left) != LookAlikes.skeleton(of: right))
  }

  @Test func wordsOfSeveralScripts() {
    #expect(LookAlikes.mixedWord(in: "Ada Rеyes") == "Rеyes")
    #expect(LookAlikes.mixedWord(in: "Νikos") == "Νikos")
    #expect(LookAlikes.mixedWord(in: "Anna Каренина") == nil)
    #expect(LookAlikes.mixedWord(in: "José Ångström, Jr. 2") == nil)
    #expect(LookAlikes.mixedWord(in: "Ада О’Нил") == nil)
    #expect(LookAlikes.mixedWord(in: "山田 Taro") == nil)
  }

  /// The quick way for ASCII says what the way for all letters says.
  @Test func plainTextsHaveTheSameSkeleton() {
    let bytes: [UInt8] = Array(0..<0x80)
    for byte in bytes {
      let text = String(decoding: [byte], as: UTF8.self)
      #expect(LookAlikes.plainSkeleton(of: text) == LookAlikes.fullSkeleton(of: text), "\(byte)")
    }
    var state: UInt64 = 4
    for _ in 0..<3_000 {
      var text: [UInt8] = []
      repeat {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Blanks and the letters that are changed, more often than others.
        let few = Array(" \t\r\nIl1|0Oo`'mMwWrnv-\"".utf8)
        let place = Int(state >> 40)
        text.append(state >> 33 & 1 == 0 ? few[place % few.count] : bytes[place % bytes.count])
      } while state >> 60 != 0
      let name = String(decoding: text, as: UTF8.self)
      #expect(
        LookAlikes.plainSkeleton(of: name) == LookAlikes.fullSkeleton(of: name),
        "\(name.debugDescription)")
    }
    #expect(LookAlikes.plainSkeleton(of: "Zoë") == nil)
  }
}
