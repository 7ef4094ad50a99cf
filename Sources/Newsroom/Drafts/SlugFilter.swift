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
    let slash = UInt8(ascii: "/")
    var end = path.count
    var start = path.lastIndex(of: slash).map { $0 + 1 } ?? 0
    if let dot = path[start...].lastIndex(of: UInt8(ascii: ".")), dot > start { end = dot }
    if start > 0, path[start..<end].elementsEqual("index".utf8) {
      end = start - 1
      start = path[..<end].lastIndex(of: slash).map { $0 + 1 } ?? 0
    }
    // Beyond ASCII only Unicode knows what folds to what: the Kelvin sign to `k`.
    if path[start..<end].contains(where: { $0 >= 0x80 }) { return true }
    guard isASCII, end - start >= slug.count else { return false }
    // A date may stand before it.
    return zip(path[(end - slug.count)..<end], slug).allSatisfy { $0.asciiLowercased == $1 }
  }
}
