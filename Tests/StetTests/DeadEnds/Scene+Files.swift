import Foundation
import NewsroomTestSupport

extension Scene {
  /// What happens to files and names.
  static var files: [Scene] {
    let tide = "drafts/good-slug.md"
    return [
      Scene(
        code: "path.taken", person: .ada,
        before: { try $0.write("Mine.\n", to: "drafts/low-tide.md") },
        refused: ["rename", "good-slug", "low-tide"], says: "choose another name",
        then: { desk in
          try FileManager.default.removeItem(atPath: desk.path("drafts/low-tide.md"))
          return try desk.stet("rename", "good-slug", "low-tide")
        }),
      Scene(
        code: "rename.role", person: .ben, refused: ["rename", "bens-own", "mine"],
        says: "`stet rename bens-own mine --with correct -m 'WHY'`",
        then: by(.mo, "rename", "bens-own", "mine", "--with", "correct", "-m", "WHY")),
      Scene(
        code: "delete.role", person: .ben, refused: ["delete", "mine", "-m", "Why."],
        says: "retract",
        then: { desk in
          _ = try desk.stet("retract", "mine", "-m", "Why.")
          return try desk.stet("delete", "mine", "-m", "Why.")
        }),
      Scene(
        code: "draft.deleted", person: .ada,
        before: { try FileManager.default.removeItem(atPath: $0.path("drafts/low-tide.md")) },
        refused: ["submit", "low-tide"], says: "`stet restore low-tide`",
        then: by(.ada, "restore", "low-tide")),
      Scene(
        code: "create.state", person: .ada,
        before: { desk in
          let text = try desk.read("drafts/low-tide.md")
          try desk.write(
            text.replacingOccurrences(of: "status: draft", with: "status: review"), to: tide)
        },
        refused: ["save", "good-slug"], says: "draft",
        then: { desk in
          try desk.replace("status: review", with: "status: draft", in: tide)
          return try desk.stet("save", "good-slug")
        }),
      Scene(
        code: "draft.state", person: .ada,
        before: { try $0.replace("status: draft", with: "status: drfat", in: tide) },
        refused: ["submit", "good-slug"], says: "draft",
        then: { desk in
          try desk.replace("status: drfat", with: "status: draft", in: tide)
          return try desk.stet("submit", "good-slug")
        }),
      Scene(
        code: "draft.not-a-file", person: .ada,
        before: { try $0.shell("ln -s ../README.md drafts/link.md").expectDone() },
        refused: ["save", "link"], says: "ordinary file",
        then: { desk in
          try desk.shell("rm drafts/link.md").expectDone()
          return try desk.stet("save")
        }),
      Scene(
        code: "version.unknown", person: .ada,
        refused: ["diff", "night-bus", "--since", "published"],
        says: "`stet log night-bus`", then: by(.ada, "log", "night-bus")),
      Scene(
        code: "editor.failed", person: .ada,
        before: { try $0.git("config", "core.editor", "false") },
        refused: ["edit", "night-bus"], says: "STET_EDITOR",
        then: { desk in
          try desk.git("config", "core.editor", "true")
          return try desk.stet("edit", "night-bus")
        }),
      Scene(
        code: "identity.missing", person: nil, refused: ["save", "night-bus"],
        says: "user.name", then: by(.ada, "save", "night-bus")),
      Scene(
        code: "identity.invalid", person: Terminal.Person(name: "<", email: "ada@blog.example"),
        refused: ["save", "night-bus"], says: "user.name", then: by(.ada, "save", "night-bus")),
      Scene(
        code: "hook.refused", person: .ada,
        before: { desk in
          try desk.shell(
            "printf '#!/bin/sh\necho No saving today.\nexit 1\n' > .git/hooks/pre-commit"
          )
          .expectDone()
          try desk.shell("chmod +x .git/hooks/pre-commit").expectDone()
          try desk.append("One more.\n", to: "drafts/night-bus.md")
        },
        refused: ["save", "night-bus"], says: "--no-verify",
        then: by(.ada, "save", "night-bus", "--no-verify")),
      Scene(
        code: "import.title", person: .ada,
        before: { desk in
          try desk.shell("rm .git/hooks/pre-commit").expectDone()
          try desk.write("---\nlayout: post\n---\n\nText.\n", to: "../_.md")
        },
        refused: ["import", "../_.md"], says: "--title",
        then: by(.ada, "import", "../article.txt", "--slug", "tables", "--section", "city")),
      Scene(
        code: "folder.none", person: .ada,
        before: { try $0.git("clone", "-q", "--bare", ".", "../bare.git").expectDone() },
        refused: ["-C", "../bare.git", "edit", "night-bus"], says: "edit it in",
        then: by(.ada, "edit", "night-bus")),
      Scene(
        code: "approval.stale", person: .ben,
        before: { desk in
          desk.person = .ben
          try desk.draft("Ben's second", "bens-second", section: "city")
          try desk.done("submit", "bens-second")
          desk.person = .mo
          try desk.done("approve", "bens-second")
          try desk.append("And a line.\n", to: "drafts/bens-second.md")
          try desk.done("save", "bens-second")
        },
        refused: ["publish", "bens-second"], says: "`stet approve bens-second`",
        then: { desk in
          desk.person = .mo
          return try desk.stet("approve", "bens-second")
        }),
    ]
  }
}

extension CommandOutput {
  struct NotDone: Error { var block: String }

  func expectDone() throws { if status != 0 { throw NotDone(block: block) } }
}
