import Editorial

/// Workflow commands that become annotations: `::error file=…,line=…::message`.
///
/// Errors come first, since a runner shows only the first ten of a step. A value may hold neither
/// `%`, CR and LF nor, as a property, `:` and `,`: those are written as `%XX`.
enum GitHubFormat {
  static func text(of list: FaultList) -> String {
    let errors = list.faults.filter { $0.severity == .error }
    let warnings = list.faults.filter { $0.severity != .error }
    return (errors + warnings).map { line($0) + "\n" }.joined()
  }

  private static func line(_ fault: Fault) -> String {
    var properties: [(String, String)] = []
    if let place = fault.location {
      properties = [
        ("file", place.path), ("line", String(place.line)), ("col", String(place.column)),
        ("endColumn", String(place.endColumn)),
      ]
    }
    properties.append(("title", fault.code.rawValue))
    let list = properties.map { "\($0.0)=\(escaped($0.1, alsoOf: ":,"))" }.joined(separator: ",")
    var message = fault.message
    if fault.location == nil, !fault.subject.isEmpty { message = "\(fault.subject): \(message)" }
    if let help = fault.help { message += "\n\(help)" }
    return "::\(fault.severity.rawValue) \(list)::\(escaped(message, alsoOf: ""))"
  }

  /// Escapes what ends a value, and shows what would otherwise work upon the log's terminal.
  private static func escaped(_ text: String, alsoOf signs: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%", "\r", "\n": result += "%" + hex(scalar.value, digits: 2)
      case ":", ",":
        result +=
          signs.unicodeScalars.contains(scalar)
          ? "%" + hex(scalar.value, digits: 2) : String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    // Nothing visible that was written above changes here.
    return escape(result)
  }
}
