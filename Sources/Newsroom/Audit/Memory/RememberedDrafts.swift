import Editorial
import HashTreeCollections

/// The drafts of a checkpoint as one of its ends has them.
///
/// The last commit's by their numbers, and what this end has otherwise.
final class RememberedDrafts: DraftStore {
  private let last: Names
  private let numbers: Records<Int32>
  /// Below zero for none.
  let others: TreeDictionary<String, Int32>
  let presentCount: Int
  let records: RememberedRecords

  /// Those of the last commit.
  init(
    names: Names, numbers: Records<Int32>, presentCount: Int, _ records: RememberedRecords
  ) {
    last = names
    self.numbers = numbers
    others = [:]
    self.presentCount = presentCount
    self.records = records
  }

  /// Those of another end.
  init(_ drafts: RememberedDrafts, others: TreeDictionary<String, Int32>, presentCount: Int) {
    last = drafts.last
    numbers = drafts.numbers
    self.others = others
    self.presentCount = presentCount
    records = drafts.records
  }

  var keys: [String] {
    guard !others.isEmpty else { return Array(last) }
    return last.filter { others[$0] == nil } + others.filter { $0.value >= 0 }.map(\.key)
  }

  var changed: [String] { Array(others.keys) }

  func record(of key: String) -> DraftRecord? { number(of: key).flatMap(records.record) }

  func number(of key: String) -> Int32? {
    if let other = others[key] { return other < 0 ? nil : other }
    // The keys of the last commit's are in order.
    return (0..<last.count).place(of: key) { last[$0] }.map { numbers[$0] }
  }
}
