import Editorial
import HashTreeCollections

// The ends of a checkpoint.

extension HistoryReader {
  /// What stands otherwise beside the drafts.
  func changes(of affairs: inout Affairs, _ bytes: inout ByteReader) throws {
    if try bytes.flag() { affairs.rules = try rulesInForce(&bytes) }
    for _ in 0..<(try bytes.count()) {
      let copy = CopyID(try bytes.hex())
      let isThere = try bytes.flag()
      let keys = try bytes.need { $0.strings() }
      affairs.graves[copy] = isThere ? keys : nil
    }
    for _ in 0..<(try bytes.count()) {
      let slug = try bytes.text()
      let isThere = try bytes.flag()
      let keys = try bytes.need { $0.strings() }
      affairs.twins[slug] = isThere ? keys : nil
    }
    for _ in 0..<(try bytes.count()) {
      let slug = try bytes.text()
      let isThere = try bytes.flag()
      let places = try violations(&bytes)
      affairs.twinViolations[slug] = isThere ? places : nil
    }
    for _ in 0..<(try bytes.count()) {
      let path = try bytes.text()
      affairs.files[path] = try bytes.flag() ? try file(&bytes) : nil
    }
  }
}
