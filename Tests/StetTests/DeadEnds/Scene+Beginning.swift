import Foundation
import NewsroomTestSupport

extension Scene {
  /// A newsroom is made, and drafts are begun.
  static var beginning: [Scene] {
    [
      Scene(
        code: "repo.none", person: .mo, refused: ["list"], says: "`stet init`",
        then: by(.mo, "init")),
      Scene(
        code: "newsroom.exists", person: .mo, refused: ["init"], says: "`stet`", then: by(.mo)),
      Scene(
        code: "usage", person: .mo, refused: ["poeple"], says: "`people`", then: by(.mo, "people")),
      Scene(
        code: "usage", person: .mo, refused: ["people", "add"],
        says: "`stet people add 'NAME <EMAIL>:ROLE,ROLE' ... [options]`",
        then: by(.mo, "people", "add", "Ada Reyes <ada@blog.example>:author")),
      Scene(
        code: "rules.role", person: .ada,
        refused: ["people", "add", "Ben Okoro <ben@blog.example>:editor"],
        says: "ask Mo Lindqvist",
        then: by(.mo, "people", "add", "Ben Okoro <ben@blog.example>:editor")),
      Scene(
        code: "rules.duplicate", person: .mo,
        refused: ["people", "add", "Ben Okoro <ben2@blog.example>:editor"],
        says: "already that of `ben`",
        then: by(.mo, "people", "set", "ben", "--emails", "ben@blog.example,ben2@blog.example")),
      Scene(
        code: "usage", person: .mo, refused: ["people", "set", "bne", "--roles", "editor"],
        says: "ben", then: by(.mo, "people", "set", "ben", "--also", "B. Okoro")),
      Scene(
        code: "usage", person: .mo, refused: ["people", "remove", "ben"],
        says: "`stet people leave`", then: by(.mo, "people", "leave", "ben", "--dry-run")),
      Scene(
        code: "usage", person: .mo, refused: ["sections", "close", "politics"],
        says: "`stet sections add ID`",
        then: { desk in
          _ = try desk.stet("sections", "add", "city")
          return try desk.stet("sections", "add", "politics")
        }),
      Scene(
        code: "identity.unknown", person: .stranger, refused: ["new", "The river gauge"],
        says: "`stet people add`",
        then: { desk in
          desk.person = .mo
          _ = try desk.stet("people", "add", "Sam Vane <sam@elsewhere.example>:author")
          desk.person = .stranger
          return try desk.stet("new", "A first try", "--section", "city")
        }),
      Scene(
        code: "usage", person: .ada, refused: ["new", "The", "river", "gauge"],
        says: "`stet new 'THE TITLE'`",
        then: by(.ada, "new", "The river gauge", "--slug", "river-gauge", "--section", "politics")),
      Scene(
        code: "slug.taken", person: .ada,
        refused: ["new", "The river gauge", "--slug", "river-gauge"],
        says: "`--slug river-gauge-2`",
        then: by(.ada, "new", "Another river", "--slug", "river-gauge-2", "--section", "city")),
      Scene(
        code: "slug.malformed", person: .ada, refused: ["new", "X", "--slug", "Bad Slug"],
        says: "hyphens", then: by(.ada, "new", "Tide", "--slug", "good-slug", "--section", "city")),
      Scene(
        code: "usage", person: .ada, refused: ["new", "Night bus", "--section", "citty"],
        says: "city", then: by(.ada, "new", "Night bus", "--section", "city")),
      Scene(
        code: "byline.unknown", person: .ada,
        refused: ["new", "Day bus", "--section", "city", "--byline", "Ben Okro"], says: "Ben Okoro",
        then: by(.ada, "new", "Day bus", "--section", "city", "--byline", "Ben Okoro")),
      Scene(
        code: "template.missing", person: .ada, refused: ["new", "Tram", "--template", "defalt"],
        says: "`workflows/templates/default.md`",
        then: by(.ada, "new", "Tram", "--section", "city")),
      Scene(
        code: "text.control-characters", person: .ada, refused: ["new", "A\u{7}B"],
        says: "control", then: by(.ada, "new", "AB", "--section", "city")),
      Scene(
        code: "section.closed", person: .ada,
        before: { desk in
          desk.person = .mo
          try desk.done("sections", "add", "sport")
          try desk.done("sections", "close", "sport")
        }, refused: ["new", "Tram two", "--section", "sport"],
        says: "`stet sections open sport`",
        then: { desk in
          desk.person = .mo
          _ = try desk.stet("sections", "open", "sport")
          desk.person = .ada
          return try desk.stet("new", "Tram two", "--section", "sport")
        }),
      Scene(
        code: "import.unreadable", person: .ada,
        before: { desk in
          try desk.write(
            "Tide tables\n\nBy Ada Reyes\n\nThe tide comes twice.\n", to: "../article.txt")
        }, refused: ["import", "../artcle.txt"],
        says: "path", then: by(.ada, "import", "../article.txt", "--section", "city")),
      Scene(
        code: "draft.missing", person: .ada, refused: ["show", "rivr-gauge"], says: "river-gauge",
        then: by(.ada, "show", "river-gauge")),
      Scene(
        code: "name.ambiguous", person: .ada, refused: ["show", "river"], says: "river-gauge-2",
        then: by(.ada, "show", "river-gauge-2")),
      Scene(
        code: "usage", person: .ada, refused: ["list", "--state", "drfat"], says: "draft",
        then: by(.ada, "list", "--state", "draft")),
    ]
  }
}
