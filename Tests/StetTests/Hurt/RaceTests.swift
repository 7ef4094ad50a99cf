import Foundation
import NewsroomTestSupport
import Testing

/// Many at once in one newsroom, and somebody with git among them.
///
/// `STET_RACERS` and `STET_RACES` ask for more of them and for more transitions each.
@Suite struct RaceTests {
  private static func number(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  @Test func everyCommandEndsAndNothingIsLost() throws {
    let racers = Self.number("STET_RACERS", 8)
    let rounds = Self.number("STET_RACES", 6)
    let desk = try Terminal.open()
    for racer in 0..<racers { try desk.draft("Draft \(racer)", "d\(racer)") }
    let start = Int(try desk.git("rev-list", "--count", "HEAD").out.dropLast()) ?? 0
    var done = 0
    var busy = 0
    var added = 0
    for round in 0..<rounds {
      let verb = round % 2 == 0 ? "submit" : "withdraw"
      let running = try (0..<racers).map { try desk.start([verb, "d\($0)"]) }
      // Meanwhile somebody stages files, of whom none may be lost.
      while running.contains(where: \.process.isRunning) {
        try desk.write("\(added)\n", to: "other-\(added).txt")
        if try desk.git("add", "other-\(added).txt").status == 0 { added += 1 }
        usleep(2000)
      }
      for (racer, (process, output)) in running.enumerated() {
        let status = process.wait()
        let said = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        switch status {
        case 0: done += 1
        case 2 where said.contains("writing here") || said.contains("at the same moment"):
          busy += 1
          // Who was told to try again, does.
          try desk.done(verb, "d\(racer)")
          done += 1
        default: Issue.record("round \(round), d\(racer): \(status)\n\(said)")
        }
        #expect(!said.contains("could not be brought along"), "\(said)")
      }
    }
    #expect(done == racers * rounds)
    #expect(Int(try desk.git("rev-list", "--count", "HEAD").out.dropLast()) == start + done)
    #expect(try desk.git("fsck", "--strict").status == 0)
    let status = try desk.git("status", "--porcelain").out.split(separator: "\n").sorted()
    let expected = (0..<added).map { "A  other-\($0).txt" }.sorted()
    #expect(status.map(String.init).filter { !$0.hasPrefix("??") } == expected)
    print(
      "\(racers * rounds) transitions, \(busy) told to try again, \(added) files staged meanwhile")
  }
}
