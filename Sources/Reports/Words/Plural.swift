extension Int {
  /// "1 draft", "2 drafts", "1,204 words".
  func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
  }

  /// The number with commas between thousands.
  var grouped: String {
    var text = ""
    for (index, digit) in String(magnitude).reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + String(text.reversed())
  }

  /// The number read as tenths: 37 is "3.7".
  var tenths: String {
    "\(self < 0 ? "-" : "")\(magnitude / 10).\(magnitude % 10)"
  }
}
