import Editorial
import Foundation

extension Newsroom {
  /// The day in the newsroom's zone, never in the machine's.
  func today(in workflow: Workflow) -> CivilDate {
    let seconds = now.seconds
    var offset = 0
    if workflow.zone != "UTC", let zone = TimeZone(identifier: workflow.zone) {
      offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }
    let day = Timestamp(seconds: seconds, offset: offset / 60).day
    return CivilDate(day) ?? CivilDate(year: 1970, month: 1, day: 1)
  }
}
