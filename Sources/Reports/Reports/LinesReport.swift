public import Editorial

/// `stet diff --lines`: the change in the unified format, for people and for other programs.
public struct LinesReport: Report {
  public var difference: DraftDifference

  public init(_ difference: DraftDifference) { self.difference = difference }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    for diff in diffs { diff.write(to: &page) }
    return page.text
  }

  /// The same to the byte, as `git apply` takes it: for a file or a pipe, never for a terminal.
  public var patch: [UInt8] { diffs.flatMap(\.patch) }

  public var json: String { DiffReport(difference, now: Timestamp(seconds: 0)).json }

  private var diffs: [UnifiedDiff] {
    let before = difference.before
    let isRenamed = before.map { $0.path != difference.path } ?? false
    var diffs: [UnifiedDiff] = []
    if let before, isRenamed {
      diffs.append(UnifiedDiff(path: before.path, before: before.bytes, after: nil))
    }
    diffs.append(
      UnifiedDiff(
        path: difference.path, before: isRenamed ? nil : before?.bytes,
        after: difference.after?.bytes))
    return diffs
      + difference.attachments.map {
        UnifiedDiff(path: $0.path, before: $0.before, after: $0.after)
      }
  }
}
