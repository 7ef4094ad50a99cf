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

  /// What is quick for plain letters says the same as what knows all.
  @Test func plainLettersAreFoldedAsAllAre() {
    let plain = (0..<0x80).map { String(UnicodeScalar(UInt8($0))) }
    for first in plain {
      #expect(LookAlikes.skeleton(of: first) == LookAlikes.anySkeleton(of: first))
      for second in plain {
        let text = "a" + first + second + "M"
        #expect(LookAlikes.skeleton(of: text) == LookAlikes.anySkeleton(of: text), "\(text)")
      }
    }
  }

  @Test func wordsOfSeveralScripts() {
    #expect(LookAlikes.mixedWord(in: "Ada Rеyes") == "Rеyes")
    #expect(LookAlikes.mixedWord(in: "Νikos") == "Νikos")
    #expect(LookAlikes.mixedWord(in: "Anna Каренина") == nil)
    #expect(LookAlikes.mixedWord(in: "José Ångström, Jr. 2") == nil)
    #expect(LookAlikes.mixedWord(in: "Ада О’Нил") == nil)
    #expect(LookAlikes.mixedWord(in: "山田 Taro") == nil)
  }
}
