/// What `stet check --fix` put right, or with `--dry-run` would put right.
public struct MendReport: Sendable {
  /// The drafts whose files were changed.
  public var mended: [MendedDraft]
  /// Drafts with something to mend that were left, and why.
  public var left: [Blocker]
  /// What is found in the drafts afterwards.
  public var remaining: CheckReport
  public var isDryRun: Bool
  /// Things to know that stop nothing.
  public var notes: [String]

  public init(
    mended: [MendedDraft], left: [Blocker], remaining: CheckReport, isDryRun: Bool,
    notes: [String] = []
  ) {
    self.mended = mended
    self.left = left
    self.remaining = remaining
    self.isDryRun = isDryRun
    self.notes = notes
  }
}

/// One draft's file, before and after it was mended.
public struct MendedDraft: Hashable, Sendable {
  public var slug: Slug
  public var path: String
  public var mends: [Mend]
  public var before: [UInt8]
  public var after: [UInt8]
  /// Whether there is something to save afterwards: a mend may also bring back what is saved.
  public var isUnsaved: Bool

  public init(
    slug: Slug, path: String, mends: [Mend], before: [UInt8], after: [UInt8], isUnsaved: Bool
  ) {
    self.slug = slug
    self.path = path
    self.mends = mends
    self.before = before
    self.after = after
    self.isUnsaved = isUnsaved
  }
}

/// One thing that was put right.
public struct Mend: Hashable, Sendable {
  /// The line in the file, from 1; mending moves no line.
  public var line: Int
  /// What was done: one sentence without a full stop.
  public var message: String

  public init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }
}
