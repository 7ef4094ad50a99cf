import Foundation
import Git
import Testing

/// How far two histories have gone apart, held against git's own count.
struct UpstreamTests {
  private func counts(
    _ one: ObjectID, _ other: ObjectID, in test: TestRepository
  ) throws -> [Int] {
    try test.git("rev-list", "--left-right", "--count", "\(one.hex)...\(other.hex)")
      .split { $0.isWhitespace }.compactMap { Int($0) }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func countsAsGitDoes(_ seed: UInt64) throws {
    let test = try TestRepository()
    let ids = try RandomHistory.make(in: test, commits: 60, seed: seed)
    var numbers = RandomHistory.Numbers(state: seed)
    for _ in 0..<60 {
      let one = try #require(ids.randomElement(using: &numbers))
      let other = try #require(ids.randomElement(using: &numbers))
      let found = try test.repository.divergence(one, other)
      #expect(try [found.ahead, found.behind] == counts(one, other, in: test))
      #expect(found.isComplete)
      guard let common = found.common else { continue }
      for side in [one, other] {
        _ = try test.git("merge-base", "--is-ancestor", common.hex, side.hex)
      }
    }
  }

  @Test func commitsOfOneSecond() throws {
    let test = try TestRepository()
    let first = try test.commit(["a": "1"])
    for name in ["x", "y"] {
      try test.git("checkout", "-q", "-b", name, first.hex)
      for number in 0..<5 { try test.commit([name: "\(number)"]) }
    }
    try test.git("merge", "-q", "-m", "both", "x")
    let merged = try test.id("rev-parse", "HEAD")
    let (x, y) = (try test.id("rev-parse", "x"), try test.id("rev-parse", "y^"))
    for (one, other) in [(merged, x), (x, merged), (merged, y), (x, y), (merged, first)] {
      let found = try test.repository.divergence(one, other)
      #expect(try [found.ahead, found.behind] == counts(one, other, in: test))
    }
  }

  @Test func nothingInCommon() throws {
    let test = try TestRepository()
    let one = try test.commit(["a": "1"])
    try test.git("checkout", "-q", "--orphan", "other")
    let other = try test.commit(["b": "1"])
    #expect(
      try test.repository.divergence(one, other)
        == Divergence(ahead: 1, behind: 1, common: nil, isComplete: true))
    #expect(
      try test.repository.divergence(one, one)
        == Divergence(ahead: 0, behind: 0, common: one, isComplete: true))
  }

  @Test func aLimitMakesTheCountsAFloor() throws {
    let test = try TestRepository()
    let ids = try (0..<12).map { try test.commit(["a": "\($0)"]) }
    let found = try test.repository.divergence(ids[11], ids[0], limit: 6)
    #expect(!found.isComplete && found.common == nil)
    #expect(found.ahead <= 11 && found.ahead + found.behind == 6)
    #expect(try test.repository.divergence(ids[11], ids[0]).ahead == 11)
  }

  @Test func shallowClonesAreRefused() throws {
    let test = try TestRepository()
    let first = try test.commit(["a": "1"])
    let second = try test.commit(["a": "2"])
    try test.git("clone", "-q", "--depth", "1", "file://" + test.folder, "../shallow")
    let shallow = try Repository.open(test.home + "/shallow")
    let error = #expect(throws: GitError.self) { try shallow.divergence(second, first) }
    #expect(error?.code == .shallow)
  }
}
