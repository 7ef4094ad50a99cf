import Paths

/// Where a link or an image leads, as far as it can be judged without asking the network.
enum LinkTarget: Hashable {
  /// A heading of the same draft.
  case anchor(String)
  /// A path relative to the draft's folder, without query and fragment, decoded.
  case file(String)
  /// Another site, a path of the built site, a template's expression: not judged.
  case elsewhere

  init(_ destination: String) {
    let text = destination.trimmed
    if text.hasPrefix("#") {
      self = .anchor(String(text.dropFirst()).percentDecoded)
      return
    }
    let path = String(text.prefix { $0 != "?" && $0 != "#" })
    let isLocal =
      !path.isEmpty && !path.isAbsolutePath && Self.scheme(of: text) == nil
      && !Self.isTemplate(text)
    self = isLocal ? .file(path.percentDecoded) : .elsewhere
  }

  /// What is wrong with an address by its form alone, after "the address `…`"; nil for nothing.
  static func fault(of destination: String) -> String? {
    if destination.trimmed.isEmpty { return "is empty" }
    if isTemplate(destination) { return nil }
    if let scalar = InvisibleCharacters.suspects(in: destination).first {
      return "has \(scalar.spelledOut) in it"
    }
    for scalar in destination.unicodeScalars {
      if scalar.properties.isWhitespace { return "has a blank in it" }
    }
    return faultOfScheme(destination) ?? faultOfBrackets(destination)
  }

  /// The part before the first colon, lowered, when it is one that a scheme can be.
  private static func scheme(of text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let scheme = String(text[..<colon]).asciiLowercased
    guard scheme.utf8.count > 1, let first = scheme.utf8.first, (0x61...0x7A).contains(first),
      scheme.utf8.allSatisfy({ byte in
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || "+.-".utf8.contains(byte)
      })
    else { return nil }
    return scheme
  }

  private static func faultOfScheme(_ text: String) -> String? {
    if let scheme = scheme(of: text) {
      let rest = text.dropFirst(scheme.count + 1)
      if scheme == "http" || scheme == "https" {
        guard rest.hasPrefix("//") else { return "wants two slashes after `\(scheme):`" }
        guard let first = rest.dropFirst(2).first, !"/?#".contains(first) else {
          return "names no site after `\(scheme)://`"
        }
        return nil
      }
      return isMistypedHTTP(scheme) ? "begins with `\(scheme):`, which is not `https:`" : nil
    }
    if text.hasPrefix(":") { return "has nothing before its colon" }
    if let slashes = text.firstRange(of: "//"), slashes.lowerBound != text.startIndex,
      text[..<slashes.lowerBound].allSatisfy({ "htps".contains($0) })
    {
      return "wants a colon before its two slashes"
    }
    return text.asciiLowercased.hasPrefix("www.") ? "wants `https://` before it" : nil
  }

  /// `htps`, `ttp`, `hhtps`: made of the letters of https and not it.
  private static func isMistypedHTTP(_ scheme: String) -> Bool {
    scheme.count < 8 && scheme.allSatisfy { "htps".contains($0) }
  }

  private static func faultOfBrackets(_ text: String) -> String? {
    var depth = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      if depth < 0 { break }
    }
    return depth == 0 ? nil : "has a bracket without its other half"
  }

  /// `{{< ref "other.md" >}}`, `{% link other.md %}`: the generator's own business.
  static func isTemplate(_ text: some StringProtocol) -> Bool {
    text.contains("{{") || text.contains("{%")
  }

  /// A relative path from the newsroom's root; nil when it leads out of the newsroom.
  static func resolve(_ relative: String, from path: String) -> String? {
    var segments = path.pathParts.dropLast()
    for segment in relative.pathParts where segment != "." {
      if segment == ".." {
        guard segments.popLast() != nil else { return nil }
      } else {
        segments.append(segment)
      }
    }
    return segments.joined(separator: "/")
  }
}

extension String {
  /// The text with `%20` and the like resolved; as it is, where they do not make text.
  fileprivate var percentDecoded: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "%"), digits.count == 2, digits.allSatisfy(\.isHexDigit),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    (0x30...0x39).contains(self) || (0x61...0x66).contains(self | 0x20)
  }
}
