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
    var (added, committed) = (0, 0)
    for round in 0..<rounds {
      let verb = round % 2 == 0 ? "submit" : "withdraw"
      let running = try (0..<racers).map { try desk.start([verb, "d\($0)"]) }
      // Meanwhile somebody stages files, of whom none may be lost, and commits what is staged.
      while running.contains(where: \.process.isRunning) {
        try desk.write("\(added)\n", to: "other-\(added).txt")
        if try desk.git("add", "other-\(added).txt").status == 0 { added += 1 }
        if added.isMultiple(of: 3), try commitOthers(desk) { committed += 1 }
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
    let commits = Int(try desk.git("rev-list", "--count", "HEAD").out.dropLast())
    #expect(commits == start + done + committed)
    #expect(try desk.git("fsck", "--strict").status == 0)
    // Nobody's commit took another's work back.
    let audit = try desk.stet("audit")
    #expect(audit.status == 0, "\(audit.block)")
    let files = try desk.git("ls-files", "other-*.txt").out.split(separator: "\n").map(String.init)
    #expect(files.sorted() == (0..<added).map { "other-\($0).txt" }.sorted())
    let changed = try desk.git("status", "--porcelain").out.split(separator: "\n")
    #expect(changed.allSatisfy { $0.hasPrefix("A  other-") || $0.hasPrefix("??") }, "\(changed)")
    print(
      "\(racers * rounds) transitions, \(busy) told to try again;",
      "\(added) files staged meanwhile, \(committed) times committed")
  }

  /// A commit of what is staged, as `git commit` makes it, but that the index is locked before it is
  /// read: git's own reads it first, and where 16 others are at it, writes back what it read before
  /// one of them; it can lose a `git add` so, too.
  private func commitOthers(_ desk: Terminal) throws -> Bool {
    try desk.shell(
      """
      old=$(git rev-parse HEAD) && tree=$(git write-tree) &&
        new=$(git commit-tree -p "$old" -m Others "$tree") && git update-ref HEAD "$new" "$old"
      """
    ).status == 0
  }

  /// Somebody's `git commit` at the very moment when the branch has moved, and folder and index have
  /// not followed: made from the old index, it would take the transition back.
  @Test func aCommitBetweenBranchAndIndexIsKeptOut() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.write("theirs\n", to: "other.txt")
    try desk.git("add", "other.txt")
    try writeScript(
      """
      #!/bin/sh
      test "$1" = committed && test -z "$THEIRS" || exit 0
      THEIRS=1 git commit -q -m Others 2>>.git/theirs
      echo "$?" >>.git/theirs

      """, to: desk.path(".git/hooks/reference-transaction"))
    try desk.done("submit", "low-water")
    let theirs = try desk.read(".git/theirs")
    #expect(theirs.contains("index.lock': File exists") && theirs.hasSuffix("128\n"), "\(theirs)")
    #expect(try desk.git("log", "-1", "--format=%s").out.hasPrefix("submit"))
    #expect(try desk.git("status", "--porcelain").out == "A  other.txt\n")
    // A moment later nothing is in their way.
    try desk.git(["commit", "-q", "-m", "Others"], environment: ["THEIRS": "1"])
    #expect(try desk.git("show", "--format=%s", "--name-only").out == "Others\n\nother.txt\n")
    #expect(try desk.stet("audit").status == 0)
  }
}
