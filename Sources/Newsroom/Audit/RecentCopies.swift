import Editorial
import Glibc
import Synchronization

/// The ids of copies that were read lately.
///
/// Most steps of a draft leave its copy as it is, and to hash it with SHA-1's check for collisions takes
/// longer than to parse its front matter. A copy is found by a few of its bytes, and has the id only of
/// one that is the same to the last.
final class RecentCopies: Sendable {
  private struct Copy {
    var bytes: [UInt8]
    var id: CopyID
  }

  private struct State {
    var young: [UInt64: Copy] = [:]
    var old: [UInt64: Copy] = [:]
    var size = 0
  }

  /// How many bytes of copies make an age; those of this age and of the one before it are kept.
  private static let age = 4 << 20

  private let state = Mutex(State())

  /// The id of a copy, as it was made or made now.
  func id(of bytes: [UInt8]) -> CopyID {
    let mark = Self.mark(of: bytes)
    return state.withLock { state in
      if let known = state.young[mark], Self.areSame(known.bytes, bytes) { return known.id }
      let known = state.old[mark].flatMap { Self.areSame($0.bytes, bytes) ? $0.id : nil }
      let id = known ?? CopyID(blobID(of: bytes))
      if state.size > Self.age {
        state.old = state.young
        state.young.removeAll(keepingCapacity: true)
        state.size = 0
      }
      state.young[mark] = Copy(bytes: bytes, id: id)
      state.size += bytes.count
      return id
    }
  }

  /// A number made of some of the bytes, from all over them.
  private static func mark(of bytes: [UInt8]) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      var mark = UInt64(bytes.count)
      guard bytes.count >= 8 else { return bytes.reduce(mark) { $0 << 8 | UInt64($1) } }
      for place in 0..<16 {
        let offset = (bytes.count - 8) * place / 15
        mark =
          (mark ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
          &* 0x9E37_79B9_7F4A_7C15
        mark ^= mark >> 29
      }
      return mark
    }
  }

  private static func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    return one.withUnsafeBytes { one in
      other.withUnsafeBytes { other in
        guard let mine = one.baseAddress, let theirs = other.baseAddress else { return true }
        return memcmp(mine, theirs, one.count) == 0
      }
    }
  }
}
