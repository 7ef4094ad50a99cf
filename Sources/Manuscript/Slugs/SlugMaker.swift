public import Editorial

/// Makes a slug from a title.
public enum SlugMaker {
  /// The longest slug made, in characters; a title is cut between words.
  public static let limit = 60

  /// Spells a title in a–z, 0–9 and hyphens; nil when it has no letter or digit to spell.
  ///
  /// Letters outside ASCII are written as the language does: «Щука» is `shchuka`, «Київ» `kyiv`,
  /// "Größe" `groesse` in German and `grosse` elsewhere.
  ///
  /// - Parameter language: A language code (`de`, `uk-UA`) from the newsroom or the draft; without
  ///   one the letters themselves tell Ukrainian, Russian and Greek apart.
  public static func slug(for title: String, language: String? = nil) -> Slug? {
    let latin =
      title.utf8.allSatisfy { $0 < 0x80 }
      ? title : Transliteration.latin(title, language: language)
    var words: [String] = []
    var word = ""
    for scalar in latin.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      // "don't" is one word.
      case "'", "\u{2018}", "\u{2019}", "\u{2B9}", "\u{2BA}", "\u{2BC}", "`", "\u{B4}": continue
      default:
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    guard let first = words.first else { return nil }
    var slug = String(first.prefix(limit))
    for next in words.dropFirst() {
      guard slug.count + 1 + next.count <= limit else { break }
      slug += "-" + next
    }
    // A name that cannot stand, such as `index` or `con`, can with a number.
    return Slug(SlugRules.fault(in: slug) == nil ? slug : slug + "-1")
  }
}
