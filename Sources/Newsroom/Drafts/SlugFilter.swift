import Editorial

/// Tells from a path's bytes whether the file there could be a draft with a slug.
///
/// Most paths are told apart without making a string of them. What passes is looked at properly;
/// what does not, certainly has another slug.
struct SlugFilter {
  private let slug: [UInt8]
  private let isASCII: Bool

  init(_ slug: Slug) {
    self.slug = Array(slug.folded.utf8)
    isASCII = self.slug.allSatisfy { $0 < 0x80 }
  }

  func accepts(_ path: UnsafeRawBufferPointer) -> Bool {
    let name = path[Self.name(in: path)]
    // Beyond ASCII only Unicode knows what folds to what: the Kelvin sign to `k`.
    if name.contains(where: { $0 >= 0x80 }) { return true }
    guard isASCII, name.count >= slug.count else { return false }
    // A date may stand before it.
    return zip(name.suffix(slug.count), slug).allSatisfy { $0.asciiLowercased == $1 }
  }

  /// The last letters of the slug, as ``tail(of:)`` has them; nil where they tell nothing.
  var tail: UInt32? { isASCII ? slug.withUnsafeBytes { Self.tail(of: $0[...]) } : nil }

  /// The last letters of the name in a path; nil where they tell nothing.
  static func tail(ofNameIn path: UnsafeRawBufferPointer) -> UInt32? {
    tail(of: path[name(in: path)])
  }

  /// Four letters, lower case; nil for a name with fewer, or with one beyond ASCII.
  private static func tail(of name: Slice<UnsafeRawBufferPointer>) -> UInt32? {
    guard name.count >= 4, !name.contains(where: { $0 >= 0x80 }) else { return nil }
    return name.suffix(4).reduce(0) { $0 << 8 | UInt32($1.asciiLowercased) }
  }

  /// Where the slug stands in a draft's path, a date before it included.
  private static func name(in path: UnsafeRawBufferPointer) -> Range<Int> {
    let slash = UInt8(ascii: "/")
    var end = path.count
    var start = path.lastIndex(of: slash).map { $0 + 1 } ?? 0
    if let dot = path[start...].lastIndex(of: UInt8(ascii: ".")), dot > start { end = dot }
    if start > 0, path[start..<end].elementsEqual("index".utf8) {
      end = start - 1
      start = path[..<end].lastIndex(of: slash).map { $0 + 1 } ?? 0
    }
    return start..<end
  }
}

/// The last letters of the slugs in a roster, for when several slugs are looked for.
struct SlugTails {
  private let roster: Roster
  /// 0 for a name whose letters tell nothing: no name ends in four NULs.
  private let tails: [UInt32]

  init(_ roster: Roster) {
    self.roster = roster
    tails = (0..<roster.count).map { roster.withPath(of: $0, SlugFilter.tail(ofNameIn:)) ?? 0 }
  }

  /// The numbers of the rows whose draft could have a slug.
  func numbers(_ filter: SlugFilter) -> [Int] {
    guard let tail = filter.tail else { return roster.numbers(filter) }
    let candidates = tails.withUnsafeBufferPointer { tails in
      tails.indices.filter { tails[$0] == tail || tails[$0] == 0 }
    }
    return candidates.filter { roster.withPath(of: $0, filter.accepts) }
  }
}
