public import Editorial

/// What the slug of a new draft looks like.
///
/// Slugs of an adopted blog are only held to having no control characters and no spaces.
public enum SlugRules {
  /// In bytes: a file name with date and extension stays below what every file system takes.
  public static let maximumLength = 100

  /// Why a slug is malformed; nil when it is well formed.
  public static func fault(in slug: String) -> SlugFault? {
    if slug.isEmpty { return .empty }
    for scalar in slug.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "-": continue
      default: return .character(scalar)
      }
    }
    if slug.utf8.count > maximumLength { return .tooLong(bytes: slug.utf8.count) }
    if slug.hasPrefix("-") || slug.hasSuffix("-") { return .edgeHyphen }
    if devices.contains(slug) { return .device }
    return reserved.contains(slug) ? .reserved : nil
  }

  private static let reserved: Set<String> = ["index", "readme"]
  private static let devices: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}

extension Slug {
  /// The slug of a draft's path: the file name without a leading `YYYY-MM-DD-` and without
  /// extension; for `X/index.md` the folder's name X as it is.
  ///
  /// Nil when the path names no file.
  public static func fromPath(_ path: String) -> Slug? {
    let parts = path.split(separator: "/")
    guard let file = parts.last else { return nil }
    var name = file
    if let dot = name.lastIndex(of: "."), dot > name.startIndex { name = name[..<dot] }
    if name == "index", parts.count > 1 { return Slug(String(parts[parts.count - 2])) }
    if hasDate(name) { name = name.dropFirst(11) }
    return Slug(String(name))
  }

  /// Whether something follows a date of the form `YYYY-MM-DD-`.
  private static func hasDate(_ name: Substring) -> Bool {
    let bytes = Array(name.utf8)
    guard bytes.count > 11 else { return false }
    return bytes.prefix(11).enumerated().allSatisfy { index, byte in
      [4, 7, 10].contains(index) ? byte == UInt8(ascii: "-") : byte.isDigit
    }
  }
}
