import Foundation
import Testing

/// A deed that is about to be broken, and what must hold after that.
struct Trial {
  private let deed: Deed
  /// What is broken, for what is told of failures.
  var what: String
  /// The work of others when nothing of the deed is left to save.
  private let others: [String]
  private let desk: Terminal
  private let old: String
  private let before: [String]

  init(_ deed: Deed, _ what: String, _ others: [String], on desk: Terminal) throws {
    self.deed = deed
    self.what = what
    self.others = others
    self.desk = desk
    old = try desk.tip()
    before = try desk.otherWork()
  }

  /// - Parameters:
  ///   - output: what came of it.
  ///   - environment: for the same command once more.
  func expectAllOrNothing(
    _ output: CommandOutput, mayLeaveFiles: Bool = false, environment: [String: String] = [:]
  ) throws {
    let new = try desk.tip()
    let subjects = try desk.git("log", "--format=%s", "\(old.dropLast())..HEAD").out
    // The branch is old or new, and nothing else; what was told is so.
    let isDone = new != old
    #expect(subjects == (isDone ? deed.subjects.map { $0 + "\n" }.joined() : ""), "\(what)")
    switch output.status {
    case 0: #expect(isDone, "\(what): told as done\n\(output.block)")
    case 1, 2:
      #expect(!isDone, "\(what): told as failed\n\(output.block)")
      #expect(try desk.otherWork() == before, "\(what)\n\(output.block)")
    default: #expect(output.status == 9, "\(what)\n\(output.block)")
    }
    let fsck = try desk.git("fsck", "--strict", "--no-dangling")
    #expect(fsck.status == 0 && fsck.err.isEmpty, "\(what)\n\(fsck.block)")

    // The same once more: it is done now, or says that it has been. A lock that git itself would
    // have left is named, with its age and how to clear it.
    var again = try desk.stet(deed.command, environment: environment)
    if again.status == 2, again.err.contains(".lock") {
      #expect(again.err.contains("seconds old") || again.err.contains("second old"), "\(again.err)")
      try desk.clearLock(named: again.err)
      again = try desk.stet(deed.command, environment: environment)
    }
    #expect(
      again.status == 0 || (isDone && [0, 1].contains(again.status)), "\(what)\n\(again.block)")
    if isDone, deed.command[0] == "submit" {
      #expect(again.err.contains("this draft is In review"), "\(what)\n\(again.block)")
    }
    _ = try desk.stet("show", "low-water")

    // Everything is in its place, and all else as it was.
    let done = try desk.git("log", "--format=%s", "\(old.dropLast())..HEAD").out
    #expect(
      done.components(separatedBy: "\n").count { $0 == deed.subjects[0] } <= 1
        || deed.command[0] == "approve", "\(what)\n\(done)")
    let work = try desk.otherWork()
    #expect(work == others, "\(what)\n\(work)\n\(output.block)\n\(again.block)")
    if !mayLeaveFiles { #expect(desk.leftovers() == [], "\(what)") }
    #expect(try desk.git("fsck", "--strict", "--no-dangling").status == 0, "\(what)")
  }
}

extension Terminal {
  /// What a command must not leave lying about, in the newsroom and where temporary files lie.
  func leftovers() -> [String] {
    func names(in folder: String) -> [String] {
      FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    }
    return names(in: temporary)
      + names(in: root).filter { name in
        name.hasSuffix(".lock") || name.contains("/.stet-") || name.hasSuffix("index.stet")
          || name.contains("unfinished.") || name.contains("next-index-")
          || name.contains("stet/held-") || name.contains("objects/tmp_")
      }
  }
}
