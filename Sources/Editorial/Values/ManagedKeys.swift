/// The front matter keys that only transitions and renames write.
public struct ManagedKeys: Hashable, Sendable {
  /// The key that holds the state: `status` unless the site's profile says otherwise.
  public var state: String
  /// Managed keys that hold one scalar, the state's included: `date`, `updated`, `slug`.
  public var scalars: Set<String>
  /// Managed keys that hold a list: aliases, corrections.
  public var lists: Set<String>

  public init(state: String, scalars: Set<String> = [], lists: Set<String> = []) {
    self.state = state
    self.scalars = scalars.union([state])
    self.lists = lists
  }

  /// Whether the key's lines are left out of the copy.
  public func contains(_ key: String) -> Bool { scalars.contains(key) || lists.contains(key) }

  /// Every managed key.
  public var all: Set<String> { scalars.union(lists) }
}

/// One change of one top-level key, as a transition's effect writes it.
public enum FieldEdit: Hashable, Sendable {
  /// Gives the key this plain value, on its own line if it has one, else on a new line directly
  /// below the state's.
  case set(key: String, value: String)
  /// Takes the key and its value out.
  case remove(key: String)
  /// Adds an item at the end of a list key, making the key when there is none.
  case append(key: String, item: String)

  /// The key that it changes.
  public var key: String {
    switch self {
    case .set(let key, _), .remove(let key), .append(let key, _): key
    }
  }
}
