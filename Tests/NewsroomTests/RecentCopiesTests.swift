import Editorial
import Git
import Testing

@testable import Newsroom

/// Whatever was read before, a copy has the id that git gives its bytes.
@Suite struct RecentCopiesTests {
  private func expectGit(_ bytes: [UInt8], _ copies: RecentCopies) throws {
    #expect(copies.id(of: bytes).rawValue == (try ObjectID.ofBlob(bytes)).hex)
  }

  @Test func asGit() throws {
    let copies = RecentCopies()
    for size in [0, 1, 7, 8, 9, 40, 4096, 4096, 40, 0] {
      try expectGit([UInt8](repeating: 0x61, count: size), copies)
    }
  }

  /// A copy that differs from one read before in a single byte, wherever that stands.
  @Test func oneByteIsAnother() throws {
    let copies = RecentCopies()
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for place in bytes.indices {
      try expectGit(bytes, copies)
      var other = bytes
      other[place] ^= 1
      try expectGit(other, copies)
      try expectGit(other, copies)
    }
  }

  /// More than is kept.
  @Test func manyAreForgotten() throws {
    let copies = RecentCopies()
    let large = [UInt8](repeating: 0x62, count: 1 << 20)
    for round in 0..<3 {
      for number in 0..<12 { try expectGit(large + [UInt8(number)], copies) }
      try expectGit(Array("round \(round)".utf8), copies)
    }
  }
}
