public import Editorial
import Paths

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
    // Tens of thousands of paths are read at once: bytes, and one string in the end.
    path.withBytes { bytes -> Slug? in
      let slash = UInt8(ascii: "/")
      guard let last = bytes.lastIndex(where: { $0 != slash }) else { return nil }
      let start = bytes[...last].lastIndex(of: slash).map { $0 + 1 }
      var name = bytes[(start ?? 0)...last]
      if let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex {
        name = name[..<dot]
      }
      if let start, name.count == 5, name.elementsEqual("index".utf8) {
        let above = bytes[..<(start - 1)]
        let folder = above[(above.lastIndex(of: slash).map { $0 + 1 } ?? 0)...]
        if !folder.isEmpty { return Slug(String(decoding: folder, as: UTF8.self)) }
      }
      if hasDate(name) { name = name.dropFirst(11) }
      return Slug(String(decoding: name, as: UTF8.self))
    }
  }

  /// Whether something follows a date of the form `YYYY-MM-DD-`.
  private static func hasDate(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = name.first, first.isDigit, name.count > 11 else { return false }
    return zip(0..<11, name).allSatisfy { index, byte in
      index == 4 || index == 7 || index == 10 ? byte == UInt8(ascii: "-") : byte.isDigit
    }
  }
}
