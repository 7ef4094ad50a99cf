/// Writes a title in Latin letters without accents, as its language does it.
///
/// ICU's general `Any-Latin; Latin-ASCII` is the last resort only: it makes an obscenity of «Щука»
/// and loads its Chinese rules (about 100 ms) for every script. So each script has its own
/// transform, asked for when the title has that script.
enum Transliteration {
  static func latin(_ title: String, language: String?) -> String {
    let code = language.map { String($0.prefix { $0 != "-" && $0 != "_" }).lowercased() }
    var text = title.composed
    if let letters = code.flatMap({ letters[$0] }) { text = replace(text, letters) }
    if text.unicodeScalars.contains(where: { (0x400...0x52F).contains($0.value) }) {
      text = cyrillic(text, code: code)
    }
    if text.unicodeScalars.contains(where: { (0x370...0x3FF).contains($0.value) }) {
      text = Letters.transformed(text, by: "Greek-Latin/BGN") ?? text
    }
    // What is left of other scripts; Latin-ASCII alone serves for accented letters.
    let isLatin = text.unicodeScalars.allSatisfy {
      !$0.properties.isAlphabetic || $0.value < 0x250
        || (0x1E00...0x1EFF).contains($0.value) || (0x2B0...0x36F).contains($0.value)
    }
    let transform =
      isLatin
      ? "NFD; [:Mn:] Remove; Latin-ASCII"
      : "Any-Latin; NFD; [:Mn:] Remove; Latin-ASCII"
    return Letters.transformed(text, by: transform) ?? text
  }

  private static func cyrillic(_ text: String, code: String?) -> String {
    let looksUkrainian =
      text.contains { "іїєґІЇЄҐ".contains($0) } && !text.contains { "ыўЫЎ".contains($0) }
    if code == "uk" || (code == nil && looksUkrainian) { return ukrainian(text) }
    let name =
      switch code {
      case "sr": "Serbian-Latin/BGN"
      case "mk": "Macedonian-Latin/BGN"
      case "bg": "Bulgarian-Latin/BGN"
      case "be": "Belarusian-Latin/BGN"
      case "kk": "Kazakh-Latin/BGN"
      default: "Russian-Latin/BGN"
      }
    guard let latin = Letters.transformed(text, by: name) else { return text }
    // The signs it writes for ъ and ь are no part of a slug and would part the word.
    let given = Set(text.unicodeScalars)
    let kept = latin.unicodeScalars.filter {
      given.contains($0)
        || ($0.properties.isAlphabetic && $0.properties.generalCategory != .modifierLetter)
    }
    return String(String.UnicodeScalarView(kept))
  }

  /// Ukraine's own table (resolution 55 of 2010), which passports and road signs follow.
  private static func ukrainian(_ text: String) -> String {
    var output = ""
    var isStart = true
    var previous: Character = " "
    for character in text.lowercased() {
      if character == "г", previous == "з" {
        output += "gh"
      } else if isStart, let first = ukrainianAtStart[character] {
        output += first
      } else if let letter = ukrainianLetters[character] {
        output += letter
      } else {
        output.append(character)
      }
      if !"'’ʼ".contains(character) { isStart = !character.isLetter }
      previous = character
    }
    return output
  }

  private static let ukrainianAtStart: [Character: String] = [
    "є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya",
  ]
  private static let ukrainianLetters: [Character: String] = [
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
  ]

  private static func replace(_ text: String, _ letters: [Character: String]) -> String {
    text.map { letters[$0] ?? String($0) }.joined()
  }

  /// Letters that a language spells out where others drop the accent.
  private static let letters: [String: [Character: String]] = {
    let german: [Character: String] = [
      "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ẞ": "SS",
    ]
    let nordic: [Character: String] = [
      "æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa",
    ]
    return ["de": german, "da": nordic, "nb": nordic, "nn": nordic, "no": nordic]
  }()
}
