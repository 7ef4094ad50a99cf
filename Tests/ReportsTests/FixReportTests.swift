import NewsroomTestSupport
import Testing

@testable import Editorial
@testable import Reports

/// What `check --fix` tells.
struct FixReportTests {
  @Test func fix() {
    expectSnapshot(variants(of: FixReport(Sample.mended, names: Sample.names)), named: "fix")
    var rehearsal = Sample.mended
    rehearsal.isDryRun = true
    rehearsal.notes = []
    rehearsal.left = []
    let nothing = MendReport(
      mended: [], left: [], remaining: CheckReport(findings: [], checked: 3), isDryRun: false)
    expectSnapshot(
      variants(of: FixReport(rehearsal)) + "\n" + variants(of: FixReport(nothing)),
      named: "fix-dry-run")
  }
}
