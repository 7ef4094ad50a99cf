import Editorial
import Glibc
import Newsroom
import Reports

/// What stet asks of the person at the terminal; of nobody, where there is none.
///
/// Ctrl-C at any question, or in the editor, ends stet with 130 before anything was changed.
enum Conversation {
  /// Whether somebody sits there who can answer.
  static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

  /// Asks a question that is answered with yes or no; Enter means yes.
  ///
  /// Whoever presses Ctrl-C instead of an answer ends the program, with nothing changed.
  static func confirms(_ question: String, _ console: Console) -> Bool {
    // Before the question is seen, so that no Ctrl-C is too early; even where whoever started stet
    // has it ignored or blocked.
    let before = signal(SIGINT) { _ in _exit(130) }
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    defer { signal(SIGINT, before) }
    while true {
      console.note("\(question) [Y/n] ")
      guard let answer = line() else { return false }
      switch answer.trimmingPrefix(while: \.isWhitespace).lowercased() {
      case "", "y", "yes": return true
      case "n", "no": return false
      default: continue
      }
    }
  }

  /// A line that somebody types; nil at the end of the input.
  private static func line() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      let count = read(STDIN_FILENO, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
  }

  /// Asks for a reason, in the person's editor; nil where nobody can be asked.
  ///
  /// - Parameters:
  ///   - act: what the reason is for: "return".
  ///   - rehearse: makes the step without changing anything, with a reason taken as given. What it
  ///     says is what the person reads before they write; what it refuses needs no reason.
  /// - Throws: ``Failure`` when the reason was left empty.
  static func reason(
    for act: String, in newsroom: Newsroom, rehearse: (String) throws -> Receipt
  ) throws -> String? {
    guard isPossible else { return nil }
    let rehearsal = try rehearse("reason")
    let template = ReasonTemplate(act: act, lines: rehearsal.lines)
    let text = try newsroom.write(
      beginningWith: template.text, as: "reason.txt", in: try newsroom.editor())
    let reason = ReasonTemplate.reason(in: text)
    guard !reason.isEmpty else {
      throw Answered(
        Failure(
          .refused, "reason.empty", "no reason was given, so nothing was done",
          help: "give it with -m 'WHY', or in the editor"))
    }
    return reason
  }
}

/// A failure after somebody was asked: the command is not tried again, or they would be asked again.
struct Answered: Error {
  var failure: Failure
  /// Whether a file has what somebody wrote, so that not nothing was changed.
  var keepsText = false

  init(_ failure: Failure) { self.failure = failure }

  /// Does what somebody's answer was for, again and again for a moment while others are writing.
  static func patiently<Value>(_ body: () throws -> Value) throws -> Value {
    var patience = Patience()
    while true {
      do {
        return try body()
      } catch let failure as Failure {
        guard failure.mayPass, patience.wait() else { throw Answered(failure) }
      }
    }
  }
}

extension Failure {
  /// Whether the same command can do better a moment later.
  var mayPass: Bool { ["repo.moved", "repo.busy"].contains(code) }

  /// Whether git may have packed everything anew in the moment when something was asked for.
  ///
  /// What was in the file that is gone lies elsewhere then: one more look tells.
  var mayBeRepacking: Bool { ["repo.unreadable", "history.missing"].contains(code) }
}
