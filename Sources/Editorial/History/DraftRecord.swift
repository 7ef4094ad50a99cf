import Paths

/// A draft as the replay has it at some commit.
public final class DraftRecord: Sendable {
  /// Nil once it is deleted; its life is kept for a draft that takes it over.
  public let version: DraftVersion?
  /// The last version that there was.
  public let last: DraftVersion
  public let life: Life
  /// When it last changed.
  public let changed: Timestamp
  /// The folded slugs that it had before.
  public let formerSlugs: Set<String>
  /// The commits that made this version, or this absence; several where sides agreed, none for
  /// what was there from the beginning.
  package let makers: [Int]
  /// What it can be given back as, when the last step was a violation.
  package let mend: MendPoint?

  package init(
    version: DraftVersion?, last: DraftVersion, life: Life, changed: Timestamp,
    formerSlugs: Set<String> = [], makers: [Int], mend: MendPoint? = nil
  ) {
    self.version = version
    self.last = last
    self.life = life
    self.changed = changed
    self.formerSlugs = formerSlugs
    self.makers = makers
    self.mend = mend
  }

  /// The same with another life.
  func with(life: Life) -> DraftRecord {
    DraftRecord(
      version: version, last: last, life: life, changed: changed, formerSlugs: formerSlugs,
      makers: makers, mend: mend)
  }

  /// The same with the past of a deleted draft whose name it gets.
  ///
  /// Else renaming to and fro would wipe out whose the deleted one was.
  func inheriting(from namesake: DraftRecord?) -> DraftRecord {
    guard let namesake, namesake.version == nil else { return self }
    return DraftRecord(
      version: version, last: last, life: life.united(with: namesake.life), changed: changed,
      formerSlugs: formerSlugs.union(namesake.formerSlugs), makers: makers, mend: mend)
  }

  /// The same draft, read or placed differently.
  ///
  /// - Parameter keepsMend: whether it can still be given back as it was.
  func with(version: DraftVersion, keepsMend: Bool) -> DraftRecord {
    DraftRecord(
      version: version, last: version, life: life, changed: changed, formerSlugs: formerSlugs,
      makers: makers, mend: keepsMend ? mend : nil)
  }
}

/// One step of an unbroken run of violations of a draft, and what it was before that step.
package final class MendPoint: Sendable {
  /// The draft before the step; nil for one that there never was.
  package let before: DraftRecord?
  /// Whether going back there is mending: after a merge there may be nothing to go back to.
  package let isUsable: Bool
  /// The violations of the step, as places in the replay's list.
  package let violations: [Int]
  /// The step before, where that was a violation too.
  package let earlier: MendPoint?

  package init(before: DraftRecord?, isUsable: Bool = true, violations: [Int], earlier: MendPoint?)
  {
    self.before = before
    self.isUsable = isUsable
    self.violations = violations
    self.earlier = earlier
  }

  /// The points of the run, the latest first.
  package var run: some Sequence<MendPoint> {
    sequence(first: self) { $0.earlier }
  }
}

extension DraftVersion {
  /// Whether two versions are the same: place, bytes, kind and attachments.
  func isSame(as other: DraftVersion) -> Bool {
    blob == other.blob && path.isSamePath(as: other.path) && isExecutable == other.isExecutable
      && attachments == other.attachments
  }
}

extension Optional where Wrapped == DraftVersion {
  /// The same for absences.
  func isSame(as other: DraftVersion?) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (let one?, let other?): one.isSame(as: other)
    default: false
    }
  }
}
