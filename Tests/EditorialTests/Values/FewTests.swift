import Testing

@testable import Editorial

/// No more names than are read.
struct FewTests {
  @Test(arguments: [
    ([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c"),
    (["a", "b", "c", "d"], "a, b or 2 others"),
  ])
  func fewAreNamed(_ names: [String], _ phrase: String) {
    #expect(names.few("or") == phrase)
  }
}
