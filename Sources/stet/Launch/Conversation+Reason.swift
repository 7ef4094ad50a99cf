import Editorial
import Newsroom

extension Conversation {
  /// Does what needs a reason: for the one that was given, or for one that somebody at a terminal
  /// writes after they have read what will happen.
  ///
  /// - Parameter act: what the reason is for: "delete".
  /// - Parameter body: does it, or with `true` only rehearses it.
  static func carryOut(
    _ act: String, because reasons: ReasonOptions, _ writing: WriteOptions,
    _ global: GlobalOptions, _ body: (Newsroom, String?, Bool) throws -> Receipt
  ) throws -> Receipt {
    let newsroom = try global.newsroom()
    let given = try reasons.reason()
    guard given == nil, !writing.dryRun,
      let reason = try reason(for: act, in: newsroom, rehearse: { try body(newsroom, $0, true) })
    else { return try body(newsroom, given, writing.dryRun) }
    // Others may have gone on while somebody wrote why: all of it is judged anew.
    return try Answered.keeping(reason) {
      try body(try Newsroom.open(try global.circumstances()), reason, false)
    }
  }
}

extension Answered {
  /// As ``patiently(_:)``; what somebody has just written is not lost when it fails.
  static func keeping<Value>(_ reason: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try patiently(body)
    } catch var answered as Answered {
      answered.failure.help = [answered.failure.help, "your reason was: \(reason)"]
        .compactMap(\.self).joined(separator: "\n")
      throw answered
    }
  }
}
