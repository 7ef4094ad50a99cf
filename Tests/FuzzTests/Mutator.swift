/// Changes inputs a little, the same way for the same seed.
///
/// Where libFuzzer learns from what the program does, this one only throws dice: enough to run with
/// every change of the code, on any machine.
struct Mutator {
  private var random: Dice
  private let corpus: [[UInt8]]

  /// Bytes that mean something to one of the readers.
  private static let signs: [[UInt8]] =
    [
      "\n", "\r\n", "\r", "\t", " ", "  ", ":", ": ", "-", "- ", "---\n", "+++\n", "...", "#", "[",
      "]", "{", "}", "(", ")", ",", "'", "\"", "\"\"\"", "\\", "|", ">", "&a", "*a", "!t", "<<",
      "?",
      "*", "**", "`", "```\n", "<", "=", "!", "![", "](", "/", "..", "0", "-1", "4294967295", "é",
      "日", "e\u{301}", "\u{1F600}", "\u{202E}", "\u{200D}", "\u{2028}", "\u{1B}[2J", "\u{7}",
    ].map { Array($0.utf8) } + [
      [0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF],
    ]

  init(_ corpus: [[UInt8]], seed: UInt64) {
    self.corpus = corpus
    random = Dice(state: seed)
  }

  mutating func next() -> [UInt8] {
    var bytes = corpus.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes) }
    return bytes
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let at = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, at + Int.random(in: 0...24, using: &random))
    switch Int.random(in: 0..<7, using: &random) {
    case 0 where at < bytes.count: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(at..<end)
    case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
    case 4:
      // A part of another input, behind what is here.
      let other = corpus.randomElement(using: &random) ?? []
      let from = Int.random(in: 0...other.count, using: &random)
      bytes = Array(bytes[..<at]) + other[from...].prefix(400)
    case 5:
      let sign = Self.signs.randomElement(using: &random) ?? []
      let times = Int.random(in: 0..<12, using: &random) == 0 ? 200 : 1
      for _ in 0..<times { bytes.insert(contentsOf: sign, at: at) }
    default: bytes.insert(contentsOf: Self.signs.randomElement(using: &random) ?? [], at: at)
    }
  }

  /// The same numbers on every machine (SplitMix64).
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
