import Paths

/// What the parts of one merge share.
struct MergeStep {
  var facts: CommitFacts
  var parents: [Int]
  var region: Region
  /// How everything stood at each parent.
  var sides: [Affairs]
  /// What differs between each parent and the merge.
  var changes: [FileChanges]
  /// The rules in force at each parent, and at the merge.
  var before: [RulesInForce]
  var after: RulesInForce
  /// Where drafts lay on a side whose rename another side knows, with the keys that they have now;
  /// by what tells paths apart.
  var oldPlaces: [String: (path: String, key: String)] = [:]

  /// What lies at a path in the merged tree: as the first parent has it, or as it differs from that.
  func entry(at path: String) -> FileChange.Entry? { changes[0][path]?.new }
  func isChanged(_ path: String) -> Bool { changes[0][path] != nil }

  /// The paths at which the merge differs from any parent, in order.
  var changedPaths: [String] { changes.lazy.flatMap(\.all).map(\.path).distinctPaths }
}
