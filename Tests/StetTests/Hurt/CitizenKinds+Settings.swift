import Foundation

extension CitizenTests.Kind {
  /// What is set for one command alone, as `git -c` hands it to an alias: all that git asks of it while
  /// it looks at the folder and saves.
  static let settings = [
    CitizenTests.Kind("autocrlf for one command, CR LF in the draft", refused: "repo.attributes") {
      desk in
      try crlf(desk)
      return given(["core.autocrlf": "input"], desk)
    },
    CitizenTests.Kind("a filter for one command", refused: "repo.attributes") { desk in
      try attributes("*.md filter=big\n", desk)
      return given(["filter.big.clean": "cat"], desk)
    },
    CitizenTests.Kind("attributes for one command", refused: "repo.attributes") { desk in
      try crlf(desk)
      try desk.write("*.md text\n", to: "../attributes")
      return given(["core.attributesFile": desk.root + "/../attributes"], desk)
    },
    CitizenTests.Kind("attributes of one's own", refused: "repo.attributes") { desk in
      try crlf(desk)
      try desk.write("*.md text\n", to: "../home/.config/git/attributes")
      return Place(desk.root)
    },
    CitizenTests.Kind("an attachment that one command ignores") { desk in
      let odd = "../it's \"ig\\nored\" #;"
      try desk.write("*.bak\n", to: odd)
      try desk.write("Old.\n", to: "drafts/low-water/notes.bak")
      return given(["core.excludesFile": desk.root + "/" + odd], desk)
    },
    CitizenTests.Kind("an attachment that one command ignores, by a file at home") { desk in
      try desk.write("*.bak\n", to: "../home/ignored")
      try desk.write("Old.\n", to: "drafts/low-water/notes.bak")
      return given(["core.excludesFile": "~/ignored"], desk)
    },
    CitizenTests.Kind("an attachment that is ignored, by a file at home") { desk in
      try desk.git("config", "core.excludesFile", "~/ignored")
      try desk.write("*.bak\n", to: "../home/ignored")
      try desk.write("Old.\n", to: "drafts/low-water/notes.bak")
      return Place(desk.root)
    },
    CitizenTests.Kind("an attachment that one ignores everywhere") { desk in
      try desk.write("*.bak\n", to: "../home/.config/git/ignore")
      try desk.write("Old.\n", to: "drafts/low-water/notes.bak")
      return Place(desk.root)
    },
    CitizenTests.Kind("file modes, links and case that count for nothing") { desk in
      chmod(desk.path("drafts/low-water.md"), 0o755)
      try desk.write("A.\n", to: "Other.txt")
      try desk.git("add", "Other.txt")
      return given(
        ["core.fileMode": "false", "core.symlinks": "false", "core.ignoreCase": "true"], desk)
    },
    CitizenTests.Kind("no new reflogs for one command") { desk in
      try FileManager.default.removeItem(atPath: desk.path(".git/logs"))
      return given(["core.logAllRefUpdates": "false"], desk)
    },
  ]

  private static func given(_ settings: [String: String], _ desk: Terminal) -> Place {
    var environment = ["GIT_CONFIG_COUNT": "\(settings.count)"]
    for (number, setting) in settings.enumerated() {
      environment["GIT_CONFIG_KEY_\(number)"] = setting.key
      environment["GIT_CONFIG_VALUE_\(number)"] = setting.value
    }
    return Place(desk.root, environment)
  }
}
