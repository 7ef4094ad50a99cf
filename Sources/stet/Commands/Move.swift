import Editorial
import Newsroom
import Reports

/// A transition that somebody asks for.
struct Move {
  var request: MoveRequest
  let console: Console
  /// For opening the newsroom again, when somebody has taken time over a reason.
  let circumstances: () throws -> Circumstances

  func run(in newsroom: Newsroom) throws {
    let asksReason = newsroom.rules.workflows.contains {
      $0.transition(request.transition)?.requires.reason ?? false
    }
    if request.reason == nil, asksReason, !request.dryRun, let reason = try askForReason(newsroom) {
      return console.tell(ReceiptReport(try carryOut(because: reason)))
    }
    console.tell(ReceiptReport(try newsroom.move(request)))
  }

  private func askForReason(_ newsroom: Newsroom) throws -> String? {
    try Conversation.reason(for: "\(request.transition)", in: newsroom) { reason in
      var rehearsal = request
      (rehearsal.reason, rehearsal.dryRun) = (reason, true)
      return try newsroom.move(rehearsal)
    }
  }

  /// Others may have gone on while somebody wrote why: all of it is judged anew.
  private func carryOut(because reason: String) throws -> Receipt {
    try Answered.keeping(reason) {
      var request = request
      request.reason = reason
      return try Newsroom.open(try circumstances(), forDrafts: true).move(request)
    }
  }
}
