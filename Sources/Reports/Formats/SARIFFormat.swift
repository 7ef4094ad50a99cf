import Editorial

/// SARIF 2.1.0 (OASIS), one run of one tool.
///
/// The rules are the code book's entries for what was found. Columns count UTF-16 code units, as
/// `columnKind` says; paths are relative to the newsroom's folder, percent-encoded.
enum SARIFFormat {
  /// What viewers and GitHub take for the root of the checkout.
  private static let base = "%SRCROOT%"

  static func text(of list: FaultList) -> String {
    let codes = Set(list.faults.map(\.code)).sorted()
    let numbers = Dictionary(
      codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: [String: Int] = [:]
    let results = list.faults.map { fault in
      let key = fingerprint(of: fault)
      let count = seen[key, default: 0]
      seen[key] = count + 1
      return result(fault, rule: numbers[fault.code] ?? 0, fingerprint: "\(key):\(count)")
    }
    let document: JSONValue = [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "stet", "version": .string(list.version),
              "rules": .array(codes.map(rule)),
            ]
          ],
          "automationDetails": ["id": .string("stet/\(list.command)/")],
          "columnKind": "utf16CodeUnits",
          "originalUriBaseIds": [
            base: ["description": ["text": "The newsroom's folder."]]
          ],
          "results": .array(results),
        ]
      ],
    ]
    return document.written
  }

  private static func rule(_ code: Code) -> JSONValue {
    guard let known = CodeBook.explanation(of: code) else { return ["id": JSONValue(code)] }
    return [
      "id": JSONValue(code), "shortDescription": ["text": .string(known.summary)],
      "fullDescription": ["text": .string(known.explanation)],
      "help": ["text": .string(known.mend)],
    ]
  }

  private static func result(_ fault: Fault, rule: Int, fingerprint: String) -> JSONValue {
    let message = [fault.message, fault.help].compactMap(\.self).joined(separator: "\n")
    let value: JSONValue = [
      "ruleId": JSONValue(fault.code), "ruleIndex": .number(rule),
      "level": .string(fault.severity.rawValue), "message": ["text": .string(message)],
      "partialFingerprints": ["stetFault/v1": .string(fingerprint)],
    ]
    return value + place(of: fault)
  }

  private static func place(of fault: Fault) -> JSONValue {
    var place: JSONValue = [:]
    if let location = fault.location {
      place = [
        "physicalLocation": [
          "artifactLocation": [
            "uri": .string(uri(location.path)), "uriBaseId": .string(base),
          ],
          "region": [
            "startLine": .number(location.line),
            "startColumn": .number(utf16Column(location.column, in: location.text)),
            "endColumn": .number(utf16Column(location.endColumn, in: location.text)),
          ],
        ]
      ]
    }
    if !fault.subject.isEmpty, fault.location == nil || fault.slug != nil {
      let name = fault.slug?.rawValue ?? fault.subject
      place = place + ["logicalLocations": [["name": .string(name), "kind": "draft"]]]
    }
    guard case .object(let members) = place, !members.isEmpty else { return [:] }
    return ["locations": [place]]
  }

  /// The column of a code point, in UTF-16 code units from 1.
  static func utf16Column(_ column: Int, in line: String) -> Int {
    let before = line.unicodeScalars.prefix(max(column - 1, 0))
    // Behind the end of the line, and where no line is known, both count alike.
    return 1 + before.reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) } + max(column - 1, 0)
      - before.count
  }

  /// A relative reference (RFC 3986): everything but unreserved characters and slashes encoded.
  static func uri(_ path: String) -> String {
    var text = ""
    for (index, byte) in path.utf8.enumerated() {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      // At the front it would begin another place's path.
      case 0x2F where index > 0: text += "/"
      default: text += "%" + hex(UInt32(byte), digits: 2)
      }
    }
    return text
  }

  /// What stays the same while lines above are added: code, file and the text of the line.
  private static func fingerprint(of fault: Fault) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for part in [fault.code.rawValue, fault.subject, fault.location?.text ?? fault.message] {
      // FNV-1a, with a byte between the parts that no text has.
      for byte in Array(part.utf8) + [0xFF] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
