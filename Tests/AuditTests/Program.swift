import Editorial
import Foundation

@testable import Newsroom

/// What the program says of a history, in the terms that both judges are held by.
enum Program {
  /// How a history is judged.
  enum Way: Hashable, Sendable {
    /// All of it, and nothing written down.
    case anew
    /// Going on from what is remembered, and remembering what lies so far back, with how everything
    /// stood at so many commits before it.
    case remembering(Int, reach: Int = 100)
  }

  static func report(_ history: History, _ way: Way = .anew, strict: Bool = false) throws
    -> AuditReport
  {
    var request = AuditRequest(isStrict: strict, ignoresMemory: way == .anew)
    if case .remembering(let distance, let reach) = way {
      request.distance = distance
      request.reach = reach
      request.pace = 0
    }
    return try Newsroom.audit(
      request,
      Circumstances(
        directory: history.judged,
        environment: [
          "HOME": history.home, "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
          "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
        ], now: Timestamp(seconds: history.clock + 60),
        builtInCommands: ["new", "save"]))
  }

  static func judge(_ history: History, _ way: Way = .anew, strict: Bool = false) throws -> Account
  {
    let report = try report(history, way, strict: strict)
    return Account(
      verdict: report.verdict.rawValue, anchor: report.anchor?.rawValue,
      faults: report.violations.map { violation in
        Account.Fault(
          code: violation.code.rawValue, commit: violation.commit.rawValue,
          slug: violation.slug?.rawValue, path: violation.path,
          person: violation.actor.person?.rawValue, isRoot: violation.isRootCause,
          mendedBy: violation.mendedBy?.rawValue,
          acceptedBy: violation.acceptance?.commit.rawValue)
      },
      adopted: report.adoptions.filter { !$0.isRelease }.map(\.slug.rawValue),
      reason: report.reason)
  }
}
