import Editorial
import Testing

@Suite struct NearMissesTests {
  private let commands = ["submit", "return", "publish", "retract", "show", "save", "approve"]

  @Test(arguments: [
    ("sumbit", ["submit"]), ("pubish", ["publish"]), ("PUBLISH", ["publish"]),
    ("retrun", ["return"]), ("retrcat", ["retract"]), ("pub", ["publish"]),
    ("re", ["return", "retract"]),
    ("shwo", ["show"]), ("xyzzy", []), ("", []), ("publish", []), ("x", []),
  ])
  func suggestions(_ word: String, _ expected: [String]) {
    #expect(nearest(to: word, among: commands) == expected)
  }

  @Test func atMostThreeBestFirst() {
    let slugs = ["river-gauge-2", "river-gauge", "river-gage", "river-guage", "mayor"]
    #expect(nearest(to: "river-gaug", among: slugs).first == "river-gauge")
    #expect(nearest(to: "river-gaug", among: slugs).count == 3)
  }

  @Test func theQuestionNamesThem() {
    #expect(NearMisses.question(for: "pubish", among: commands) == "did you mean `publish`?")
    #expect(
      NearMisses.question(for: "re", among: commands) == "did you mean `return` or `retract`?")
    #expect(NearMisses.question(for: "xyzzy", among: commands) == nil)
  }

  @Test func veryLongWordsAreNoMisses() {
    let long = String(repeating: "a", count: 100_000)
    #expect(nearest(to: long, among: [long + "b"]) == [])
    #expect(nearest(to: "aa", among: [long]) == [])
  }
}
