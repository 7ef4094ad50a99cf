import Foundation
import Testing

extension CitizenTests.Kind {
  typealias Place = CitizenTests.Place

  static let all: [CitizenTests.Kind] =
    plain + elsewhere + indexes + conversions + settings + refusals

  static let plain = [
    CitizenTests.Kind("a plain one") { Place($0.root) },
    CitizenTests.Kind("from a subfolder") { Place($0.root, folder: $0.root + "/drafts") },
    CitizenTests.Kind("packed") { desk in
      try desk.git("gc", "-q")
      try desk.git("pack-refs", "--all")
      return Place(desk.root)
    },
    CitizenTests.Kind("with a commit-graph and a bitmap") { desk in
      try desk.git("repack", "-adbq")
      try desk.git("commit-graph", "write")
      return Place(desk.root)
    },
    CitizenTests.Kind("a submodule in the tree") { desk in
      let commit = try desk.git("rev-parse", "HEAD").out.dropLast()
      try desk.git("update-index", "--add", "--cacheinfo", "160000,\(commit),themes/plain")
      try desk.write("[submodule \"t\"]\n\tpath = themes/plain\n\turl = ./t\n", to: ".gitmodules")
      try desk.git("add", ".gitmodules")
      try desk.git("commit", "-qm", "A theme.", "--", ".gitmodules", "themes/plain")
      return Place(desk.root)
    },
    CitizenTests.Kind("an author who is not the committer") { desk in
      Place(desk.root, ["GIT_AUTHOR_NAME": "Guest", "GIT_AUTHOR_EMAIL": "guest@else.example"])
    },
    CitizenTests.Kind("signed") { desk in
      let key = try desk.shell("ssh-keygen -q -t ed25519 -N '' -C '' -f ../key")
      try #require(key.status == 0, "\(key.block)")
      for (name, value) in [
        ("gpg.format", "ssh"), ("user.signingkey", desk.root + "/../key"),
        ("commit.gpgsign", "true"),
      ] {
        try desk.git("config", name, value)
      }
      return Place(desk.root)
    },
    CitizenTests.Kind("hooks of core.hooksPath") { desk in
      try desk.git("config", "core.hooksPath", "../hooks")
      try desk.shell(
        "mkdir ../hooks && for hook in pre-commit commit-msg post-commit; do"
          + " printf '#!/bin/sh\\necho \"$0\" >>../ran\\n' >../hooks/$hook; done && chmod +x ../hooks/*"
      ).expectDone()
      return Place(desk.root)
    },
    CitizenTests.Kind("names without case") { desk in
      try desk.git("config", "core.ignorecase", "true")
      try desk.write("A.\n", to: "Other.txt")
      try desk.git("add", "Other.txt")
      return Place(desk.root)
    },
    CitizenTests.Kind("names in another normal form") { desk in
      try desk.git("config", "core.precomposeunicode", "true")
      try desk.write("A.\n", to: "drafts/u\u{308}ber.txt")
      try desk.git("add", "drafts/u\u{308}ber.txt")
      return Place(desk.root)
    },
  ]

  static let elsewhere = [
    CitizenTests.Kind("a linked work tree") { desk in
      try desk.git("worktree", "add", "-q", "-f", "--detach", "../linked")
      try desk.git("switch", "-q", "--detach")
      try desk.git(["switch", "-q", "main"], in: desk.root + "/../linked")
      return Place(desk.root + "/../linked")
    },
    CitizenTests.Kind("core.worktree") { desk in
      let manager = FileManager.default
      try manager.moveItem(atPath: desk.path(".git"), toPath: desk.root + "/../elsewhere.git")
      let directory = desk.root + "/../elsewhere.git"
      try desk.git(["--git-dir", directory, "config", "core.worktree", desk.root])
      return Place(desk.root, folder: directory)
    },
    CitizenTests.Kind("a file .git that leads elsewhere") { desk in
      let directory = desk.root + "/../elsewhere.git"
      try desk.git(["init", "-q", "--separate-git-dir", directory])
      return Place(desk.root)
    },
    CitizenTests.Kind("GIT_DIR") { desk in
      Place(desk.root, ["GIT_DIR": desk.path(".git")])
    },
    CitizenTests.Kind("GIT_DIR and GIT_WORK_TREE") { desk in
      try FileManager.default.moveItem(
        atPath: desk.path(".git"), toPath: desk.root + "/../elsewhere.git")
      return Place(
        desk.root, folder: desk.root + "/..",
        ["GIT_DIR": desk.root + "/../elsewhere.git", "GIT_WORK_TREE": desk.root])
    },
    CitizenTests.Kind("GIT_INDEX_FILE") { desk in
      try FileManager.default.copyItem(
        atPath: desk.path(".git/index"), toPath: desk.path(".git/other-index"))
      return Place(
        desk.root, ["GIT_DIR": desk.path(".git"), "GIT_INDEX_FILE": desk.path(".git/other-index")])
    },
    CitizenTests.Kind("GIT_OBJECT_DIRECTORY, as in a hook that judges a push") { desk in
      try desk.shell("mkdir .git/incoming").expectDone()
      return Place(
        desk.root,
        [
          "GIT_DIR": desk.path(".git"), "GIT_OBJECT_DIRECTORY": desk.path(".git/incoming"),
          "GIT_ALTERNATE_OBJECT_DIRECTORIES": desk.path(".git/objects"),
        ])
    },
    CitizenTests.Kind("alternates") { desk in
      try desk.git("clone", "-q", "--shared", desk.root, "../shared")
      return Place(desk.root + "/../shared")
    },
    CitizenTests.Kind("a partial clone", refused: "history.missing") { desk in
      Place(try partialClone(of: desk))
    },
    CitizenTests.Kind("a partial clone, the rest of it fetched") { desk in
      let clone = try partialClone(of: desk)
      // As the refusal says. git packs everything anew afterwards, in the background unless it is
      // told to do so before it ends: what has no packs for a moment is another kind.
      try desk.git(
        ["-c", "gc.autoDetach=false", "fetch", "-q", "--refetch", "--no-filter"], in: clone)
      return Place(clone)
    },
    CitizenTests.Kind("config of the work tree") { desk in
      try desk.git("config", "extensions.worktreeConfig", "true")
      try desk.git("config", "--worktree", "core.pager", "cat")
      return Place(desk.root)
    },
  ]

  private static func partialClone(of desk: Terminal) throws -> String {
    try desk.git("config", "uploadpack.allowFilter", "true")
    try desk.git("clone", "-q", "--filter=blob:none", "file://" + desk.root, "../partial")
    return desk.root + "/../partial"
  }

  static let indexes = [
    CitizenTests.Kind("index version 2") { desk in
      try desk.git("update-index", "--no-skip-worktree", "skipped.txt")
      try desk.git("reset", "-q", "--", "soon.txt")
      try desk.git("update-index", "--index-version", "2")
      return Place(desk.root)
    },
    CitizenTests.Kind("index version 4") { desk in
      try desk.git("update-index", "--index-version", "4")
      return Place(desk.root)
    },
    CitizenTests.Kind("an index without a checksum") { desk in
      let file = URL(fileURLWithPath: desk.path(".git/index"))
      var bytes = try Data(contentsOf: file)
      bytes.replaceSubrange(bytes.count - 20..<bytes.count, with: Data(count: 20))
      try bytes.write(to: file)
      return Place(desk.root)
    },
    CitizenTests.Kind("the untracked cache") { desk in
      try desk.git("update-index", "--force-untracked-cache")
      return Place(desk.root)
    },
    CitizenTests.Kind("sparse checkout") { desk in
      try desk.write("A.\n", to: "layouts/a.html")
      try desk.git("add", "layouts/a.html")
      try desk.git("commit", "-qm", "Layouts.", "--", "layouts/a.html")
      try desk.git("sparse-checkout", "set", "--cone", "--no-sparse-index", "drafts", "workflows")
      return Place(desk.root)
    },
    CitizenTests.Kind("a split index") { desk in
      try desk.git("update-index", "--split-index")
      return Place(desk.root)
    },
    CitizenTests.Kind("a sparse index") { desk in
      try desk.write("A.\n", to: "layouts/a.html")
      try desk.git("add", "layouts/a.html")
      try desk.git("commit", "-qm", "Layouts.", "--", "layouts/a.html")
      try desk.git("sparse-checkout", "set", "--cone", "--sparse-index", "drafts", "workflows")
      return Place(desk.root)
    },
    CitizenTests.Kind("the draft is to be taken for unchanged") { desk in
      try desk.git("update-index", "--assume-unchanged", "drafts/low-water.md")
      return Place(desk.root)
    },
    CitizenTests.Kind("the draft's own edit is staged") { desk in
      let text = try desk.read("drafts/low-water.md")
      try desk.append("Staged.\n", to: "drafts/low-water.md")
      try desk.git("add", "drafts/low-water.md")
      try desk.write(text, to: "drafts/low-water.md")
      return Place(desk.root)
    },
    CitizenTests.Kind("a conflict elsewhere") { desk in
      let blob = try desk.git("rev-parse", "HEAD:drafts/low-water.md").out.dropLast()
      let lines = (1...3).map { "100644 \(blob) \($0)\tconflict.txt\n" }.joined()
      _ = try desk.git(["update-index", "--index-info"], input: lines)
      return Place(desk.root)
    },
  ]
}
