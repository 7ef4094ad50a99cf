import Editorial
import Foundation

extension Newsroom {
  /// The day in the newsroom's zone, never in the machine's.
  func today(in workflow: Workflow) -> CivilDate {
    let local = Timestamp(seconds: now.seconds, offset: Zone(workflow.zone).offset(at: now))
    return CivilDate(local.day) ?? CivilDate(daysSince1970: 0)
  }
}

/// A zone of a workflow file, by its name.
struct Zone {
  private let zone: TimeZone?

  init(_ name: String) { zone = name == "UTC" ? nil : TimeZone(identifier: name) }

  /// The minutes east of UTC at a moment.
  func offset(at time: Timestamp) -> Int {
    guard let zone else { return 0 }
    let date = Date(timeIntervalSince1970: Double(time.seconds))
    return zone.secondsFromGMT(for: date) / 60
  }
}
