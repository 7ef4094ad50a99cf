import Editorial

/// Tells from a path's bytes whether the file there could be a draft with a slug.
///
/// Most paths are told apart without making a string of them. What passes is looked at properly;
/// what does not, certainly has another slug.
struct SlugFilter {
  private let slug: [UInt8]

  init(_ slug: Slug) {
    self.slug = Array(slug.folded.utf8)
  }

  func accepts(_ path: UnsafeRawBufferPointer) -> Bool {
    var end = Self.end(ofNameIn: path)
    // From the end, where names differ first, and where a date that may stand before is far away.
    for letter in slug.reversed() {
      end -= 1
      guard end >= 0 else { return false }
      // Beyond ASCII only Unicode knows what folds to what: the Kelvin sign to `k`.
      if path[end] >= 0x80 { return true }
      if path[end].asciiLowercased != letter { return false }
    }
    return true
  }

  /// The last letters of the slug, as ``tail(ofNameIn:)`` has them; nil where they tell nothing.
  var tail: UInt32? { slug.withUnsafeBytes { Self.tail(of: $0, endingAt: $0.count) } }

  /// The last letters of the name in a path; nil where they tell nothing.
  static func tail(ofNameIn path: UnsafeRawBufferPointer) -> UInt32? {
    tail(of: path, endingAt: end(ofNameIn: path))
  }

  /// Four letters, lower case; nil for a name with fewer, or with one of them beyond ASCII.
  private static func tail(of text: UnsafeRawBufferPointer, endingAt end: Int) -> UInt32? {
    guard end >= 4 else { return nil }
    var tail: UInt32 = 0
    for byte in text[end - 4..<end] {
      guard byte < 0x80, byte != slash else { return nil }
      tail = tail << 8 | UInt32(byte.asciiLowercased)
    }
    return tail
  }

  /// Where the slug in a draft's path ends: before the dot, or where the folder of an `index` does.
  private static func end(ofNameIn path: UnsafeRawBufferPointer) -> Int {
    var end = path.count
    var place = path.count - 1
    while place > 0, path[place] != slash {
      if path[place] == UInt8(ascii: ".") {
        // A name that begins with a dot has nothing before it.
        if path[place - 1] != slash { end = place }
        break
      }
      place -= 1
    }
    let start = end - index.utf8CodeUnitCount
    let isIndex =
      start > 0 && path[start - 1] == slash
      && index.withUTF8Buffer { $0.elementsEqual(path[start..<end]) }
    return isIndex ? start - 1 : end
  }

  private static let slash = UInt8(ascii: "/")
  private static let index: StaticString = "index"
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
