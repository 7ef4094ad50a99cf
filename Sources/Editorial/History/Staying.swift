import HashTreeCollections

/// The drafts that a merge leaves as the first parent has them, with all that is known of them.
///
/// To be asked of drafts whose files are as they are there. After long branches these are nearly all;
/// what stays is neither made anew nor noted as touched: how it came to be so, commits that the first
/// parent knows have noted.
struct Staying {
  private let step: MergeStep
  /// Whether all sides and the merge read drafts alike, and none has two of one slug.
  private let isPlain: Bool
  /// The slugs that drafts had before.
  private let formerSlugs: Set<String>

  /// - Parameter keys: all drafts that differ between the sides.
  init(_ keys: Set<String>, _ step: MergeStep) {
    self.step = step
    isPlain =
      step.before.allSatisfy { $0.rules.token == step.after.rules.token }
      && step.sides.allSatisfy(\.twins.isEmpty)
    var formerSlugs: Set<String> = []
    for side in step.sides {
      for key in keys {
        guard let record = side.drafts[key] else { continue }
        if !record.formerSlugs.isEmpty { formerSlugs.formUnion(record.formerSlugs) }
      }
    }
    self.formerSlugs = formerSlugs
  }

  /// Whether every other side has the same record, another version that the first parent knows, or
  /// none, and no draft that this one is or was under another name.
  func contains(_ key: String) -> Bool {
    guard isPlain, let record = step.sides[0].drafts[key], let version = record.version,
      record.mend == nil
    else { return false }
    return step.sides.dropFirst().allSatisfy { side in
      guard let other = side.drafts[key] else {
        return record.formerSlugs.isEmpty && !formerSlugs.contains(key)
      }
      if other === record { return true }
      guard other.mend == nil, let old = other.version, old.path == version.path,
        !old.isSame(as: version)
      else { return false }
      return other.makers.contains { step.region.knows(0, $0) }
    }
  }
}
