import Foundation
import Testing

/// A command that breaks at one of its steps on the disk, each of them in its turn: all or nothing.
///
/// The usual run takes every twelfth step of each kind of fault; `STET_FAULTS=all` and
/// `Scripts/soak` take all of them.
@Suite struct FaultTests {
  private static let stride =
    ProcessInfo.processInfo.environment["STET_FAULTS"] == "all" ? 1 : 12

  /// What is done to a newsroom, and how to tell that it was.
  struct Deed: Sendable, CustomTestStringConvertible {
    var name: String
    var command: [String]
    /// What stands in the history of the branch when it is done, newest first.
    var subjects: [String]
    var isUnsaved = false

    var testDescription: String { name }

    static let all = [
      Deed(
        name: "a move with unsaved edits", command: ["submit", "low-water"],
        subjects: ["submit: low-water", "save: low-water"], isUnsaved: true),
      Deed(name: "a new draft", command: ["new", "High water"], subjects: ["new: high-water"]),
      Deed(name: "an approval", command: ["approve", "dam"], subjects: ["approve: dam"]),
    ]
  }

  @Test(arguments: Deed.all, FaultyDisk.Fault.allCases)
  func isAllOrNothing(_ deed: Deed, _ fault: FaultyDisk.Fault) throws {
    let (desk, others) = try prepare(deed)
    let steps = try FaultyDisk.steps(of: deed.command, at: Terminal(copying: desk))
      .filter { $0.call != "tell" }
    #expect(steps.count > 20)
    let breakable = steps.indices.filter { fault != .torn || steps[$0].call == "write" }
    let chosen = Swift.stride(from: fault == .kill ? 0 : 2, to: breakable.count, by: Self.stride)
    for index in chosen.map({ breakable[$0] }) {
      let step = steps[index]
      try survive(
        deed, fault, at: index + 1, "\(fault) at \(index + 1): \(step.call) \(step.path)", others,
        on: Terminal(copying: desk))
    }
    print("\(deed.name): \(Array(chosen).count) of \(breakable.count) steps, \(fault)")
  }

  /// Every kind of step is among those that are broken.
  @Test func allIsReached() throws {
    let (desk, _) = try prepare(Deed.all[0])
    let steps = try FaultyDisk.steps(of: Deed.all[0].command, at: desk)
    let expected = [
      ("write", ".git/objects/"), ("link", ".git/objects/"), ("fsync", ".git/objects/"),
      ("open", ".git/refs/heads/main.lock"), ("rename", ".git/refs/heads/main.lock"),
      ("write", ".git/logs/HEAD"), ("write", "drafts/.stet-"), ("rename", "drafts/.stet-"),
      ("link", ".git/index.lock"), ("write", ".git/index.stet"), ("rename", ".git/index.stet"),
      ("write", ".git/stet/unfinished."), ("unlink", ".git/stet/unfinished."),
    ]
    for (call, path) in expected {
      #expect(steps.contains { $0.call == call && $0.path.hasPrefix(path) }, "\(call) \(path)")
    }
  }

  /// A newsroom in which the deed can be done, and the work of others in it.
  private func prepare(_ deed: Deed) throws -> (desk: Terminal, others: [String]) {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.draft("Dam", "dam")
    try desk.done("submit", "dam")
    try desk.leaveOtherWork()
    let others = try desk.otherWork()
    if deed.isUnsaved { try desk.append("And above it.\n", to: "drafts/low-water.md") }
    if deed.command[0] == "approve" { desk.person = .ben }
    return (desk, others)
  }

  private func survive(
    _ deed: Deed, _ fault: FaultyDisk.Fault, at step: Int, _ what: String, _ others: [String],
    on desk: Terminal
  ) throws {
    let old = try desk.tip()
    let before = try desk.otherWork()
    let output = try FaultyDisk.run(deed.command, at: desk, breaking: step, fault)
    let new = try desk.tip()
    let subjects = try desk.git("log", "--format=%s", "\(old.dropLast())..HEAD").out
    // The branch is old or new, and nothing else; what was told is so.
    let isDone = new != old
    #expect(subjects == (isDone ? deed.subjects.map { $0 + "\n" }.joined() : ""), "\(what)")
    switch output.status {
    case 0: #expect(isDone, "\(what): told as done\n\(output.block)")
    case 2:
      #expect(!isDone, "\(what): told as failed\n\(output.block)")
      #expect(try desk.otherWork() == before, "\(what)\n\(output.block)")
    default: #expect(output.status == 9, "\(what)\n\(output.block)")
    }
    let fsck = try desk.git("fsck", "--strict", "--no-dangling")
    #expect(fsck.status == 0 && fsck.err.isEmpty, "\(what)\n\(fsck.block)")

    // The same once more: it is done now, or says that it has been. A lock that git itself would
    // have left is named, with its age and how to clear it.
    var again = try desk.stet(deed.command)
    if again.status == 2, again.err.contains(".lock") {
      #expect(again.err.contains("seconds old") || again.err.contains("second old"), "\(again.err)")
      try desk.clearLock(named: again.err)
      again = try desk.stet(deed.command)
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
    // What could not be removed is still there; stet's next command that writes takes it over.
    if fault != .error || !what.contains(": unlink ") {
      #expect(try leftovers(at: desk) == [], "\(what)")
    }
    #expect(try desk.git("fsck", "--strict", "--no-dangling").status == 0, "\(what)")
  }

  /// What a command must not leave lying about.
  private func leftovers(at desk: Terminal) throws -> [String] {
    let names =
      FileManager.default.enumerator(atPath: desk.root)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      name.hasSuffix(".lock") || name.contains("/.stet-") || name.hasSuffix("index.stet")
        || name.contains("unfinished.")
    }
  }
}
