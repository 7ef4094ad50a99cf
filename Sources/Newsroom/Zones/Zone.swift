import Editorial
import Git
import Paths

extension Newsroom {
  /// The day in the newsroom's zone, never in the machine's.
  func today(in workflow: Workflow) -> CivilDate {
    let local = Timestamp(seconds: now.seconds, offset: Zone(workflow.zone).offset(at: now))
    return CivilDate(local.day) ?? CivilDate(daysSince1970: 0)
  }
}

/// A zone of a workflow file, by its name.
struct Zone {
  private let file: ZoneFile?

  /// Where Debian's tzdata and its like keep the zones.
  private static let folder = "/usr/share/zoneinfo"

  init(_ name: String) { file = name == "UTC" ? nil : Self.file(of: name) }

  /// Whether this machine knows a zone.
  static func isKnown(_ name: String) -> Bool { name == "UTC" || file(of: name) != nil }

  /// The zones of workflows that this machine does not know.
  ///
  /// No fault of the rules: another machine may know them.
  static func findings(in rules: Rules) -> [Finding] {
    rules.workflows.filter { !isKnown($0.zone) }.map { workflow in
      Finding(
        "rules.value", .warning,
        "this machine knows no time zone `\(workflow.zone)`, and takes today in UTC",
        at: .start(of: workflow.path),
        help: "correct `zone:` if it is misspelled; if not, install the package tzdata")
    }
  }

  /// The minutes east of UTC at a moment; none in a zone that the machine does not know.
  func offset(at time: Timestamp) -> Int { (file?.offset(at: time.seconds) ?? 0) / 60 }

  private static func file(of name: String) -> ZoneFile? {
    guard !name.allPathParts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }),
      let bytes = bytes(ofFile: "\(folder)/\(name)", limit: 1 << 16)
    else { return nil }
    return ZoneFile(bytes)
  }
}
