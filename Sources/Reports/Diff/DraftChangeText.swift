import Editorial

/// What changed between two versions of a draft: its keys, and its text by words.
struct DraftChangeText {
  struct FieldChange: Hashable {
    var key: String
    var old: String?
    var new: String?
  }

  /// In the order of the new front matter; those that are gone at the end.
  let fields: [FieldChange]
  let body: ProseDiff
  /// The bodies' first lines in their files.
  let firstLine: (old: Int, new: Int)
  /// Whether the files differ, and neither a value nor a word does.
  let isOnlyForm: Bool

  init(_ difference: DraftDifference) {
    let old = difference.before
    let new = difference.after
    fields = Self.fieldChanges(from: old?.fields ?? [], to: new?.fields ?? [])
    // A file of which only one version can be read is compared from its first line on.
    let isWhole = (old?.bodyStart == 0) != (new?.bodyStart == 0) && old != nil && new != nil
    body = ProseDiff(from: Self.body(of: old, isWhole), to: Self.body(of: new, isWhole))
    firstLine = (isWhole ? 1 : old?.bodyLine ?? 1, isWhole ? 1 : new?.bodyLine ?? 1)
    isOnlyForm = old?.bytes != new?.bytes && fields.isEmpty && body.isSame
  }

  private static func body(of version: DraftDifference.Version?, _ isWhole: Bool) -> [UInt8] {
    guard let version else { return [] }
    return isWhole ? version.bytes : Array(version.bytes[version.bodyStart...])
  }

  private static func fieldChanges(
    from old: [FieldText], to new: [FieldText]
  ) -> [FieldChange] {
    let before = Dictionary(old.map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.key))
    let changed = new.filter { before[$0.key] != $0.text }.map {
      FieldChange(key: $0.key, old: before[$0.key], new: $0.text)
    }
    return changed
      + old.filter { !after.contains($0.key) }.map {
        FieldChange(key: $0.key, old: $0.text, new: nil)
      }
  }
}
