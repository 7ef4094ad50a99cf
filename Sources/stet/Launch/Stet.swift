import Editorial
import Newsroom

/// The program: finds out what the first word means, runs it, and exits with what it came to.
@main
enum Stet {
  static let version = "0.1.0"
  /// When this version was made ready, for the man pages.
  static let date = "2026-11-25"

  static func main() {
    ignoreBrokenPipes()
    let process = Surrounding.process
    // Before anything is opened or read: asking for the version costs nothing.
    if process.arguments == ["--version"] {
      print("stet \(version)")
      return
    }
    if process.arguments.first == "__complete" {
      print(Completion.answer(Array(process.arguments.dropFirst()), in: process), terminator: "")
      exit(with: 0)
    }
    if process.arguments.first == "__reference" {
      let page = Reference.answer(Array(process.arguments.dropFirst()), in: process)
      print(page ?? "", terminator: "")
      exit(with: page == nil ? 2 : 0)
    }
    let words = CommandLineWords(process.arguments)
    exit(with: Dispatch(words, in: process).run())
  }
}
