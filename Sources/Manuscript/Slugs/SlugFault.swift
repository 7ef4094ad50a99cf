/// Why a slug cannot name a new draft.
public enum SlugFault: Hashable, Sendable {
  case empty
  /// More than `SlugRules.maximumLength` bytes.
  case tooLong(bytes: Int)
  /// Something other than a–z, 0–9 and the hyphen.
  case character(Unicode.Scalar)
  /// A hyphen at the start or the end.
  case edgeHyphen
  /// The name of a device on Windows, where no file can have it.
  case device
  /// A name that site generators give a meaning: index, readme.
  case reserved

  /// What is wrong, without a full stop.
  public var message: String {
    switch self {
    case .empty: "a slug has at least one letter or digit"
    case .tooLong(let bytes): "\(bytes) bytes are too many, \(SlugRules.maximumLength) at most"
    case .character(let scalar):
      "\(SlugFault.name(scalar)) cannot stand in a slug, only a–z, 0–9 and hyphens"
    case .edgeHyphen: "a slug neither begins nor ends with a hyphen"
    case .device: "Windows keeps this name for a device"
    case .reserved: "site generators give this name a meaning of its own"
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    let isSeen = scalar.properties.isAlphabetic || (0x21...0x7E).contains(scalar.value)
    return isSeen ? "`\(scalar)`" : scalar == " " ? "a blank" : number
  }
}
