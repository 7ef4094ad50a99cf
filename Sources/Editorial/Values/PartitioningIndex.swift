extension Array {
  /// The first index from which on a condition holds; the end where it never does.
  ///
  /// The elements for which it does not hold must all stand before those for which it does: then a
  /// few looks tell.
  @inlinable public func partitioningIndex(
    where belongsInSecondPartition: (Element) throws -> Bool
  ) rethrows -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if try belongsInSecondPartition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
