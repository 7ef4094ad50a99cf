import Foundation
import NewsroomTestSupport

extension Scene {
  /// The chief's, and words that do not exist.
  static var chiefs: [Scene] {
    [
      Scene(
        code: "rules.reference", person: .mo,
        before: { try $0.replace("to: review", with: "to: revue", in: "workflows/editorial.yml") },
        refused: ["save", "workflows/editorial.yml"],
        says: "`review`",
        then: { desk in
          try desk.replace("to: revue", with: "to: review", in: "workflows/editorial.yml")
          return try desk.stet("workflow", "check")
        }),
      Scene(
        code: "create.role", person: .stranger,
        before: { desk in
          desk.person = .mo
          try desk.done("people", "leave", "sam")
        }, refused: ["new", "One more", "--section", "city"],
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
}
