import Synchronization

/// HTML's entities as cmark knows them: `&eacute;`, `&#233;`, `&#xE9;`.
///
/// cmark keeps its table to itself, so each name is asked for once, by parsing it.
final class Entities: Sendable {
  static let shared = Entities()

  /// What each spelling stands for, nil for what is no entity; at most `limit` are kept.
  private let known = Mutex<[[UInt8]: [UInt8]?]>([:])
  private let limit = 4_096

  /// The entity at an offset, with its length; nil when none stands there.
  func read(_ bytes: [UInt8], at offset: Int) -> (text: [UInt8], length: Int)? {
    let longest = bytes[offset...].prefix(34)
    guard let end = longest.firstIndex(of: UInt8(ascii: ";")), end > offset + 1 else { return nil }
    let spelling = Array(bytes[offset...end])
    guard spelling.dropFirst().dropLast().allSatisfy({ $0.isAlphanumeric || $0 == 0x23 }) else {
      return nil
    }
    guard let text = meaning(of: spelling) else { return nil }
    return (text, spelling.count)
  }

  private func meaning(of spelling: [UInt8]) -> [UInt8]? {
    if let found = known.withLock({ $0[spelling] }) { return found }
    var text: [UInt8] = []
    // A letter on both sides keeps a blank that an entity stands for from being trimmed.
    let letter = UInt8(ascii: "x")
    CmarkTree(parsing: [letter] + spelling + [letter])?.walk { event in
      if event.kind == .text { text += Array(event.literal.utf8) }
    }
    text = Array(text.dropFirst().dropLast())
    let meaning = text == spelling ? nil : text
    known.withLock { known in
      if known.count < limit { known[spelling] = .some(meaning) }
    }
    return meaning
  }
}
