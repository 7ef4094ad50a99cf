import Foundation
import Testing

/// `git gc` beside a command: what the command asks for is gone in that moment, and lies elsewhere.
@Suite struct RepackingTests {
  private static func packed() throws -> Terminal {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.git("repack", "-adq")
    try desk.git("prune-packed")
    return desk
  }

  private static func run(_ command: [String], missing: String, at desk: Terminal) throws
    -> CommandOutput
  {
    try desk.stet(
      command, environment: ["LD_PRELOAD": FaultyDisk.library, "DISK_GONE": missing])
  }

  /// libgit2 looks twice by itself.
  @Test(arguments: [".idx:2", ".pack:2"], [["log", "low-water"], ["submit", "low-water"]])
  func whatIsGoneOnceIsLookedForAgain(ending: String, command: [String]) throws {
    let desk = try Self.packed()
    let output = try Self.run(command, missing: ending, at: desk)
    #expect(output.status == 0, "\(output.block)")
    #expect(try desk.git("status", "--porcelain").out == "")
    let audit = try desk.stet("audit")
    #expect(audit.status == 0, "\(audit.block)")
  }

  @Test(arguments: [["log", "low-water"], ["submit", "low-water"]])
  func whatIsGoneForGoodIsTold(command: [String]) throws {
    let desk = try Self.packed()
    let tip = try desk.git("rev-parse", "HEAD").out
    let output = try Self.run(command, missing: ".idx:1000", at: desk)
    #expect(output.status == 2, "\(output.block)")
    #expect(output.err.contains("git f"), "\(output.block)")
    #expect(try desk.git("rev-parse", "HEAD").out == tip)
  }
}
