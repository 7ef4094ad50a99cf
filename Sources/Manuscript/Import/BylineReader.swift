/// Finds the people who wrote an article in a line of it.
enum BylineReader {
  /// The names behind a label: "By A and B", "Von A und B", «Автор: …», 記者：….
  ///
  /// Whatever else stands in such a line (a role, a date) is cut off; nil when no name is left.
  static func labelled(_ line: String) -> [String]? {
    guard line.count <= 140 else { return nil }
    let folded = line.lowercased()
    for label in labels where folded.hasPrefix(label) {
      let rest = line.dropFirst(label.count)
      let isWord = label.last?.isLetter ?? false
      if isWord, let next = rest.first, next.isLetter || next == "-" { continue }
      if isWord, label.unicodeScalars.allSatisfy({ !Prose.isIdeograph($0) }),
        !(rest.first.map { $0.isWhitespace || $0 == ":" } ?? false)
      {
        continue
      }
      let found = names(String(rest.drop { !$0.isLetter }))
      return found.isEmpty ? nil : found
    }
    return nil
  }

  /// The names of a sign-off, `-- Name`, as blogs close an article.
  static func signOff(_ line: String) -> [String]? {
    let dashes = line.prefix { "-–—―".contains($0) }
    guard (1...3).contains(dashes.count), line.count <= 100 else { return nil }
    let rest = line[dashes.endIndex...].drop { $0.isWhitespace }
    guard !rest.isEmpty, !Prose.endsSentence(String(rest)) else { return nil }
    let parts = split(String(rest))
    guard !parts.isEmpty, parts.allSatisfy({ isName($0, words: 2...5) }) else { return nil }
    return parts
  }

  /// Whether the line is a name and nothing else.
  static func isName(_ text: String, words: ClosedRange<Int> = 1...5) -> Bool {
    let parts = text.split { $0.isWhitespace }
    guard !parts.isEmpty, text.count <= 60, !text.contains(where: { $0.isNumber }) else {
      return false
    }
    if Prose.isIdeographic(text) {
      return text.count <= 12 && !text.contains { "。、！？".contains($0) }
    }
    guard words.contains(parts.count) else { return false }
    return parts.allSatisfy { part in
      guard part.allSatisfy({ $0.isLetter || "-.'’ʼ·".contains($0) }) else { return false }
      if part.hasSuffix("."), part.count > 3 { return false }
      return part.first?.isUppercase == true || particles.contains(part.lowercased())
        || part.contains { $0 == "'" || $0 == "’" }
    }
  }

  private static func names(_ text: String) -> [String] {
    var found: [String] = []
    // What stands behind a bar, a dot or a dash is a role, a place or a date.
    let people = text.split { "|•·;/(".contains($0) }.first.map(String.init) ?? ""
    let dashed =
      people.replacing(" – ", with: "|").replacing(" — ", with: "|")
      .replacing(" - ", with: "|").split(separator: "|").first.map(String.init) ?? ""
    for part in split(dashed) {
      guard isName(part), !isRole(part) else { break }
      found.append(part)
    }
    return found
  }

  private static func split(_ text: String) -> [String] {
    var text = " " + text + " "
    for word in conjunctions { text = text.replacing(" \(word) ", with: ",") }
    return text.split { ",、，&＆".contains($0) }
      .map { $0.trimmingBlanks }.filter { !$0.isEmpty }
  }

  private static func isRole(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter }.contains { roles.contains(String($0)) }
  }

  /// Longer ones first where one begins with another.
  private static let labels = [
    "written by", "words by", "story by", "text by", "reported by", "by", "authors", "author",
    "von", "text", "autoren", "autorin", "autor", "par", "auteur", "texte", "por", "autora",
    "texto", "di", "testo", "door", "tekst", "av", "af", "przez", "tekst",
    "авторка", "автори", "авторы", "автор", "текст", "作者", "記者", "文／", "文:", "文：", "撰文", "글",
  ]
  private static let conjunctions = [
    "and", "und", "et", "y", "e", "en", "og", "och", "i", "та", "і", "й", "и", "with", "mit",
    "avec",
    "con", "和", "と",
  ]
  private static let particles: Set<String> = [
    "de", "del", "della", "der", "den", "des", "di", "da", "das", "dos", "do", "du", "la", "le",
    "las",
    "los", "van", "von", "vom", "zu", "zur", "af", "av", "al", "el", "bin", "ibn", "ben", "ter",
    "ten",
    "y", "e", "a",
  ]
  private static let roles: Set<String> = [
    "editor", "correspondent", "reporter", "writer", "editors", "correspondents", "reporters",
    "writers", "staff", "columnist", "news", "bureau", "chief",
    "contributor", "redakteur", "redakteurin", "redaktion", "korrespondent", "korrespondentin",
    "rédacteur", "rédactrice", "journaliste", "redactor", "redactora", "corresponsal", "periodista",
    "кореспондент", "кореспондентка", "корреспондент", "редактор", "редакторка", "today", "press",
  ]
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
