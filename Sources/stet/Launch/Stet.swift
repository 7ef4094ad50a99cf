import Editorial
import Newsroom

/// The program: finds out what the first word means, runs it, and exits with what it came to.
@main
enum Stet {
  static let version = "0.1.0"

  static func main() {
    ignoreBrokenPipes()
    let process = Surrounding.process
    // Before anything is opened or read: asking for the version costs nothing.
    if process.arguments == ["--version"] {
      print("stet \(version)")
      return
    }
    let words = CommandLineWords(process.arguments)
    exit(with: Dispatch(words, in: process).run())
  }
}
