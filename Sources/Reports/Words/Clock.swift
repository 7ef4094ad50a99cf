import Editorial

extension Timestamp {
  /// The minute as people read it, in the zone of another moment: `2026-11-19 10:00`.
  ///
  /// "Today" and "on Monday" would need the reader's calendar; this never misleads.
  func minute(inZoneOf now: Timestamp) -> String {
    let local = Timestamp(seconds: seconds, offset: now.offset).rfc3339
    return String(local.prefix(16)).replacing("T", with: " ")
  }
}
