import Git

/// What shows a long result page by page, chosen as git chooses it.
public struct Pager: Sendable {
  let program: TerminalProgram

  /// Shows a text, and waits until the reader leaves.
  ///
  /// - Returns: whether there was such a program.
  public func show(_ text: String) -> Bool {
    ![126, 127].contains(program.run(reading: Array(text.utf8)))
  }
}

extension Newsroom {
  /// The first of STET_PAGER, GIT_PAGER, `core.pager`, PAGER and `less`; nil for `cat` or nothing.
  ///
  /// What only looks must run no program that somebody else's repository names: `core.pager`
  /// counts only where the person or the machine sets it.
  public func pager() throws -> Pager? {
    var environment = circumstances.environment
    let configured = try gitFailures { () throws(GitError) in
      try repository.ownConfigString("core.pager")
    }
    let line =
      environment["STET_PAGER"] ?? environment["GIT_PAGER"] ?? configured ?? environment["PAGER"]
      ?? "less"
    guard !line.isEmpty, line != "cat" else { return nil }
    // Leave at once what fits, let colours through, and leave the text on the screen: as git does.
    environment["LESS"] = environment["LESS"] ?? "FRX"
    environment["LV"] = environment["LV"] ?? "-c"
    return Pager(
      program: TerminalProgram(
        line: line, environment: environment, directory: circumstances.directory))
  }
}
