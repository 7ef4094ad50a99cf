import Foundation
import NewsroomTestSupport

extension Scene {
  /// What is on the site.
  static var live: [Scene] {
    [
      Scene(
        code: "managed.edited", person: .ben,
        before: { try $0.replace("date: 2", with: "date: 1", in: file) },
        refused: ["save", "river-gauge"],
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
        code: "draft.malformed", person: .ada,
        before: { try $0.replace("section:", with: "\tx: y\nsection:", in: file) },
        refused: ["submit", "river-gauge"], says: "spaces",
        then: { desk in
          try desk.replace("\tx: y\n", with: "", in: file)
          return try desk.stet("check", "river-gauge")
        }),
    ]
  }
}
