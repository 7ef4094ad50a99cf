extension Repository {
  /// Why `git add` would store these bytes of a file otherwise than they are; nil when it would not.
  ///
  /// Attributes and configuration can have git change line ends, run a filter (git-lfs is one),
  /// shorten `$Id$` or change the encoding. Nothing of that is done here, so whoever writes a blob
  /// asks first: else git would show the file as changed for ever. `attributes` are the path's;
  /// `staged` are the bytes of the file's blob so far, which keep `text=auto` from touching its line
  /// ends. git's `gitattributes(5)` and `convert.c`.
  public func conversion(
    of bytes: [UInt8], _ attributes: FileAttributes, staged: [UInt8]?
  ) throws(GitError) -> Conversion? {
    if case .text(let name) = attributes.filter, try hasFilter(name) { return .filter(name) }
    if case .text(let name) = attributes.workingTreeEncoding, !Self.isUTF8(name) {
      return .encoding(name)
    }
    if attributes.ident == .set, bytes.contains("$Id:".utf8) { return .ident }
    if Self.hasCRLF(bytes), try changesLineEnds(attributes, bytes, staged) {
      return .lineEnds
    }
    return nil
  }

  /// What git would do to a file's bytes.
  public enum Conversion: Hashable, Sendable {
    /// Runs the program of a filter.
    case filter(String)
    /// Changes the encoding to UTF-8.
    case encoding(String)
    /// Shortens `$Id: …$` to `$Id$`.
    case ident
    /// Makes LF of CR LF.
    case lineEnds
  }

  /// A filter that is nowhere defined changes nothing, as for git.
  private func hasFilter(_ name: String) throws(GitError) -> Bool {
    for part in ["clean", "process"] {
      if let program = try configString("filter.\(name).\(part)"), !program.isEmpty { return true }
    }
    return try configBool("filter.\(name).required") == true
  }

  private func changesLineEnds(
    _ attributes: FileAttributes, _ bytes: [UInt8], _ staged: [UInt8]?
  ) throws(GitError) -> Bool {
    var text = attributes.text == .unspecified ? attributes.crlf : attributes.text
    if text == .text("input") { text = .set }
    switch text {
    case .set: return true
    case .unset: return false
    case .text("auto"): break
    default:
      // Whoever says how lines end says that there are lines.
      if case .text = attributes.eol { return true }
      guard let setting = try configString("core.autocrlf") else { return false }
      if setting != "input", try configBool("core.autocrlf") != true { return false }
    }
    // git leaves alone what looks like no text, and what has CR LF in it already.
    return !bytes.contains(0) && staged.map(Self.hasCRLF) != true
  }

  /// Swift's own search for some bytes makes itself ready longer than a whole draft takes here.
  private static func hasCRLF(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "\r") && $1 == UInt8(ascii: "\n") }
  }

  private static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8"].contains(name.lowercased())
  }
}
