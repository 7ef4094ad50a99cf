import Reports

extension FuzzTarget {
  /// What is printed: nothing that a terminal would obey, whatever came in.
  static let escape = FuzzTarget(name: "escape") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let plain = Reports.escape(text)
    for safe in [plain, Reports.escape(bytes: bytes)] {
      for scalar in safe.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return "\(scalar.value) is printed"
        default: break
        }
        if (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
          || [0x200E, 0x200F, 0x061C].contains(scalar.value)
        {
          return "\(scalar.value) is printed"
        }
      }
    }
    return Reports.escape(plain) == plain ? nil : "escaping twice changes it"
  }
}
