import Editorial

@testable import Manuscript

/// Git's blob id, from the definition of SHA-1 (RFC 3174), so that the tests need no git.
func blobID(_ bytes: [UInt8]) -> CopyID {
  var message = Array("blob \(bytes.count)\0".utf8) + bytes
  let bits = UInt64(message.count) * 8
  message.append(0x80)
  while message.count % 64 != 56 { message.append(0) }
  for shift in stride(from: 56, through: 0, by: -8) {
    message.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
  }
  var h: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
  func rotate(_ value: UInt32, _ by: UInt32) -> UInt32 { value << by | value >> (32 - by) }
  for block in stride(from: 0, to: message.count, by: 64) {
    var w = (0..<16).map { word in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(message[block + word * 4 + $1]) }
    }
    for t in 16..<80 { w.append(rotate(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1)) }
    var (a, b, c, d, e) = (h[0], h[1], h[2], h[3], h[4])
    for t in 0..<80 {
      let (f, k): (UInt32, UInt32) =
        switch t {
        case 0..<20: (b & c | ~b & d, 0x5A82_7999)
        case 20..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case 40..<60: (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      (a, b, c, d, e) = (rotate(a, 5) &+ f &+ e &+ k &+ w[t], a, rotate(b, 30), c, d)
    }
    h = zip(h, [a, b, c, d, e]).map { $0 &+ $1 }
  }
  return CopyID(
    h.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined())
}

let testKeys = ManagedKeys(
  state: "status", scalars: ["date", "updated", "slug", "draft"], lists: ["aliases"])
let testReader = DraftReader(
  managed: testKeys, profileKeys: ["byline", "title", "publishDate"], identify: blobID)

/// Reads a draft that is expected to be one.
func draft(_ text: String) throws -> DraftText {
  try testReader.read(Array(text.utf8), path: "drafts/x.md").get()
}
