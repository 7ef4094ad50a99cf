/// A draft under embargo waits for it.
struct EmbargoCheck: Check {
  let description = CheckDescription(
    id: .embargo,
    summary: "An embargo is a moment that can be read, and that has passed.",
    codes: [
      Explanation(
        "embargo.unreadable", "The embargo is not a moment with its offset.",
        """
        `10:00` is another moment in Kyiv than in Lisbon, so an embargo says its offset from UTC, \
        in the form of RFC 3339. A day alone has no hour, and nobody could say when it ends.
        """,
        mend: "Write `embargo: 2026-11-19T10:00:00+02:00`."),
      Explanation(
        "embargo.future", "The embargo has not ended yet.",
        """
        The source asked that nothing appear before that moment. The machine's clock decides, and \
        on the server the server's.
        """,
        mend: "Come back after it; or, where it was lifted, take the key out."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      embargo: 2026-03-02T13:59:00+02:00
      status: review
      ---

      Nobody, it turns out.
      """,
      """
      ---
      title: Who reads the river gauge
      status: review
      ---

      Nobody, it turns out.
      """,
    ],
    failing: [
      (
        "embargo.unreadable",
        """
        ---
        title: Who reads the river gauge
        embargo: ↓2026-03-02T10:00:00
        status: review
        ---

        Nobody, it turns out.
        """
      ),
      (
        "embargo.unreadable",
        """
        ---
        title: Who reads the river gauge
        embargo: ↓next Thursday
        status: review
        ---

        Nobody, it turns out.
        """
      ),
      (
        "embargo.future",
        """
        ---
        title: Who reads the river gauge
        embargo: ↓2026-03-02T12:30:00+00:00
        status: review
        ---

        Nobody, it turns out.
        """
      ),
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    let key = draft.keys.embargo
    guard let field = draft.text.field(key), field.value != .empty else { return [] }
    let location = draft.location(of: key)
    let text = field.value.scalar?.trimmed
    guard let moment = text.flatMap({ Timestamp(rfc3339: $0) }) else {
      return [unreadable(text, at: location)]
    }
    let now = surroundings.now
    guard moment > now else { return [] }
    let wait = Self.phrase(ofSeconds: moment.seconds - now.seconds)
    return [
      Finding(
        "embargo.future", .error,
        "the embargo lasts another \(wait), until \(moment.rfc3339)", at: location,
        help: "come back after it, or take the key out if it was lifted")
    ]
  }

  private func unreadable(_ text: String?, at location: SourceLocation) -> Finding {
    let quoted = (text ?? "a list").quoted
    let parts = (text ?? "").split(separator: " ", maxSplits: 1).joined(separator: "T")
    let example: String
    let message: String
    if let text, CivilDate(text) != nil {
      (message, example) = ("the embargo \(quoted) is a day without an hour", "\(text)T10:00:00")
    } else if let whole = [parts, parts + ":00"].first(where: Self.lacksOffset) {
      (message, example) = ("the embargo \(quoted) has no offset", whole)
    } else {
      message = "the embargo \(quoted) is not a moment that can be read"
      example = "2026-11-19T10:00:00"
    }
    return Finding(
      "embargo.unreadable", .error, message, at: location,
      help: "write day, hour and offset from UTC, as in `\(example)+02:00`")
  }

  private static func lacksOffset(_ text: String) -> Bool {
    Timestamp(rfc3339: text + "Z") != nil
  }

  /// "3 days and 4 hours", "12 minutes", "less than a minute".
  static func phrase(ofSeconds seconds: Int64) -> String {
    let units = [("day", seconds / 86_400), ("hour", seconds / 3600 % 24)]
    let minutes = ("minute", seconds / 60 % 60)
    let parts = (units + [minutes]).drop { $0.1 == 0 }.prefix(2).filter { $0.1 > 0 }
    let words = parts.map { $0.1 == 1 ? "1 \($0.0)" : "\($0.1) \($0.0)s" }
    return words.isEmpty ? "less than a minute" : words.joinedBy("and")
  }
}
