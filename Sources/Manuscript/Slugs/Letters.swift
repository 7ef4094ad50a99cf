internal import CICU

/// What only ICU knows of letters.
enum Letters {
  /// A text as one of ICU's transforms makes it, or several; nil where ICU has no such transform.
  ///
  /// - Parameter name: `Greek-Latin/BGN`; several have `;` between them.
  static func transformed(_ text: String, by name: String) -> String? {
    let name = Array(name.utf16)
    let units = Array(text.utf16)
    return written(startingWith: 4 * units.count + 64) { buffer in
      stet_icu_transform(
        name, Int32(name.count), units, Int32(units.count), buffer.baseAddress,
        Int32(buffer.count))
    }
  }

  /// What is written into a buffer, in one that is large enough; nil where that fails.
  fileprivate static func written(
    startingWith capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt16>) -> Int32
  ) -> String? {
    var capacity = capacity
    while capacity < Int32.max / 2 {
      var needed = 0
      let units = [UInt16](unsafeUninitializedCapacity: capacity) { buffer, count in
        buffer.initialize(repeating: 0)
        needed = Int(write(buffer))
        count = min(max(needed, 0), buffer.count)
      }
      guard needed >= 0 else { return nil }
      guard needed > units.count else { return String(decoding: units, as: UTF16.self) }
      capacity = 2 * needed
    }
    return nil
  }
}

extension String {
  /// The text in Unicode's composed form (NFC).
  var composed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    let units = Array(utf16)
    return Letters.written(startingWith: units.count + 16) { buffer in
      stet_icu_compose(units, Int32(units.count), buffer.baseAddress, Int32(buffer.count))
    } ?? self
  }
}
