import Editorial

/// JUnit's XML: a test case for each file that was looked at, failed where it has errors.
///
/// Warnings stand in the case's output and fail nothing.
enum JUnitFormat {
  static func text(of list: FaultList) -> String {
    let cases = cases(of: list)
    let failed = cases.count { $0.faults.contains(where: \.isError) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let counts = "tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\""
    let name = xml("stet \(list.command)", isAttribute: true)
    text += "<testsuites name=\"\(name)\" \(counts)>\n"
    text += "  <testsuite name=\"\(name)\" \(counts) skipped=\"0\">\n"
    for (subject, faults) in cases { text += testCase(subject, faults, list.command) }
    return text + "  </testsuite>\n</testsuites>\n"
  }

  /// What was looked at in its order, then what else has faults.
  private static func cases(of list: FaultList) -> [(subject: String, faults: [Fault])] {
    let bySubject = Dictionary(grouping: list.faults, by: \.subject)
    var seen: Set<String> = []
    let subjects = (list.paths + list.faults.map(\.subject)).filter { seen.insert($0).inserted }
    return subjects.map { ($0, bySubject[$0] ?? []) }
  }

  private static func testCase(_ subject: String, _ faults: [Fault], _ command: String) -> String {
    let name = subject.isEmpty ? command : subject
    let head =
      "    <testcase name=\"\(xml(name, isAttribute: true))\""
      + " classname=\"\(xml("stet.\(command)", isAttribute: true))\""
    let errors = faults.filter(\.isError)
    let warnings = faults.filter { !$0.isError }
    guard let first = errors.first ?? warnings.first else { return head + "/>\n" }
    var text = head + ">\n"
    if !errors.isEmpty {
      let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
      let message = xml(first.message + more, isAttribute: true)
      let type = xml(first.code.rawValue, isAttribute: true)
      text += "      <failure message=\"\(message)\" type=\"\(type)\">\(lines(errors))</failure>\n"
    }
    if !warnings.isEmpty { text += "      <system-out>\(lines(warnings))</system-out>\n" }
    return text + "    </testcase>\n"
  }

  private static func lines(_ faults: [Fault]) -> String {
    faults.map { fault in
      let help = fault.help.map { "\n  help: " + escape($0) } ?? ""
      return xml(ConciseFormat.line(fault) + help, isAttribute: false)
    }.joined(separator: "\n")
  }

  /// Text for XML 1.0, in which most control characters cannot stand at all, not even escaped:
  /// they are shown as everywhere else, `\u{1B}`.
  private static func xml(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\\u{\(hex(scalar.value, digits: 4))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    guard !isAttribute else { return escape(result) }
    let lines = result.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { escape(String($0)) }.joined(separator: "\n")
  }
}

extension Fault {
  fileprivate var isError: Bool { severity == .error }
}
