import Foundation
import Testing

/// A command that breaks at one of its steps on the disk, each of them in its turn: all or nothing.
///
/// The usual run takes every twelfth step of each kind of fault; `STET_FAULTS=all` and
/// `Scripts/soak` take all of them.
@Suite struct FaultTests {
  static let areAll = ProcessInfo.processInfo.environment["STET_FAULTS"] == "all"
  private static let stride = areAll ? 1 : 12

  @Test(arguments: Deed.all, FaultyDisk.Fault.allCases)
  func isAllOrNothing(_ deed: Deed, _ fault: FaultyDisk.Fault) throws {
    let (desk, others) = try deed.prepare()
    let steps = try FaultyDisk.steps(of: deed.command, at: Terminal(copying: desk))
      .filter { $0.call != "tell" }
    #expect(steps.count > 15)
    let breakable = steps.indices.filter { fault != .torn || steps[$0].call == "write" }
    let chosen = Swift.stride(
      from: fault == .kill || Self.areAll ? 0 : 2, to: breakable.count, by: Self.stride)
    for index in chosen.map({ breakable[$0] }) {
      let copy = try Terminal(copying: desk)
      var trial = try Trial(deed, "", others, on: copy)
      let (output, broken) = try FaultyDisk.run(deed.command, at: copy, breaking: index + 1, fault)
      let step = broken ?? steps[index]
      trial.what = "\(fault) at \(index + 1): \(step.call) \(step.path)"
      try trial.expectAllOrNothing(output, mayLeaveFiles: fault == .error && step.call == "unlink")
    }
    print("\(deed.name): \(Array(chosen).count) of \(breakable.count) steps, \(fault)")
  }

  /// Every kind of step is among those that are broken.
  @Test func allIsReached() throws {
    let (desk, _) = try Deed.all[0].prepare()
    let steps = try FaultyDisk.steps(of: Deed.all[0].command, at: desk)
    let expected = [
      ("write", ".git/objects/"), ("rename", ".git/objects/"), ("fsync", ".git/objects/"),
      ("open", ".git/refs/heads/main.lock"), ("rename", ".git/refs/heads/main.lock"),
      ("write", ".git/logs/HEAD"), ("write", "drafts/.stet-"), ("rename", "drafts/.stet-"),
      ("link", ".git/index.lock"), ("write", ".git/index.stet"), ("rename", ".git/index.stet"),
      ("write", ".git/stet/unfinished."), ("unlink", ".git/stet/unfinished."),
    ]
    for (call, path) in expected {
      #expect(steps.contains { $0.call == call && $0.path.hasPrefix(path) }, "\(call) \(path)")
    }
  }
}
