/// A workflow file as it was written, before anybody has checked that it makes sense.
///
/// `Manuscript` fills it from YAML; ``WorkflowValidator`` turns it into a ``Workflow`` or into all
/// its faults at once. Absent parts are nil; what stands there has its place.
public struct WorkflowDefinition: Hashable, Sendable {
  /// The file, for faults that have no line of their own.
  public var path: String
  /// Whether parts of the file could not be read: then nobody says what is missing.
  public var isPartial: Bool
  public var name: Located<String>?
  public var content: [Located<String>]
  public var site: SiteProfile
  /// Where the site's profile is named; nil when it is the default.
  public var siteLocation: SourceLocation?
  /// A zone's name for today, weeks and dates that people type: `UTC` or `Europe/Kyiv`.
  public var zone: Located<String>?
  public var initial: Located<StateID>?
  public var create: [Located<Role>]
  public var states: [State]
  public var transitions: [Transition]
  public var files: [FileRule]
  public var rules: CheckRules
  public var retired: [Retirement]

  public init(path: String) {
    self.path = path
    isPartial = false
    content = []
    site = .plain
    create = []
    states = []
    transitions = []
    files = []
    rules = CheckRules()
    retired = []
  }

  public struct State: Hashable, Sendable {
    public var id: Located<StateID>
    public var label: String?
    public var edit: [Located<Role>]
    public var delete: [Located<Role>]
    public var live: Bool
    public var final: Bool

    public init(
      id: Located<StateID>, label: String? = nil, edit: [Located<Role>] = [],
      delete: [Located<Role>] = [], live: Bool = false, final: Bool = false
    ) {
      self.id = id
      self.label = label
      self.edit = edit
      self.delete = delete
      self.live = live
      self.final = final
    }
  }

  public struct Transition: Hashable, Sendable {
    public var id: Located<TransitionID>
    public var about: String?
    public var from: [Located<StateID>]
    public var to: Located<StateID>?
    public var by: [Located<Role>]
    public var reason: Bool
    public var own: Bool
    public var approvals: Approvals?
    public var checks: [Located<CheckID>]
    public var edits: Bool
    /// In the order of the file.
    public var sets: [Effect]
    public var stamps: [Effect]

    public init(id: Located<TransitionID>) {
      self.id = id
      from = []
      by = []
      reason = false
      own = false
      checks = []
      edits = false
      sets = []
      stamps = []
    }
  }

  public struct Approvals: Hashable, Sendable {
    public var location: SourceLocation
    public var count: Located<Int>
    public var from: [Located<Role>]
    public var not: [Located<Exclusion>]
    public var sections: [(section: Located<SectionID>, count: Located<Int>)]

    public init(
      location: SourceLocation, count: Located<Int>, from: [Located<Role>] = [],
      not: [Located<Exclusion>] = [],
      sections: [(section: Located<SectionID>, count: Located<Int>)] = []
    ) {
      self.location = location
      self.count = count
      self.from = from
      self.not = not
      self.sections = sections
    }

    public static func == (left: Self, right: Self) -> Bool {
      left.location == right.location && left.count == right.count && left.from == right.from
        && left.not == right.not && left.sections.map(\.section) == right.sections.map(\.section)
        && left.sections.map(\.count) == right.sections.map(\.count)
    }

    public func hash(into hasher: inout Hasher) {
      hasher.combine(count)
      hasher.combine(from)
      hasher.combine(not)
    }
  }

  public struct Effect: Hashable, Sendable {
    public var key: Located<String>
    public var value: EffectValue

    public init(key: Located<String>, value: EffectValue) {
      self.key = key
      self.value = value
    }
  }

  public struct FileRule: Hashable, Sendable {
    public var paths: [Located<String>]
    public var by: [Located<Role>]

    public init(paths: [Located<String>], by: [Located<Role>]) {
      self.paths = paths
      self.by = by
    }
  }

  public struct Retirement: Hashable, Sendable {
    public var old: Located<StateID>
    public var became: Located<StateID>

    public init(old: Located<StateID>, became: Located<StateID>) {
      self.old = old
      self.became = became
    }
  }
}
