/// A program that people choose for themselves, and that has the terminal while it runs.
///
/// It is a line for the shell, as git takes it from the same settings: `code --wait` has two words,
/// `"/opt/my editor/bin/ed"` has one.
struct TerminalProgram: Sendable {
  var line: String
  var environment: [String: String]
  /// Where it runs: where the command was typed.
  var directory: String

  /// Runs it with some arguments, and waits for its end.
  ///
  /// - Returns: the exit status as shells tell it: 127 where there is no such program, 130 where
  ///   Ctrl-C ended it.
  func run(_ arguments: [String]) -> Int32 {
    status { () throws(Program.Fault) in
      try shell(line + " \"$@\"", arguments).runOnTerminal()
    }
  }

  /// Runs it with a text on its standard input.
  func run(reading text: [UInt8]) -> Int32 {
    status { () throws(Program.Fault) in try shell(line, []).runOnTerminal(reading: text) }
  }

  private func shell(_ command: String, _ arguments: [String]) -> Program {
    Program(
      path: "/bin/sh", arguments: ["-c", command, line] + arguments, environment: environment,
      directory: directory)
  }

  /// What cannot be started at all is, to whoever asks, not there.
  private func status(_ body: () throws(Program.Fault) -> Program.Outcome) -> Int32 {
    do { return try body().status } catch { return 127 }
  }
}
