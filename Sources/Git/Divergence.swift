/// How far two commits have gone apart since they were one history.
public struct Divergence: Hashable, Sendable {
  /// How many commits only the first leads back to; a floor when not all were counted.
  public let ahead: Int
  /// How many commits only the second leads back to; a floor when not all were counted.
  public let behind: Int
  /// A best common ancestor; nil when they have none, or counting ended before it.
  public let common: ObjectID?
  /// Whether everything was counted.
  public let isComplete: Bool

  public init(ahead: Int, behind: Int, common: ObjectID?, isComplete: Bool) {
    self.ahead = ahead
    self.behind = behind
    self.common = common
    self.isComplete = isComplete
  }
}
