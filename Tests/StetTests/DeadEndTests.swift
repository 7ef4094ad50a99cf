import Foundation
import NewsroomTestSupport
import Testing

/// A day of a writer, an editor and a chief on which everything is refused once: each refusal says
/// what to do next, and that works.
struct DeadEndTests {
  /// One refusal and the way on.
  private struct Scene {
    var code: String
    var person: Terminal.Person?
    var refused: [String]
    /// What the refusal says that leads on: a command, an option, or whom to ask.
    var says: String
    /// What is done then, and by whom; the last of it must work.
    var then: (Terminal) throws -> CommandOutput
  }

  private static let file = "drafts/river-gauge.md"

  private static func by(
    _ person: Terminal.Person, _ words: String...
  ) -> (Terminal) throws -> CommandOutput {
    { desk in
      desk.person = person
      return try desk.stet(words)
    }
  }

  private static var scenes: [Scene] {
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
        says: "`stet people add 'NAME <EMAIL>:ROLE,ROLE' [options]`",
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
        code: "section.closed", person: .ada, refused: ["new", "Tram two", "--section", "sport"],
        says: "`stet sections open sport`",
        then: { desk in
          desk.person = .mo
          _ = try desk.stet("sections", "open", "sport")
          desk.person = .ada
          return try desk.stet("new", "Tram two", "--section", "sport")
        }),
      Scene(
        code: "import.unreadable", person: .ada, refused: ["import", "../artcle.txt"],
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
      // Written, not yet good.
      Scene(
        code: "body.empty", person: .ada, refused: ["submit", "river-gauge"],
        says: "write it below the front matter",
        then: { desk in
          try desk.append("The gauge stands below the bridge. TK\n", to: file)
          return try desk.stet("save", "river-gauge")
        }),
      Scene(
        code: "body.placeholder", person: .ada, refused: ["submit", "river-gauge"],
        says: "take the sentence out",
        then: { desk in
          try desk.replace(" TK", with: "", in: file)
          return try desk.stet("save", "river-gauge")
        }),
      Scene(
        code: "transition.unknown", person: .ada, refused: ["publish", "river-gauge"],
        says: "`stet submit river-gauge`", then: by(.ada, "submit", "river-gauge")),
      Scene(
        code: "approval.idle", person: .ben, refused: ["approve", "good-slug"],
        says: "`stet can good-slug`",
        then: { desk in
          // `can` exits 1 where there is nothing that one could do; here there is.
          try desk.append("The tide comes twice.\n", to: "drafts/good-slug.md")
          desk.person = .ada
          return try desk.stet("can", "good-slug")
        }),
      // In review.
      Scene(
        code: "transition.role", person: .ada, refused: ["return", "river-gauge", "-m", "Oh."],
        says: "ask Ben Okoro", then: by(.ben, "return", "river-gauge", "-m", "Name the bridge.")),
      Scene(
        code: "transition.unknown", person: .ada, refused: ["save", "river-gauge"],
        says: "`stet submit river-gauge`",
        then: { desk in
          try desk.replace("status: published", with: "status: draft", in: file)
          return try desk.stet("submit", "river-gauge")
        }),
      Scene(
        code: "edit.role", person: .ada, refused: ["save", "river-gauge"], says: "ask Ben Okoro",
        then: by(.ben, "save", "river-gauge")),
      Scene(
        code: "transition.requires", person: .ben, refused: ["withdraw", "river-gauge"],
        says: "ask Ada Reyes", then: by(.ada, "withdraw", "river-gauge")),
      Scene(
        code: "transition.requires", person: .ben, refused: ["return", "night-tide"],
        says: "`stet return night-tide -m 'WHY'`",
        then: by(.ben, "return", "night-tide", "-m", "WHY")),
      Scene(
        code: "approval.role", person: .ada, refused: ["approve", "river-gauge"],
        says: "`stet can river-gauge`", then: by(.ada, "can", "river-gauge")),
      Scene(
        code: "draft.unsaved", person: .ben, refused: ["approve", "river-gauge"],
        says: "`stet save river-gauge`", then: by(.ben, "save", "river-gauge")),
      Scene(
        code: "approval.missing", person: .ben, refused: ["publish", "bens-own"],
        says: "`stet approve bens-own`",
        then: { desk in
          desk.person = .mo
          _ = try desk.stet("approve", "bens-own")
          desk.person = .ben
          return try desk.stet("publish", "bens-own")
        }),
      Scene(
        code: "embargo.future", person: .ben, refused: ["publish", "river-gauge"], says: "embargo",
        then: { desk in
          try desk.replace("embargo: 2999-01-01T00:00:00Z\n", with: "", in: file)
          _ = try desk.stet("save", "river-gauge")
          return try desk.stet("publish", "river-gauge")
        }),
      // Live.
      Scene(
        code: "managed.edited", person: .ben, refused: ["save", "river-gauge"],
        says: "put `date` back",
        then: { desk in
          try desk.replace("date: 1", with: "date: 2", in: file)
          return try desk.stet("check", "river-gauge")
        }),
      Scene(
        code: "transition.unchanged", person: .ben,
        refused: ["correct", "river-gauge", "-m", "Why."],
        says: "edit \(file) first",
        then: { desk in
          try desk.append("It is the Long Bridge.\n", to: file)
          return try desk.stet("correct", "river-gauge", "-m", "The bridge had no name.")
        }),
      Scene(
        code: "usage", person: .ben, refused: ["retract", "river-gauge", "-m", "x", "-F", "y"],
        says: "not with both", then: by(.ben, "retract", "river-gauge", "-m", "A source withdrew.")),
      Scene(
        code: "draft.malformed", person: .ada, refused: ["submit", "river-gauge"], says: "spaces",
        then: { desk in
          try desk.replace("\tx: y\n", with: "", in: file)
          return try desk.stet("check", "river-gauge")
        }),
      // The chief's.
      Scene(
        code: "rules.reference", person: .mo, refused: ["save", "workflows/editorial.yml"],
        says: "`review`",
        then: { desk in
          try desk.replace("to: revue", with: "to: review", in: "workflows/editorial.yml")
          return try desk.stet("workflow", "check")
        }),
      Scene(
        code: "create.role", person: .stranger, refused: ["new", "One more", "--section", "city"],
        says: "an author or an editor",
        then: { desk in
          desk.person = .mo
          _ = try desk.stet("people", "set", "sam", "--roles", "author")
          desk.person = .stranger
          return try desk.stet("new", "One more", "--section", "city")
        }),
      Scene(
        code: "usage", person: .mo, refused: ["explain", "approval.mising"],
        says: "`approval.missing`",
        then: by(.mo, "explain", "approval.missing")),
      Scene(
        code: "usage", person: .mo, refused: ["help", "exit-cods"], says: "`exit-codes`",
        then: by(.mo, "help", "exit-codes")),
      Scene(
        code: "usage", person: .mo, refused: ["completions", "tcsh"], says: "`fish`",
        then: by(.mo, "completions", "fish")),
    ]
  }

  /// What happens between two scenes, before the one of that number's code.
  private func prepare(_ number: Int, _ scene: Scene, _ desk: Terminal) throws {
    switch (scene.code, scene.refused[0]) {
    case ("section.closed", _):
      desk.person = .mo
      try desk.done("sections", "add", "sport")
      try desk.done("sections", "close", "sport")
    case ("import.unreadable", _):
      try desk.write("Tide tables\n\nBy Ada Reyes\n\nThe tide comes twice.\n", to: "../article.txt")
    case ("transition.unknown", "save"):
      try desk.replace("status: draft", with: "status: published", in: Self.file)
    case ("managed.edited", _):
      try desk.replace("date: 2", with: "date: 1", in: Self.file)
    case ("edit.role", _): try desk.append("One more line.\n", to: Self.file)
    case ("transition.requires", "return"):
      desk.person = .ada
      try desk.draft("Night tide", "night-tide", section: "city")
      try desk.done("submit", "night-tide", "river-gauge")
    case ("draft.unsaved", _): try desk.append("And one more.\n", to: Self.file)
    case ("approval.missing", _):
      desk.person = .ben
      try desk.draft("Ben's own", "bens-own", section: "city")
      try desk.done("submit", "bens-own")
    case ("embargo.future", _):
      desk.person = .ben
      try desk.replace("section:", with: "embargo: 2999-01-01T00:00:00Z\nsection:", in: Self.file)
      try desk.done("save", "river-gauge")
    case ("draft.malformed", _):
      try desk.replace("section:", with: "\tx: y\nsection:", in: Self.file)
    case ("rules.reference", _):
      try desk.replace("to: review", with: "to: revue", in: "workflows/editorial.yml")
    case ("create.role", _):
      desk.person = .mo
      try desk.done("people", "leave", "sam")
    default: break
    }
  }

  @Test func everyRefusalLeadsOn() throws {
    let desk = try Terminal()
    for (number, scene) in Self.scenes.enumerated() {
      let line =
        "\(number). \(scene.person?.name ?? "nobody")$ stet \(scene.refused.joined(separator: " "))"
      try prepare(number, scene, desk)
      desk.person = scene.person
      let before = try desk.shell(
        "git rev-parse HEAD 2>/dev/null; git status --porcelain 2>/dev/null"
      ).out
      let refusal = try desk.stet(scene.refused)
      #expect([1, 2].contains(refusal.status), "\(line): \(refusal.block)")
      #expect(refusal.out.isEmpty, "\(line): \(refusal.block)")
      #expect(refusal.err.contains(scene.says), "\(line): \(refusal.block)")
      let json = try desk.stet(scene.refused + ["--format", "json"])
      let error = json.json?["error"] as? [String: Any]
      let blockers = (error?["blockers"] as? [[String: Any]] ?? []).compactMap {
        $0["code"] as? String
      }
      // What a check found has its own code, which stands behind the sentence.
      let told = refusal.err.matches(of: /\[([a-z]+\.[a-z-]+)\]/).map { String($0.output.1) }
      let codes = [error?["code"] as? String].compactMap(\.self) + blockers + told
      #expect(codes.contains(scene.code), "\(line): \(codes)")
      let after = try desk.shell(
        "git rev-parse HEAD 2>/dev/null; git status --porcelain 2>/dev/null"
      ).out
      #expect(before == after, "\(line) changed something")
      let next = try scene.then(desk)
      #expect(next.status == 0, "\(line): what follows is refused:\n\(next.block)")
      for text in (refusal.all + next.all).components(separatedBy: "\n") {
        let word = gitWord(in: text)
        #expect(word == nil, "\(line): git's `\(word ?? "")` in: \(text)")
      }
    }
    #expect(try desk.git("fsck", "--strict").status == 0)
  }
}
