/// Numbers that are the same in every run (an xorshift generator).
struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    guard sides > 0 else { return 0 }
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(sides))
  }
}
