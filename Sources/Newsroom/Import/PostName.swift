import Editorial
import Manuscript
import Paths

/// What another blog's post is called here: its slug, its title, and the day in its file's name.
struct PostName {
  var slug: Slug
  /// The title, and whether it must be written into the draft.
  var title: (text: String, isNew: Bool)
  /// The day of `2015-03-05-river.md`, where no key says one.
  var date: String?
  var notes: [String] = []

  init(_ file: ImportedFile, _ post: BlogPost, _ overrides: ImportOverrides) throws {
    let parts = file.name.pathParts.map(String.init)
    let own =
      file.isBundle ? parts.dropLast().last : parts.last.flatMap { Slug.fromPath($0)?.rawValue }
    let name = own == "-" ? nil : own
    let given = post.field("title")?.value.scalar?.trimmingBlanks
    if let title = overrides.title?.trimmingBlanks {
      self.title = (title, true)
    } else if let title = given {
      self.title = (title, false)
    } else if let heading = post.heading {
      title = (heading, true)
      notes.append("took its first heading for the title: \(heading)")
    } else if let name, let words = Self.words(of: name) {
      title = (words, true)
      notes.append("made its title of the file's name: \(words)")
    } else {
      throw Failure(
        .cannot, "import.title", "no title can be told from `\(file.name)`",
        help: "give it one: `stet import \(file.name.shellQuoted) --title 'THE TITLE'`")
    }
    try Newsroom.demandPlainText(title.text, "the title of `\(file.name)`", allowingLines: false)
    let wish = post.field("slug")?.value.scalar?.trimmingBlanks
    slug = try Self.slug(overrides.slug, wish, name, title.text, file)
    if let kept = wish ?? name, overrides.slug == nil, kept != slug.rawValue {
      notes.append("its name `\(kept)` became `\(slug)`")
    }
    if post.field("date") == nil, let last = parts.last, last.utf8.count > 11,
      let day = CivilDate(String(last.prefix(10)))
    {
      date = day.description
    }
  }

  private static func slug(
    _ override: String?, _ wish: String?, _ name: String?, _ title: String, _ file: ImportedFile
  ) throws -> Slug {
    if let override {
      if let fault = SlugRules.fault(in: override) {
        throw Failure(
          .cannot, .slugMalformed, "`\(override)` cannot be a slug: \(fault.message)",
          help: "choose one of a–z, 0–9 and hyphens: `--slug NAME`")
      }
      return Slug(override)
    }
    for candidate in [wish, name, title].compactMap(\.self) {
      if SlugRules.fault(in: candidate) == nil { return Slug(candidate) }
      if let made = SlugMaker.slug(for: candidate) { return made }
    }
    throw Failure(
      .cannot, .slugMalformed, "no file name can be made for `\(file.name)`",
      help: "choose one of a–z, 0–9 and hyphens: `--slug NAME`")
  }

  /// "river-gauge" as a sentence begins: "River gauge".
  private static func words(of name: String) -> String? {
    let words = name.split { "-_ .".contains($0) }.joined(separator: " ")
    return words.isEmpty ? nil : words.prefix(1).uppercased() + words.dropFirst()
  }
}
