extension Range where Bound == Int {
  /// The place of a value among those that stand in order at these places; nil for none.
  func place<Value: Comparable>(of value: Value, _ at: (Int) -> Value) -> Int? {
    var range = self
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      let found = at(middle)
      if found == value { return middle }
      range = found < value ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}
