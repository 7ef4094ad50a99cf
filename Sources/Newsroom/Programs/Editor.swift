import Editorial
import Git
import Glibc

/// The person's editor, chosen as git chooses it.
public struct Editor: Sendable {
  let program: TerminalProgram
  /// Whether nobody chose it.
  public let isDefault: Bool

  /// The line that a shell runs.
  public var line: String { program.line }

  /// Opens a file, and waits until it is closed again.
  ///
  /// - Throws: ``Failure`` when the editor did not end well, ``Interrupted`` when Ctrl-C ended it.
  public func open(_ file: String) throws {
    let status = program.run([file])
    switch status {
    case 0: return
    case 128 + SIGINT: throw Interrupted()
    case 127:
      throw Failure(
        .cannot, "editor.failed", "the editor `\(line)` was not found",
        help: "choose one with `git config core.editor EDITOR`, or in STET_EDITOR")
    default:
      throw Failure(
        .cannot, "editor.failed", "the editor `\(line)` ended with status \(status)",
        help: "choose another with `git config core.editor EDITOR`, or in STET_EDITOR")
    }
  }
}

/// Somebody pressed Ctrl-C.
public struct Interrupted: Error {
  public init() {}
}

extension Newsroom {
  /// The first of STET_EDITOR, GIT_EDITOR, `core.editor`, VISUAL (not on a terminal that cannot
  /// move its cursor), EDITOR and `vi`; git(1) and git-var(1).
  public func editor() throws -> Editor {
    let environment = circumstances.environment
    func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let configured = try gitFailures { () throws(GitError) in
      try repository.configString("core.editor")
    }
    let isDumb = environment["TERM"] == nil || environment["TERM"] == "dumb"
    let line =
      variable("STET_EDITOR") ?? variable("GIT_EDITOR") ?? configured.flatMap {
        $0.isEmpty ? nil : $0
      }
      ?? (isDumb ? nil : variable("VISUAL")) ?? variable("EDITOR")
    return Editor(
      program: TerminalProgram(
        line: line ?? "vi", environment: environment, directory: circumstances.directory),
      isDefault: line == nil)
  }

  /// Has somebody write a text in their editor, beginning with what is given.
  ///
  /// The file lies where only they can look, and is gone afterwards.
  ///
  /// - Throws: ``Failure`` when it cannot be written or read, or the editor did not end well.
  public func write(
    beginningWith text: String, as name: String, in editor: Editor
  ) throws -> String {
    guard let folder = TemporaryFolder(circumstances.environment),
      let file = folder.write(Array(text.utf8), to: name)
    else {
      throw Failure(
        .cannot, "editor.failed", "no file for the editor could be written",
        help: "give the text with -m")
    }
    try editor.open(file)
    guard let written = folder.read(name), let text = String(validating: written, as: UTF8.self)
    else {
      throw Failure(
        .cannot, "editor.failed", "what the editor left is no text in UTF-8 of at most 1 MiB",
        help: "give the text with -m")
    }
    return text
  }
}
