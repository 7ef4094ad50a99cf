import Editorial
import Foundation
import Git
import NewsroomTestSupport

@testable import Newsroom

extension AuditReport {
  /// Whether both say the same of history.
  func isSame(as other: AuditReport) -> Bool {
    verdict == other.verdict && tip == other.tip && anchor == other.anchor
      && commits == other.commits && drafts == other.drafts
      && timeless(violations) == timeless(other.violations)
      && adoptions == other.adoptions && notes == other.notes
      && unsignedUpTo == other.unsignedUpTo && reason == other.reason
      && ruleChanges.elementsEqual(other.ruleChanges) {
        $0.commit == $1.commit && $0.name == $1.name && $0.time == $1.time
          && $0.before == $1.before && $0.after == $1.after
      }
  }
}

/// Violations as they are, but for when the audit itself was.
private func timeless(_ violations: [Violation]) -> [Violation] {
  violations.map { violation in
    var violation = violation
    if violation.code == "history.rewritten" { violation.time = Timestamp(seconds: 0) }
    return violation
  }
}

extension TestNewsroom {
  /// The audit of the branch that is checked out, remembering it that far behind the tip.
  func audit(
    remembering distance: Int, reach: Int = 100, isStrict: Bool = false
  ) throws -> AuditReport {
    var request = AuditRequest(isStrict: isStrict)
    request.distance = distance
    request.reach = reach
    request.pace = 1
    return try Newsroom.audit(request, circumstances(of: .mo))
  }

  /// The same with everything judged.
  func auditAnew(isStrict: Bool = false) throws -> AuditReport {
    try Newsroom.audit(
      AuditRequest(isStrict: isStrict, ignoresMemory: true), circumstances(of: .mo))
  }

  /// What is remembered of audits.
  func remembered() throws -> AuditedPast? {
    let repository = try Newsroom.openRepository(circumstances(of: .mo))
    guard let anchor = try Trust(repository).anchor(),
      let memory = AuditMemory(repository, anchor: anchor)
    else { return nil }
    let past = PastReader(
      repository: repository, builtInCommands: circumstances(of: .mo).builtInCommands)
    guard case .past(let audited) = try memory.read(past) else { return nil }
    return audited
  }

  /// Whether judging what is checked out goes on from what is remembered, and does not begin anew.
  func goesOn() throws -> Bool {
    guard let past = try remembered() else { return false }
    let circumstances = circumstances(of: .mo)
    let repository = try Newsroom.openRepository(circumstances)
    let chronicle = Chronicle(repository, circumstances)
    guard let tip = try repository.head().tip, try chronicle.read(to: tip, after: past) else {
      return false
    }
    var replay = Replay(source: chronicle, from: past.checkpoint)
    replay.tellsEvents = false
    do {
      _ = try replay.run(to: chronicle.tip)
    } catch is BeyondMemory {
      return false
    }
    return past.stored?.records.failure == nil
  }

  func removeMemory() throws {
    try FileManager.default.removeItem(atPath: folder + "/.git/stet/audited")
  }
}
