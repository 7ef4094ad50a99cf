public import Editorial

/// The names of people, for telling who can do something.
public typealias Names = [PersonID: String]

extension Masthead {
  /// What everybody is called.
  public var names: [PersonID: String] {
    Dictionary(people.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Names {
  /// "Ben Okoro or Mo Lindqvist", with the id of whoever has no name.
  func phrase(_ people: [PersonID]) -> String {
    people.map { self[$0] ?? $0.rawValue }.listed("or")
  }
}
