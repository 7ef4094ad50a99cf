import NewsroomTestSupport
import Testing

@testable import Editorial
@testable import Reports

/// Every report as people and programs see it.
struct ReportSnapshotTests {
  @Test func list() {
    expectSnapshot(variants(of: ListReport(Sample.drafts, now: Sample.now)), named: "list")
    expectSnapshot(
      variants(of: ListReport([], now: Sample.now, command: "stet new 'TITLE'")),
      named: "list-empty")
  }

  @Test func findings() {
    expectSnapshot(variants(of: FindingReport(Sample.check)), named: "findings")
    expectSnapshot(
      variants(of: FindingReport(CheckReport(findings: [], checked: 14))), named: "findings-none")
    let rules = CheckReport(findings: [Sample.ruleFinding], checked: 3)
    expectSnapshot(variants(of: FindingReport(rules, of: "rule file")), named: "findings-rules")
  }

  @Test func refusal() {
    let one = Failure(
      .refused, "transition.refused", "cannot publish `river-gauge`",
      blockers: [Sample.approvalBlocker, Sample.checkBlocker], detail: "tip 3f2a91c")
    expectSnapshot(variants(of: RefusalReport(one, names: Sample.names)), named: "refusal")
    var other = Sample.approvalBlocker
    other.slug = "night-bus"
    other.help = nil
    let several = Failure(
      .refused, "transition.refused", "cannot publish 2 drafts",
      blockers: [Sample.approvalBlocker, other, Sample.checkBlocker])
    expectSnapshot(
      variants(of: RefusalReport(several, names: Sample.names)), named: "refusal-several")
  }

  @Test func failure() {
    let failure = Failure(
      .cannot, "newsroom.broken", "the rule files of this newsroom do not hold together",
      help: "mend workflows/masthead.yml\nthen run `stet workflow check`",
      findings: [Sample.ruleFinding], detail: "libgit2: object not found (-3)")
    expectSnapshot(variants(of: RefusalReport(failure)), named: "failure")
  }

  @Test func show() {
    expectSnapshot(
      variants(of: ShowReport(Sample.show, now: Sample.now, names: Sample.names)), named: "show")
    var broken = Sample.show
    broken.summary = Sample.drafts[4]
    broken.dek = nil
    broken.unsaved = nil
    broken.approvals = []
    broken.findings = []
    broken.transitions = []
    broken.lastReason = nil
    expectSnapshot(
      variants(of: ShowReport(broken, now: Sample.now)), named: "show-unreadable")
  }

  @Test func can() {
    expectSnapshot(
      variants(of: CanReport(Sample.show, only: "publish", names: Sample.names)), named: "can")
  }

  @Test func log() {
    expectSnapshot(
      variants(of: LogReport(Sample.events, now: Sample.now, ofAll: false)), named: "log")
    let all = [
      Sample.event(
        .moved, by: "ada", Sample.ago(hours: 1), "submit", from: "draft", to: "review",
        label: "In review", slug: "night-bus")
    ]
    expectSnapshot(
      variants(of: LogReport(all + Sample.events, now: Sample.now, ofAll: true)), named: "log-all")
  }

  @Test func diff() {
    expectSnapshot(variants(of: DiffReport(Sample.difference, now: Sample.now)), named: "diff")
    let others = Sample.otherDifferences.map { DiffReport($0, now: Sample.now).text(Style()) }
    expectSnapshot(others.joined(separator: "\n"), named: "diff-others")
    let lines = LinesReport(Sample.difference)
    expectSnapshot(lines.text(Style()) + lines.text(Style(color: true)), named: "diff-lines")
    #expect(String(decoding: lines.patch, as: UTF8.self) == lines.text(Style()))
  }

  @Test func receipt() {
    expectSnapshot(variants(of: ReceiptReport(Sample.receipt)), named: "receipt")
    var rehearsal = Sample.receipt
    rehearsal.isDryRun = true
    rehearsal.commits[0].id = nil
    rehearsal.commits.append(
      .init(id: nil, message: "approve: river-gauge\n\nStet-Approve: river-gauge\n", changes: []))
    expectSnapshot(variants(of: ReceiptReport(rehearsal)), named: "receipt-dry-run")
  }

  @Test func rules() {
    expectSnapshot(variants(of: PeopleReport(Sample.masthead)), named: "people")
    expectSnapshot(variants(of: SectionsReport(Sample.sections)), named: "sections")
    expectSnapshot(variants(of: SectionsReport(Sections(all: []))), named: "sections-none")
    expectSnapshot(variants(of: WorkflowReport([Sample.workflow])), named: "workflow")
    let graphs = [GraphReport.Language.mermaid, .dot].map {
      GraphReport([Sample.workflow], in: $0)
    }
    expectSnapshot(
      graphs.map { $0.text(Style()) + "\n" + $0.json }.joined(separator: "\n"), named: "graph")
  }

  @Test func explain() {
    let one = ExplainReport([Sample.explanation], check: Sample.described)
    expectSnapshot(variants(of: one), named: "explain")
    let title = Explanation("byline.missing", "nobody is on the byline", "Why.", mend: "add one")
    let check = ExplainReport([Sample.explanation, title], check: Sample.described)
    expectSnapshot(variants(of: check), named: "explain-check")
  }
}
