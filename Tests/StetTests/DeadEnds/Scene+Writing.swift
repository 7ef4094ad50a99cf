import Foundation
import NewsroomTestSupport

extension Scene {
  /// What is written and not yet good, and what is in review.
  static var writing: [Scene] {
    [
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
      Scene(
        code: "transition.role", person: .ada, refused: ["return", "river-gauge", "-m", "Oh."],
        says: "ask Ben Okoro", then: by(.ben, "return", "river-gauge", "-m", "Name the bridge.")),
      Scene(
        code: "managed.edited", person: .ada,
        before: { try $0.replace("status: draft", with: "status: published", in: file) },
        refused: ["save", "river-gauge"],
        says: "`stet submit river-gauge`",
        then: { desk in
          try desk.replace("status: published", with: "status: draft", in: file)
          return try desk.stet("submit", "river-gauge")
        }),
      Scene(
        code: "edit.role", person: .ada,
        before: { try $0.append("One more line.\n", to: file) }, refused: ["save", "river-gauge"],
        says: "ask Ben Okoro",
        then: by(.ben, "save", "river-gauge")),
      Scene(
        code: "transition.requires", person: .ben, refused: ["withdraw", "river-gauge"],
        says: "ask Ada Reyes", then: by(.ada, "withdraw", "river-gauge")),
      Scene(
        code: "transition.requires", person: .ben,
        before: { desk in
          desk.person = .ada
          try desk.draft("Night tide", "night-tide", section: "city")
          try desk.done("submit", "night-tide", "river-gauge")
        },
        refused: ["return", "night-tide"],
        says: "`stet return night-tide -m 'WHY'`",
        then: by(.ben, "return", "night-tide", "-m", "WHY")),
      Scene(
        code: "approval.role", person: .ada, refused: ["approve", "river-gauge"],
        says: "`stet can river-gauge`", then: by(.ada, "can", "river-gauge")),
      Scene(
        code: "draft.unsaved", person: .ben,
        before: { try $0.append("And one more.\n", to: file) },
        refused: ["approve", "river-gauge"],
        says: "`stet save river-gauge`", then: by(.ben, "save", "river-gauge")),
      Scene(
        code: "approval.missing", person: .ben,
        before: { desk in
          desk.person = .ben
          try desk.draft("Ben's own", "bens-own", section: "city")
          try desk.done("submit", "bens-own")
        }, refused: ["publish", "bens-own"],
        says: "`stet approve bens-own`",
        then: { desk in
          desk.person = .mo
          _ = try desk.stet("approve", "bens-own")
          desk.person = .ben
          return try desk.stet("publish", "bens-own")
        }),
      Scene(
        code: "embargo.future", person: .ben,
        before: { desk in
          desk.person = .ben
          try desk.replace("section:", with: "embargo: 2999-01-01T00:00:00Z\nsection:", in: file)
          try desk.done("save", "river-gauge")
        }, refused: ["publish", "river-gauge"], says: "embargo",
        then: { desk in
          try desk.replace("embargo: 2999-01-01T00:00:00Z\n", with: "", in: file)
          _ = try desk.stet("save", "river-gauge")
          return try desk.stet("publish", "river-gauge")
        }),
    ]
  }
}
