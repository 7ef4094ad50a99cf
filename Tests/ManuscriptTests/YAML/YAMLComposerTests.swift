import Testing

@testable import Manuscript

/// What libyaml tells, as nodes: written out with the place of each.
struct YAMLComposerTests {
  @Test(arguments: [
    ("", "nothing"), ("# only a comment\n", "nothing"), ("---\n", "''@2:1"),
    ("word", "word@1:1"), ("'no'", "\"no\"@1:1"), ("no", "no@1:1"), ("~", "~@1:1"),
    ("title: Low water\n", "{title@1:1: Low water@1:8}@1:1"),
    ("a:\nb: ''\n", "{a@1:1: ''@1:3, b@2:1: \"\"@2:4}@1:1"),
    ("tags: [one, \"two\", ]\n", "{tags@1:1: [one@1:8, \"two\"@1:13]@1:7}@1:1"),
    ("- é: x\n- 🦜: y\n", "[{é@1:3: x@1:6}@1:3, {🦜@2:3: y@2:6}@2:3]@1:1"),
    (
      "a: |\n  one\n  two\nb: >-\n  three\n",
      "{a@1:1: \"one\\ntwo\\n\"@1:4, b@4:1: \"three\"@4:4}@1:1"
    ),
    ("a: \"\\0\\u00e9\"", "{a@1:1: \"\\0é\"@1:4}@1:1"),
    ("? [a]\n: b\n", "{[a@1:4]@1:3: b@2:3}@1:1"),
    ("a: &x 1\nb: *x\n", "{a@1:1: &1@1:4, b@2:1: &*@2:4}@1:1"),
    ("a: &x [*x]\n", "{a@1:1: &[&*@1:8]@1:4}@1:1"),
    ("!!str a: !own b\n", "{a@1:1: b@1:10}@1:1"),
    ("\u{FEFF}a: b", "{a@1:2: b@1:5}@1:2"),
  ])
  func composes(text: String, expected: String) throws {
    let root = try YAMLComposer.root(of: text)
    #expect(root.map(Self.shown) ?? "nothing" == expected)
  }

  @Test(arguments: [
    ("a: b: c", "mapping values are not allowed in this context at 1:5"),
    ("a: [b", "did not find expected ',' or ']' at 2:1, while parsing a flow sequence from 1:4"),
    ("a: \"b", "found unexpected end of stream at 1:6, while scanning a quoted scalar from 1:4"),
    (
      "a: @",
      "found character that cannot start any token at 1:4, while scanning for the next token from 1:4"
    ),
    ("a: 1\n--- \nb: 2\n", "but found another document at 2:1"),
    ("a: \u{1}", "control characters are not allowed"),
  ])
  func tellsWhatIsWrong(text: String, expected: String) {
    #expect(Self.fault(in: text) == expected)
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", "a at 1:1"), ("b: 1\na: 2\nb: 3\n'a': 4\n", "a, b at 2:1"),
    ("x:\n  - {k: 1, k: 2}\n", "k at 2:6"), ("é: 1\ne\u{301}: 2\n", "é at 1:1"),
  ])
  func keysStandOnce(text: String, expected: String) {
    #expect(Self.fault(in: text) == expected)
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "- ", count: 20_000),
    String(repeating: "{a: ", count: 50_000),
    String(repeating: "[", count: 1_200)
      + String(repeating: "]", count: 1_200),
  ])
  func depthHasItsEnd(text: String) {
    #expect(throws: YAMLError.self) { try YAMLComposer.root(of: text) }
  }

  /// References are never followed: a bomb of them is as large as its text.
  @Test func aBombStaysItsText() throws {
    var text = "a0: &a0 [x, x]\n"
    for number in 1...64 {
      text += "a\(number): &a\(number) [*a\(number - 1), *a\(number - 1)]\n"
    }
    let root = try #require(try YAMLComposer.root(of: text))
    #expect(Self.shown(root).utf8.count < 4 * text.utf8.count)
  }

  private static func shown(_ node: YAMLNode) -> String {
    let text: String =
      switch node.content {
      case .scalar(let text, let isPlain):
        isPlain ? (text.isEmpty ? "''" : text) : text.debugDescription
      case .sequence(let items): "[\(items.map(shown).joined(separator: ", "))]"
      case .mapping(let pairs):
        "{\(pairs.map { "\(shown($0.key)): \(shown($0.value))" }.joined(separator: ", "))}"
      case .alias: "*"
      }
    return "\(node.isLabelled ? "&" : "")\(text)@\(node.mark.line):\(node.mark.column)"
  }

  /// Why a text is no YAML; nil for one that is.
  private static func fault(in text: String) -> String? {
    do throws(YAMLError) {
      _ = try YAMLComposer.root(of: text)
      return nil
    } catch {
      return shown(error)
    }
  }

  private static func shown(_ error: YAMLError) -> String {
    switch error {
    case .syntax(let problem, let mark, let context):
      problem + (mark.map { " at \($0.line):\($0.column)" } ?? "")
        + (context.map { ", \($0.what) from \($0.from.line):\($0.from.column)" } ?? "")
    case .duplicateKeys(let keys, let mark):
      "\(keys.joined(separator: ", ")) at \(mark.line):\(mark.column)"
    }
  }
}
