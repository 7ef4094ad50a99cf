import Paths

/// A list of path patterns as in gitignore: the last that matches decides, `!` takes out again.
///
/// A pattern with a slash in it is anchored at the newsroom's root, one without matches at any
/// depth; `*` and `?` stop at slashes, `**` does not, `[a-z]` is a class.
public struct PathGlobs: Hashable, Sendable {
  /// The patterns as written.
  public let patterns: [String]
  private let compiled: [Glob]

  public init(_ patterns: [String]) {
    self.patterns = patterns
    compiled = patterns.map(Glob.init)
  }

  /// Whether the path is meant.
  public func matches(_ path: String) -> Bool {
    path.withBytes { bytes in
      for glob in compiled.reversed() where glob.matches(bytes) { return !glob.negated }
      return false
    }
  }

  /// The folders below which a match can lie, for walking no more of a tree than needed.
  ///
  /// An empty string stands for the whole tree.
  public var roots: [String] {
    var roots: [String] = []
    for glob in compiled where !glob.negated {
      let root = glob.root
      if roots.contains(where: { $0.isEmpty || root == $0 || root.lies(below: $0) }) {
        continue
      }
      roots.removeAll { root.isEmpty || $0.lies(below: root) }
      roots.append(root)
    }
    return roots.sorted()
  }
}

/// One pattern.
private struct Glob: Hashable, Sendable {
  let negated: Bool
  private let pattern: [UInt8]
  /// For most patterns that is all there is to see.
  private let ends: Ends?

  /// Of `drafts/**/*.md` and `**/README.md` what stands before the stars and behind them.
  private struct Ends: Hashable {
    let before: [UInt8]
    let behind: [UInt8]
    /// Whether what stands behind is a whole name.
    let isName: Bool
  }

  init(_ text: String) {
    var bytes = Array(text.utf8)
    negated = bytes.first == UInt8(ascii: "!")
    if negated { bytes.removeFirst() }
    let anchored = bytes.dropLast().contains(UInt8(ascii: "/"))
    if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
    if bytes.last == UInt8(ascii: "/") { bytes += Array("**".utf8) }
    let whole = anchored ? bytes : Array("**/".utf8) + bytes
    pattern = Self.withPlainStars(whole)
    ends = Self.ends(of: pattern)
  }

  private static func ends(of pattern: [UInt8]) -> Ends? {
    let isWild = { (byte: UInt8) in "*?[\\".utf8.contains(byte) }
    guard let start = pattern.firstIndex(where: isWild),
      pattern[start...].starts(with: "**/".utf8)
    else { return nil }
    var behind = pattern[(start + 3)...]
    let isName = behind.first != UInt8(ascii: "*")
    if !isName { behind.removeFirst() }
    // A name, or a part of one: what goes on in further folders is left to the steps.
    guard !behind.contains(where: { isWild($0) || $0 == UInt8(ascii: "/") }) else { return nil }
    return Ends(before: Array(pattern[..<start]), behind: Array(behind), isName: isName)
  }

  /// Stars in a row mean folders only where they fill the place between two slashes; elsewhere, as
  /// in `drafts/**.md`, they are one star.
  private static func withPlainStars(_ pattern: [UInt8]) -> [UInt8] {
    let (star, slash) = (UInt8(ascii: "*"), UInt8(ascii: "/"))
    var plain: [UInt8] = []
    var index = 0
    while index < pattern.count {
      let end = pattern[index...].firstIndex { $0 != star } ?? pattern.count
      let isEscaped = plain.last == UInt8(ascii: "\\")
      guard end - index > 1, !isEscaped else {
        plain.append(pattern[index])
        index += 1
        continue
      }
      let fills = (plain.last ?? slash) == slash && (end == pattern.count || pattern[end] == slash)
      plain += fills ? [star, star] : [star]
      index = end
    }
    return plain
  }

  /// The folder above the first wildcard.
  var root: String {
    let wild = pattern.firstIndex { "*?[\\".utf8.contains($0) } ?? pattern.endIndex
    guard let slash = pattern[..<wild].lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(decoding: pattern[..<slash], as: UTF8.self)
  }

  func matches(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let ends else { return matchesByStep(path) }
    let between = path.count - ends.before.count - ends.behind.count
    return between >= 0 && path.suffix(ends.behind.count).elementsEqual(ends.behind)
      && path.starts(with: ends.before)
      && (!ends.isName || between == 0
        || path[path.count - ends.behind.count - 1] == UInt8(ascii: "/"))
  }

  private func matchesByStep(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    // Where to take up again after the last `*` and the last `**`: enough for linear back-tracking
    // within a segment and across segments, so that no pattern makes this exponential.
    var (p, s) = (0, 0)
    var star: (p: Int, s: Int)?
    var deep: (p: Int, s: Int)?
    while true {
      if s == path.count {
        if rest(isEmptyFrom: p) { return true }
      } else if p < pattern.count, let next = step(p, path, s, &star, &deep) {
        (p, s) = next
        continue
      }
      if let (starP, starS) = star, starS < path.count, path[starS] != UInt8(ascii: "/") {
        star = (starP, starS + 1)
        (p, s) = (starP, starS + 1)
      } else if let (deepP, deepS) = deep, let next = resume(after: deepS, in: path, at: deepP) {
        star = nil
        deep = (deepP, next)
        (p, s) = (deepP, next)
      } else {
        return false
      }
    }
  }

  /// One token of the pattern against the path; nil when it does not fit.
  private func step(
    _ p: Int, _ path: UnsafeBufferPointer<UInt8>, _ s: Int, _ star: inout (p: Int, s: Int)?,
    _ deep: inout (p: Int, s: Int)?
  ) -> (Int, Int)? {
    switch pattern[p] {
    case UInt8(ascii: "*"):
      let isDeep = p + 1 < pattern.count && pattern[p + 1] == UInt8(ascii: "*")
      guard isDeep else {
        star = (p + 1, s)
        return (p + 1, s)
      }
      var after = p + 2
      if after < pattern.count, pattern[after] == UInt8(ascii: "/") { after += 1 }
      star = nil
      deep = (after, s)
      return (after, s)
    case UInt8(ascii: "?"):
      return path[s] == UInt8(ascii: "/") ? nil : (p + 1, s + 1)
    case UInt8(ascii: "["):
      guard path[s] != UInt8(ascii: "/"), let (hit, after) = classMatch(p, path[s]), hit
      else { return nil }
      return (after, s + 1)
    case UInt8(ascii: "\\") where p + 1 < pattern.count:
      return pattern[p + 1] == path[s] ? (p + 2, s + 1) : nil
    default:
      return pattern[p] == path[s] ? (p + 1, s + 1) : nil
    }
  }

  /// Where `**` may take up again: `**/` only at the start of a segment, a last `**` anywhere.
  private func resume(
    after index: Int, in path: UnsafeBufferPointer<UInt8>, at p: Int
  ) -> Int? {
    if p == pattern.count { return index < path.count ? path.count : nil }
    guard let slash = path[index...].firstIndex(of: UInt8(ascii: "/")) else { return nil }
    return slash + 1
  }

  private func rest(isEmptyFrom p: Int) -> Bool {
    pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// Reads `[a-z]` or `[!a-z]` at `p`; nil when it is never closed.
  private func classMatch(_ p: Int, _ byte: UInt8) -> (Bool, Int)? {
    var i = p + 1
    var negated = false
    if i < pattern.count, pattern[i] == UInt8(ascii: "!") || pattern[i] == UInt8(ascii: "^") {
      negated = true
      i += 1
    }
    var hit = false
    var first = true
    while i < pattern.count, first || pattern[i] != UInt8(ascii: "]") {
      first = false
      let low = pattern[i]
      if i + 2 < pattern.count, pattern[i + 1] == UInt8(ascii: "-"),
        pattern[i + 2] != UInt8(ascii: "]")
      {
        if low <= byte && byte <= pattern[i + 2] { hit = true }
        i += 3
      } else {
        if low == byte { hit = true }
        i += 1
      }
    }
    return i < pattern.count ? (hit != negated, i + 1) : nil
  }
}
