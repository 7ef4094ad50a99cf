public import Editorial
import Git

extension Newsroom {
  /// From where history counts, as it is remembered.
  public static func anchor(_ circumstances: Circumstances) throws -> AnchorReport {
    let repository = try openRepository(circumstances)
    let trust = Trust(repository)
    var report = AnchorReport()
    report.anchor = try trust.anchor().flatMap { try version($0, in: repository) }
    report.seen = try trust.seen().flatMap { try version($0, in: repository) }
    if let tip = try gitFailures({ () throws(GitError) in try repository.head() }).tip {
      report.tip = try version(tip, in: repository)
      if let seen = try trust.seen(), seen != tip {
        report.isRewritten = try !leads(from: tip, to: seen, in: repository)
      }
    }
    return report
  }

  /// Remembers another version to count history from, if the present one comes from it.
  public static func setAnchor(
    _ revision: String, _ circumstances: Circumstances, dryRun: Bool
  ) throws -> AnchorReport {
    let repository = try openRepository(circumstances)
    let id = try resolve(revision, in: repository)
    let report = try audit(AuditRequest(anchor: id.hex), circumstances)
    guard report.verdict != .unproven else {
      throw Failure(
        .cannot, "history.anchor", report.reason ?? "history cannot count from there",
        help: report.help)
    }
    if !dryRun { try Trust(repository).set(anchor: id) }
    var answer = try anchor(circumstances)
    answer.lines = [
      "history \(dryRun ? "would count" : "counts") from \(CommitID(id.hex).short)"
    ]
    return answer
  }

  /// Goes on from what there is now, where the history was rewritten on purpose.
  public static func setSeen(
    _ revision: String, _ circumstances: Circumstances, dryRun: Bool
  ) throws -> AnchorReport {
    let repository = try openRepository(circumstances)
    let id = try resolve(revision, in: repository)
    if !dryRun { try Trust(repository).set(seen: id) }
    var answer = try anchor(circumstances)
    answer.lines = [
      "\(CommitID(id.hex).short) \(dryRun ? "would be" : "is") the last version that was seen"
    ]
    return answer
  }

  private static func resolve(_ revision: String, in repository: Repository) throws -> ObjectID {
    guard
      let id = try gitFailures({ () throws(GitError) in try repository.resolve(revision) })
    else {
      throw Failure(
        .cannot, "version.unknown", "there is no version `\(revision)` here",
        help: "a version's id, as `stet audit` or `stet log --verbose` shows it")
    }
    return id
  }

  private static func leads(
    from tip: ObjectID, to seen: ObjectID, in repository: Repository
  ) throws -> Bool {
    do throws(GitError) {
      return try repository.isDescendant(tip, of: seen)
    } catch {
      if error.code == .notFound { return false }
      throw Failure(error)
    }
  }

  private static func version(
    _ id: ObjectID, in repository: Repository
  ) throws -> AnchorReport.Version? {
    do throws(GitError) {
      let commit = try repository.commit(id)
      return AnchorReport.Version(
        id: CommitID(id.hex), summary: String(commit.summary), name: commit.committer.name,
        time: Timestamp(seconds: commit.committer.seconds, offset: commit.committer.offset))
    } catch {
      return AnchorReport.Version(
        id: CommitID(id.hex), summary: "no longer here", name: "", time: Timestamp(seconds: 0))
    }
  }
}
