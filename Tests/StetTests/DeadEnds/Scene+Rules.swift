import Foundation
import NewsroomTestSupport

extension Scene {
  private static let workflow = "workflows/editorial.yml"
  private static let masthead = "workflows/masthead.yml"

  /// Rule files with a fault each, as a chief may write them.
  static var rules: [Scene] {
    [
      rule("rules.syntax", "states:", "states: ["),
      rule("rules.key", "label: Draft", "lable: Draft"),
      rule("rules.missing", "    to: review\n", ""),
      rule("rules.type", "label: Draft", "label: [Draft]"),
      rule("rules.value", "max: 90", "max: -3"),
      rule("rules.version", "stet: 1", "stet: 99"),
      rule("rules.shape", "live: true", "live: false"),
      rule("rules.no-chief", "roles: [chief, author, editor]", "roles: [editor]", in: masthead),
      Scene(
        code: "rules.unheld", person: .mo,
        before: {
          try $0.replace("create: [author, editor]", with: "create: [author, poet]", in: workflow)
        },
        refused: ["workflow", "check"], isResult: true, says: "stet people", then: restore),
      Scene(
        code: "rules.unmeetable", person: .mo,
        before: { try $0.replace("{count: 1, from", with: "{count: 9, from", in: workflow) },
        refused: ["workflow", "check"], isResult: true, says: "stet people", then: restore),
      Scene(
        code: "rules.unsaved", person: .mo, before: { try $0.append("# A note.\n", to: masthead) },
        refused: ["people", "add", "Kim Vale <kim@blog.example>:author"],
        says: "`stet save \(masthead)`", then: by(.mo, "save", masthead)),
      Scene(
        code: "release.missing", person: .mo,
        before: {
          try $0.replace(
            #""!**/README.md""#, with: #""!**/README.md", "!**/tram.md""#, in: workflow)
        },
        refused: ["save", workflow], says: "--adopt", then: by(.mo, "save", workflow, "--adopt")),
      Scene(
        code: "adopt.missing", person: .mo,
        before: { desk in
          try desk.write(
            "---\ntitle: Old\nbyline: Mo Lindqvist\nstatus: published\n---\n\nText.\n",
            to: "posts/old.md")
          try desk.git("add", "posts")
          try desk.git("commit", "-qm", "An old post.")
          try desk.replace(
            "[drafts/**/*.md,", with: "[drafts/**/*.md, posts/**/*.md,", in: workflow)
        },
        refused: ["save", workflow], says: "--adopt", then: by(.mo, "save", workflow, "--adopt")),
      Scene(
        code: "draft.nobody", person: .mo,
        before: { desk in
          let text = try desk.read(workflow)
          try desk.write(
            text.replacingOccurrences(of: "by: [author, editor] ", with: "by: [poet] "),
            to: "../try.yml")
        },
        refused: ["workflow", "try", "../try.yml"], isResult: true,
        says: "stet explain draft.nobody",
        then: by(.mo, "workflow", "check")),
      Scene(
        code: "rules.not-in-force", person: .mo,
        before: { desk in
          desk.person = .ada
          try desk.replace("max: 90", with: "max: 95", in: workflow)
          try desk.git("commit", "-qam", "By hand.")
        },
        refused: ["people", "set", "ada", "--also", "A. Reyes"], says: "stet save",
        then: by(.mo, "save", workflow)),
    ]
  }

  private static func rule(
    _ code: String, _ old: String, _ new: String, in file: String = workflow
  ) -> Scene {
    Scene(
      code: code, person: .mo, before: { try $0.replace(old, with: new, in: file) },
      refused: ["save", file], says: file, then: restore)
  }

  private static func restore(_ desk: Terminal) throws -> CommandOutput {
    try desk.git("checkout", "-q", "--", "workflows")
    return try desk.stet("workflow", "check")
  }
}
