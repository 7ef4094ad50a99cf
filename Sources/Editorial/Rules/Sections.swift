/// A sections file as it was written.
public struct SectionsDefinition: Hashable, Sendable {
  public var path: String
  /// Whether parts of the file could not be read: then nobody says what is missing.
  public var isPartial: Bool
  public var sections: [Section]

  public init(path: String) {
    self.path = path
    isPartial = false
    sections = []
  }

  public struct Section: Hashable, Sendable {
    public var id: Located<SectionID>
    public var title: Located<String>?
    public var about: String?
    public var closed: Bool

    public init(
      id: Located<SectionID>, title: Located<String>? = nil, about: String? = nil,
      closed: Bool = false
    ) {
      self.id = id
      self.title = title
      self.about = about
      self.closed = closed
    }
  }
}

/// The validated list of sections.
public struct Sections: Hashable, Sendable {
  public let all: [Section]

  init(all: [Section]) { self.all = all }

  public struct Section: Hashable, Sendable, Identifiable {
    public let id: SectionID
    public let title: String
    /// What the section is for.
    public let about: String?
    /// A closed section takes no new drafts.
    public let closed: Bool
  }

  public subscript(id: SectionID) -> Section? { all.first { $0.id == id } }
}
