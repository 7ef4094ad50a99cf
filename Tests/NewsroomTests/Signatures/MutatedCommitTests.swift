import Editorial
import Foundation
import Git
import Newsroom
import NewsroomTestSupport
import Testing

/// A thousand commits damaged in as many ways: whatever stet calls valid, git calls good.
@Suite struct MutatedCommitTests {
  @Test func neverMoreGenerousThanGit() throws {
    let commits = try SignedCommits()
    let ada = try commits.keys.ssh("ada")
    let ben = try commits.keys.ssh("ben")
    try commits.list(commits.keys.text(ofPublic: ada), for: "ada")
    try commits.list(commits.keys.text(ofPublic: ben), for: "ben")
    let verifier = try commits.verifier()
    let originals = try [
      commits.commit(signedWith: ada), commits.commit(signedWith: ben),
      commits.commit(signedWith: ada, message: "new: gpgsig x\n\n gpgsig y\n"),
    ]
    for original in originals { #expect(verifier.verdict(on: original).person != nil) }
    var random = Seeded(7)
    var valid = 0
    for number in 0..<1000 {
      let mutated = Mutation.of(originals, number, using: &random)
      guard verifier.verdict(on: mutated).person != nil else { continue }
      valid += 1
      // A commit that one accepts is asked for again with the other, which takes its time.
      #expect(
        try commits.gitSaysGood(mutated),
        "\(String(decoding: mutated, as: UTF8.self).debugDescription)")
    }
    // Some mutations change nothing that counts, such as where the armour breaks its lines: were
    // there none, the comparison would not have taken place.
    #expect(valid > 10 && valid < 200, "\(valid)")
  }
}

/// Ways to damage a signed commit.
private enum Mutation {
  static func of(
    _ originals: [[UInt8]], _ number: Int, using random: inout Seeded
  ) -> [UInt8] {
    let original = originals[number % originals.count]
    let other = originals[(number + 1) % originals.count]
    let parts = Parts(original)
    switch number / 3 % 12 {
    case 0: return flipped(original, using: &random)
    case 1: return without(original, using: &random)
    case 2: return with(original, using: &random)
    case 3: return parts.lines(swapped: &random)
    case 4: return parts.lines(doubled: &random)
    case 5: return parts.lines(dropped: &random)
    case 6: return parts.bytes(signature: Parts(other).signature)
    case 7: return parts.rewrapped(Int.random(in: 20...90, using: &random))
    case 8: return flipped(original, in: parts.signatureRange, using: &random)
    case 9:
      return parts.bytes(
        extra: ["gpgsig x", "encoding UTF-8", "HG:a b"].randomElement(using: &random))
    case 10: return original + ([[10], [0], [32], [10, 10]].randomElement(using: &random) ?? [])
    default: return parts.bytes(signature: parts.signature + ["", " "].shuffled(using: &random))
    }
  }

  private static func flipped(
    _ bytes: [UInt8], in range: Range<Int>? = nil, using random: inout Seeded
  ) -> [UInt8] {
    var bytes = bytes
    bytes[Int.random(in: range ?? 0..<bytes.count, using: &random)] ^=
      1 << UInt8.random(in: 0..<8, using: &random)
    return bytes
  }

  private static func without(_ bytes: [UInt8], using random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    bytes.remove(at: Int.random(in: 0..<bytes.count, using: &random))
    return bytes
  }

  private static func with(_ bytes: [UInt8], using random: inout Seeded) -> [UInt8] {
    var bytes = bytes
    let byte: UInt8 = [0, 9, 10, 13, 32, 61, 65].randomElement(using: &random) ?? 0
    bytes.insert(byte, at: Int.random(in: 0...bytes.count, using: &random))
    return bytes
  }
}

/// A commit's lines.
private struct Parts {
  var head: [String]
  var signature: [String]
  var rest: String
  private let whole: [UInt8]

  init(_ bytes: [UInt8]) {
    whole = bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.components(separatedBy: "\n")
    let start = lines.firstIndex { $0.hasPrefix("gpgsig ") } ?? 0
    let end = lines.firstIndex(of: "") ?? lines.count
    head = Array(lines[..<start])
    signature = Array(lines[start..<end])
    rest = "\n" + lines[end...].dropFirst().joined(separator: "\n")
  }

  var signatureRange: Range<Int> {
    let start = head.joined(separator: "\n").utf8.count + 1
    return start..<start + signature.joined(separator: "\n").utf8.count
  }

  func bytes(signature: [String]? = nil, extra: String? = nil) -> [UInt8] {
    let lines = head + (signature ?? self.signature) + (extra.map { [$0] } ?? [])
    return Array((lines.joined(separator: "\n") + "\n" + rest).utf8)
  }

  /// The armour with other line breaks.
  func rewrapped(_ length: Int) -> [UInt8] {
    let letters = Array(signature.dropFirst().dropLast().map { $0.dropFirst() }.joined())
    let lines = stride(from: 0, to: letters.count, by: length).map {
      " " + String(letters[$0..<min($0 + length, letters.count)])
    }
    return bytes(signature: [signature[0]] + lines + [signature[signature.count - 1]])
  }

  func lines(swapped random: inout Seeded) -> [UInt8] {
    var lines = head + signature
    lines.swapAt(
      Int.random(in: 0..<lines.count, using: &random),
      Int.random(in: 0..<lines.count, using: &random))
    return Array((lines.joined(separator: "\n") + "\n" + rest).utf8)
  }

  func lines(doubled random: inout Seeded) -> [UInt8] {
    var lines = head + signature
    let line = lines.randomElement(using: &random) ?? ""
    lines.insert(line, at: Int.random(in: 0...lines.count, using: &random))
    return Array((lines.joined(separator: "\n") + "\n" + rest).utf8)
  }

  func lines(dropped random: inout Seeded) -> [UInt8] {
    var lines = head + signature
    lines.remove(at: Int.random(in: 0..<lines.count, using: &random))
    return Array((lines.joined(separator: "\n") + "\n" + rest).utf8)
  }
}

/// A random number generator that gives the same numbers in every run (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
