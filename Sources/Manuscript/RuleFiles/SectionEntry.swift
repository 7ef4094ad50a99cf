public import Editorial

/// A section as an edit of the sections file writes it.
public struct SectionEntry: Hashable, Sendable {
  public var id: SectionID
  public var title: String
  public var about: String?
  public var closed: Bool

  public init(id: SectionID, title: String, about: String? = nil, closed: Bool = false) {
    self.id = id
    self.title = title
    self.about = about
    self.closed = closed
  }

  var fields: [RuleField] {
    [
      RuleField(key: "id", value: .text(id.rawValue)),
      RuleField(key: "title", value: .text(title)),
      RuleField(key: "about", value: about.map { .text($0) } ?? .absent),
      RuleField(key: "closed", value: closed ? .flag(true) : .absent),
    ]
  }
}
