/// The commits that a replay of some drafts goes through, and where all others stand.
///
/// Between two commits that touch the drafts nothing happens to them, and in a long history nearly
/// all commits lie between.
public struct Route: Sendable {
  /// The numbers of the commits, parents first.
  public let stops: [Int]
  /// For each commit up to the last, the stop that left everything as it stands there; −1 for one
  /// that is not judged or does not lead to the last.
  public let stands: [Int32]

  public init(stops: [Int], stands: [Int32]) {
    self.stops = stops
    self.stands = stands
  }
}
