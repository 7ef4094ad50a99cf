import Editorial

/// A line for each fault: `path:line:col: severity: message [code]`.
///
/// What a compiler prints, so that the quickfix lists of editors and problem matchers read it.
/// Nothing is wrapped or coloured; whatever could end the line or move the cursor is escaped.
enum ConciseFormat {
  static func text(of list: FaultList) -> String {
    list.faults.map { line($0) + "\n" }.joined()
  }

  static func line(_ fault: Fault) -> String {
    let what =
      "\(fault.severity.rawValue): \(escape(fault.message)) [\(escape(fault.code.rawValue))]"
    if let place = fault.location {
      return "\(escape(place.path)):\(place.line):\(place.column): \(what)"
    }
    let subject = escape(fault.subject)
    return subject.isEmpty ? what : "\(subject): \(what)"
  }
}
