/// One packet of OpenPGP: what it is, and where its body stands.
public struct OpenPGPPacket: Hashable, Sendable {
  public let tag: UInt8
  public let body: Range<Int>

  /// The packets that these bytes consist of; nil where they are no whole number of packets.
  ///
  /// Lengths that are known only at the end occur in messages, never in keys, and are refused.
  public static func all(in bytes: [UInt8]) -> [OpenPGPPacket]? {
    var packets: [OpenPGPPacket] = []
    var place = 0
    func number(_ count: Int) -> Int? {
      guard place + count <= bytes.count else { return nil }
      defer { place += count }
      return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
    }
    while place < bytes.count {
      let head = bytes[place]
      place += 1
      guard head & 0x80 != 0 else { return nil }
      let length: Int?
      if head & 0x40 == 0 {
        length = head & 3 == 3 ? nil : number(1 << Int(head & 3))
      } else {
        switch number(1) {
        case let first? where first < 192: length = first
        case let first? where first < 224:
          length = number(1).map { (first - 192) << 8 + $0 + 192 }
        case 255?: length = number(4)
        default: length = nil
        }
      }
      guard let length, length <= bytes.count - place else { return nil }
      packets.append(
        OpenPGPPacket(
          tag: head & 0x40 == 0 ? head >> 2 & 15 : head & 63, body: place..<place + length))
      place += length
    }
    return packets
  }
}
