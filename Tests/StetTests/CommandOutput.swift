import Foundation

/// What a command printed and how it ended.
struct CommandOutput {
  var out: String
  var err: String
  var status: Int32

  /// All of it as one block, the way a person would see it, for snapshots.
  var block: String {
    var text = out
    if !text.isEmpty, !text.hasSuffix("\n") { text += "(no newline)\n" }
    if !err.isEmpty { text += "------- stderr -------\n" + err }
    return text + "[exit status: \(status)]\n"
  }

  /// Standard output as JSON; nil when it is none.
  var json: [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(out.utf8))) as? [String: Any]
  }

  /// The code of a refusal in JSON.
  var errorCode: String? { (json?["error"] as? [String: Any])?["code"] as? String }

  /// Both streams, for looking for what may stand in neither.
  var all: String { out + err }
}

extension String {
  /// Without what differs from run to run: the folder, times, ids, ages.
  func normalised(root: String) -> String {
    var text = replacingOccurrences(of: root, with: "$NEWSROOM")
    let patterns = [
      (#"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"#, "<time>"),
      (#"\d{4}-\d\d-\d\d \d\d:\d\d"#, "<date and time>"),
      (#"\b[0-9a-f]{40}\b"#, "<id>"),
      (#"(commit|copy) [0-9a-f]{9}\b"#, "$1 <id>"),
      (#"less than a minute|\b\d+ minutes?\b"#, "<age>"),
      // A column of ages is as wide as the widest.
      (#"(?<=  |\* )(now| ?\d+ min) +"#, "<age>  "),
      (#"AGE +"#, "AGE  "),
      (#""waiting_days": \d+"#, #""waiting_days": <days>"#),
    ]
    for (pattern, replacement) in patterns {
      text = text.replacingOccurrences(
        of: pattern, with: replacement, options: .regularExpression)
    }
    return text
  }
}
