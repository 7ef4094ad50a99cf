import Foundation
import Testing

/// Everything that reads what comes from outside, against bytes that nobody meant to write.
///
/// Here the corpus (with all that was ever found) and a few hundred changes of it, the same each
/// time; `Scripts/fuzz` has libFuzzer look for more. Time and memory are measured there too.
@Suite struct FuzzTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["STET_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 250

  @Test(arguments: FuzzTarget.all.map(\.name))
  func holds(_ name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let inputs = target.inputs()
    #expect(!inputs.isEmpty, "nothing to begin with")
    var mutator = Mutator(inputs, seed: 1)
    for bytes in inputs + (0..<Self.rounds).map({ _ in mutator.next() }) {
      if let fault = target.fault(bytes) {
        Issue.record("\(fault)\n\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }
}
