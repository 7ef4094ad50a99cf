import Paths

/// A name that stands for one thing in the newsroom, as written in a rule file or a path.
///
/// Identifiers compare by canonical equality of their text, as Swift strings do, and order by it.
public protocol Identifier:
  RawRepresentable, Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
where RawValue == String {
  init(_ rawValue: String)
}

extension Identifier {
  public init(rawValue: String) { self.init(rawValue) }
  public init(stringLiteral value: String) { self.init(value) }
  public var description: String { rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A draft's name: its file name without date and extension.
///
/// It is the draft's identity in the newsroom.
public struct Slug: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// The form in which two slugs are compared: canonically equal after upper- then lowercasing.
  public var folded: String { rawValue.caseFolded }
}

/// A person's id on the masthead.
public struct PersonID: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// A section's id.
public struct SectionID: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// A state's id, as it stands in a draft's front matter.
public struct StateID: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// A transition's id; also the command that makes it.
public struct TransitionID: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// What somebody on the masthead does: author, editor, … `chief` is the one built in.
public struct Role: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// The role that may change the rules.
  public static let chief: Role = "chief"
}

/// The id of a copy: git's blob id of a draft without the lines of its managed keys, in hex.
public struct CopyID: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// The id of a commit, in hex.
public struct CommitID: Identifier {
  public let rawValue: String
  public init(_ rawValue: String) { self.rawValue = rawValue }

  /// The first nine digits, for people.
  public var short: String { String(rawValue.prefix(9)) }
}

extension String {
  /// The text for comparing names without regard to case.
  ///
  /// Upper- then lowercasing brings together what lowercasing alone keeps apart (ß and SS, final
  /// sigma). Canonical equality is Swift's own.
  public var caseFolded: String {
    utf8.allSatisfy { $0 < 0x80 } ? asciiLowercased : uppercased().lowercased()
  }
}

extension Slug {
  /// What makes this no slug at all, after "the slug `…`"; nil when it may stand.
  ///
  /// New drafts keep to a–z, 0–9 and hyphens; a blog that was adopted may have others.
  public var fault: String? {
    if rawValue.isEmpty { return "is empty" }
    if rawValue.utf8.count > 200 { return "is longer than 200 bytes" }
    for scalar in rawValue.unicodeScalars where !(0x21...0x7E).contains(scalar.value) {
      if scalar.properties.isWhitespace { return "has a blank in it" }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        return "has an invisible character in it"
      default: continue
      }
    }
    if rawValue.utf8.first == UInt8(ascii: ".") { return "begins with a dot" }
    if rawValue.utf8.first == UInt8(ascii: "-") { return "begins with a hyphen" }
    return rawValue.hasSlash || rawValue.utf8.contains(UInt8(ascii: "\\"))
      ? "has a slash in it" : nil
  }
}
