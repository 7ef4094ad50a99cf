extension [Int64] {
  /// The value below which that percentage of these lies; nil when there are none.
  ///
  /// Between two neighbours it lies on the straight line from one to the other (Hyndman and Fan's
  /// seventh definition), so that the 50th is the median as everybody counts it. The values are in
  /// ascending order.
  func percentile(_ percent: Int) -> Int64? {
    guard let last else { return nil }
    let place = (count - 1) * Swift.min(Swift.max(percent, 0), 100)
    let (index, rest) = (place / 100, place % 100)
    guard rest > 0 else { return index < count ? self[index] : last }
    return self[index] + (self[index + 1] - self[index]) * Int64(rest) / 100
  }
}
