/// What an entry of a tree is: git's file mode.
public struct FileMode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let tree = Self(rawValue: 0o040000)
  public static let file = Self(rawValue: 0o100644)
  public static let executable = Self(rawValue: 0o100755)
  public static let link = Self(rawValue: 0o120000)
  public static let submodule = Self(rawValue: 0o160000)

  /// Whether it is a folder.
  public var isTree: Bool { rawValue & 0o170000 == 0o040000 }
  /// Whether it is a regular file; git once wrote modes such as 100664 as well.
  public var isFile: Bool { rawValue & 0o170000 == 0o100000 }

  /// Six octal digits, as `git ls-tree` prints them.
  public var description: String {
    let digits = String(rawValue, radix: 8)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
