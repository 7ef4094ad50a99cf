import Foundation
import Testing

extension CitizenTests.Kind {
  /// A file of attributes, saved.
  static func attributes(_ lines: String, _ desk: Terminal) throws {
    try desk.write(lines, to: ".gitattributes")
    try desk.git("add", ".gitattributes")
    try desk.git("commit", "-qm", "Attributes.", "--", ".gitattributes")
  }

  static func crlf(_ desk: Terminal) throws {
    let text = try desk.read("drafts/low-water.md")
    try desk.write(text.replacingOccurrences(of: "\n", with: "\r\n"), to: "drafts/low-water.md")
  }

  static let conversions = [
    CitizenTests.Kind("autocrlf, and LF in the draft") { desk in
      try desk.git("config", "core.autocrlf", "true")
      return Place(desk.root)
    },
    CitizenTests.Kind("text=auto, and LF in the draft") { desk in
      try attributes("* text=auto eol=crlf\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("-text, and CR LF in the draft") { desk in
      try attributes("*.md -text\n", desk)
      try crlf(desk)
      try desk.git("commit", "-qm", "Windows.", "--", "drafts/low-water.md")
      return Place(desk.root)
    },
    CitizenTests.Kind("CR LF that was saved before text=auto") { desk in
      try crlf(desk)
      try desk.git("commit", "-qm", "Windows.", "--", "drafts/low-water.md")
      try attributes("* text=auto\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("a filter that nobody has installed") { desk in
      try attributes("*.md filter=lfs\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("ident without a mark in the draft") { desk in
      try attributes("*.md ident\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("autocrlf, and CR LF in the draft", refused: "repo.attributes") { desk in
      try desk.git("config", "core.autocrlf", "input")
      try crlf(desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("text, and CR LF in the draft", refused: "repo.attributes") { desk in
      try attributes("*.md text\n", desk)
      try crlf(desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("a filter", refused: "repo.attributes") { desk in
      try desk.git("config", "filter.lfs.clean", "cat")
      try attributes("*.md filter=lfs\n", desk)
      return Place(desk.root)
    },
    CitizenTests.Kind("ident and a mark in the draft", refused: "repo.attributes") { desk in
      try attributes("*.md ident\n", desk)
      try desk.append("$Id: 1$\n", to: "drafts/low-water.md")
      return Place(desk.root)
    },
    CitizenTests.Kind("another encoding", refused: "repo.attributes") { desk in
      try attributes("*.md working-tree-encoding=UTF-16LE\n", desk)
      return Place(desk.root)
    },
  ]

  static let refusals = [
    CitizenTests.Kind("no branch", refused: "repo.detached") { desk in
      try desk.git("switch", "-q", "--detach")
      return Place(desk.root)
    },
    CitizenTests.Kind("a merge under way", refused: "repo.merging") { desk in
      try diverge(desk)
      try desk.git("merge", "-q", "side")
      return Place(desk.root)
    },
    CitizenTests.Kind("a rebase under way", refused: "repo.merging") { desk in
      try diverge(desk)
      try desk.git("rebase", "-q", "side")
      return Place(desk.root)
    },
    CitizenTests.Kind("a pick under way", refused: "repo.merging") { desk in
      try diverge(desk)
      try desk.git("cherry-pick", "side")
      return Place(desk.root)
    },
    CitizenTests.Kind("a bisection under way", refused: "repo.merging") { desk in
      try desk.git("bisect", "start")
      return Place(desk.root)
    },
    CitizenTests.Kind("reftable", refused: "repo.unsupported") { desk in
      try desk.git("config", "core.repositoryFormatVersion", "1")
      try desk.git("config", "extensions.refStorage", "reftable")
      return Place(desk.root)
    },
    CitizenTests.Kind("SHA-256", refused: "repo.unsupported") { desk in
      try desk.git("init", "-q", "--object-format=sha256", "../wide")
      return Place(desk.root + "/../wide")
    },
  ]

  /// Two branches that change one file in two ways.
  private static func diverge(_ desk: Terminal) throws {
    // With work lying about git would not even begin.
    try desk.git("reset", "-q", "--hard")
    try desk.git("branch", "side")
    try desk.write("Here.\n", to: "both.txt")
    try desk.git("add", "both.txt")
    try desk.git("commit", "-qm", "Here.", "--", "both.txt")
    try desk.git("worktree", "add", "-q", "../other", "side")
    try "There.\n".write(
      toFile: desk.root + "/../other/both.txt", atomically: true, encoding: .utf8)
    let other = desk.root + "/../other"
    try desk.git(["add", "both.txt"], in: other)
    try desk.git(["commit", "-qm", "There."], in: other)
    try desk.git("worktree", "remove", "--force", "../other")
  }
}
