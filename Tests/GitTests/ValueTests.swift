import Git
import Testing

@Suite struct ValueTests {
  @Test func objectIDs() throws {
    let hex = "00ff10203040506070809fa0b0c0d0e0f0012345"
    let id = try #require(ObjectID(hex: hex))
    #expect(id.hex == hex)
    #expect(ObjectID(hex: hex.uppercased()) == id)
    #expect(ObjectID(bytes: id.bytes) == id)
    #expect(ObjectID(hex: String(hex.dropLast())) == nil)
    #expect(ObjectID(hex: String(hex.dropLast()) + "g") == nil)
    #expect(ObjectID(bytes: [1]) == nil)
    #expect(ObjectID.zero.hex == String(repeating: "0", count: 40))
    let ids = (0..<200).compactMap { _ in
      ObjectID(bytes: (0..<20).map { _ in UInt8.random(in: 0...3) })
    }
    #expect(ids.sorted().map(\.hex) == ids.map(\.hex).sorted())
  }

  @Test(
    arguments: [
      [0x61, 0x62], [0xc3, 0xa9], [0xe9], [0x61, 0xff, 0x0a, 0xc3], [0xc3, 0xc3, 0xa9, 0x01],
      [0xf0, 0x9f, 0x98, 0x80, 0xed, 0xa0, 0x80],
    ] as [[UInt8]])
  func pathsLoseNothing(bytes: [UInt8]) {
    let text = GitPath.decode(bytes)
    #expect(GitPath.encode(text) == bytes)
    #expect(text.utf8.contains(0) == (String(validating: bytes, as: UTF8.self) == nil))
  }

  @Test func signaturesAsWritten() {
    var signature = TestRepository.signature
    signature.offset = -30
    #expect(signature.description == "Ada Reed <ada@example.org> 1700000000 -0030")
    signature.offset = 765
    #expect(signature.description == "Ada Reed <ada@example.org> 1700000000 +1245")
  }

  @Test func modes() {
    #expect(FileMode.tree.description == "040000")
    #expect(FileMode.executable.description == "100755")
    #expect(FileMode(rawValue: 0o100664).isFile && !FileMode.link.isFile)
  }
}
