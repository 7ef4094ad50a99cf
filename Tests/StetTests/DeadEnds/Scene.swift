/// One refusal and the way on.
struct Scene {
  var code: String
  var person: Terminal.Person?
  /// What happens before, by whomever.
  var before: ((Terminal) throws -> Void)?
  var refused: [String]
  /// Whether what is wrong is the result that was asked for, and not an error.
  var isResult = false
  /// What the refusal says that leads on: a command, an option, or whom to ask.
  var says: String
  /// What is done then, and by whom; the last of it must work.
  var then: (Terminal) throws -> CommandOutput

  static let file = "drafts/river-gauge.md"

  static func by(
    _ person: Terminal.Person, _ words: String...
  ) -> (Terminal) throws -> CommandOutput {
    { desk in
      desk.person = person
      return try desk.stet(words)
    }
  }
}
