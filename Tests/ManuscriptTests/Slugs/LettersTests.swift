import Foundation
import Testing

@testable import Manuscript

/// ICU's letters, where its answers outgrow what they were made of.
struct LettersTests {
  @Test(arguments: [
    ("", ""), ("Zürich", "Zürich"), ("Zu\u{308}rich", "Zürich"), ("\u{1100}\u{1161}\u{11A8}", "각"),
    ("\u{212B}", "Å"), ("a\u{323}\u{307}", "ạ\u{307}"), ("\u{FB2C}", "\u{5E9}\u{5BC}\u{5C1}"),
    ("🦜", "🦜"), ("\0é", "\0é"),
  ])
  func composes(text: String, expected: String) {
    #expect(text.composed.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  /// What Swift takes for the same text has one form, and that is another form of the same text.
  @Test func whatIsTheSameIsComposedAlike() {
    var generator = Seeded(20)
    let letters: [ClosedRange<UInt32>] = [
      0x41...0x7A, 0xC0...0x24F, 0x300...0x36F, 0x370...0x3FF, 0x400...0x4FF, 0x5B0...0x5EA,
      0x900...0x97F, 0x1100...0x11FF, 0x1E00...0x1EFF, 0xAC00...0xAD00, 0xFB1D...0xFB4E,
      0x1D15E...0x1D164, 0x2F800...0x2F820,
    ]
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...24, using: &generator) {
        guard let range = letters.randomElement(using: &generator) else { continue }
        let scalar = UInt32.random(in: range, using: &generator)
        text.unicodeScalars.append(Unicode.Scalar(scalar) ?? "?")
      }
      let composed = text.composed
      let scalars = "\(text.unicodeScalars.map { String($0.value, radix: 16) })"
      #expect(composed == text, "\(scalars)")
      let decomposed = text.decomposedStringWithCanonicalMapping
      #expect(decomposed.composed.utf8.elementsEqual(composed.utf8), "\(scalars)")
      #expect(composed.composed.utf8.elementsEqual(composed.utf8), "\(scalars)")
    }
  }

  /// One letter of these becomes three, more than any buffer begins with.
  @Test func whatGrowsHasRoom() {
    let many = String(repeating: "\u{FB2C}", count: 100_000)
    #expect(many.composed.unicodeScalars.count == 300_000)
    let words = String(repeating: "㍿", count: 2_000)
    let spelled = Letters.transformed(words, by: "NFKD; Any-Latin; Latin-ASCII")
    #expect((spelled?.utf8.count ?? 0) > 8 * 2_000)
    #expect(spelled?.utf8.allSatisfy { $0 < 0x80 } == true)
  }

  @Test(arguments: ["", "No-Such/Thing", "::", "Greek-Latin/BGN; Nothing"])
  func whatIsNoTransformIsNone(name: String) {
    #expect(Letters.transformed("Ωμέγα", by: name) == nil)
  }
}
