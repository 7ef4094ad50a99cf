/// A validated state machine: states, transitions, who may, what is asked for.
///
/// There is no initialiser that builds a bad one: ``WorkflowValidator`` makes them.
///
/// A class, since every draft that is judged carries its workflow along: to copy its fields, and to let
/// go of them, took a tenth of an audit's judging.
public final class Workflow: Sendable {
  /// The rule file that it came from.
  public let path: String
  public let name: String
  /// Which paths are drafts of this workflow.
  public let content: PathGlobs
  public let site: SiteProfile
  public let zone: String
  public let initial: StateID
  /// Roles that may start a draft.
  public let create: Set<Role>
  /// In the order of the board.
  public let states: [State]
  public let transitions: [Transition]
  public let files: [FileRule]
  public let rules: CheckRules
  /// States that are gone, and what they read as.
  public let retired: [StateID: StateID]
  /// The keys that only transitions and renames write.
  public let managed: ManagedKeys
  /// All of them but the state's, in order: each step of a draft is asked for each.
  let managedBesidesState: [String]

  init(
    path: String, name: String, content: PathGlobs, site: SiteProfile, zone: String,
    initial: StateID, create: Set<Role>, states: [State], transitions: [Transition],
    files: [FileRule], rules: CheckRules, retired: [StateID: StateID]
  ) {
    self.path = path
    self.name = name
    self.content = content
    self.site = site
    self.zone = zone
    self.initial = initial
    self.create = create
    self.states = states
    self.transitions = transitions
    self.files = files
    self.rules = rules
    self.retired = retired
    let written = transitions.flatMap { $0.sets + $0.stamps }.map(\.key)
    managed = ManagedKeys(
      state: site.keys.state,
      scalars: Set(written).union([site.keys.slug]).union(
        site.visibility.map { [$0.key] } ?? []),
      lists: [site.keys.aliases, site.keys.corrections])
    managedBesidesState = managed.all.subtracting([site.keys.state]).sorted()
  }

  /// A place on the board.
  public struct State: Hashable, Sendable, Identifiable {
    public let id: StateID
    public let label: String
    /// Roles that may change the copy here.
    public let edit: Set<Role>
    /// Roles that may delete a draft here; empty = nobody.
    public let delete: Set<Role>
    /// Whether the site shows it.
    public let live: Bool
    /// Whether the story ends here.
    public let final: Bool
  }

  /// A hand-off, and the command of its name.
  public struct Transition: Hashable, Sendable, Identifiable {
    public let id: TransitionID
    /// One line for the command's help.
    public let about: String
    public let from: [StateID]
    public let to: StateID
    public let by: Set<Role>
    public let requires: Requirements
    public let checks: [CheckID]
    /// Whether it may carry a change of the copy.
    public let edits: Bool
    /// Written always.
    public let sets: [Effect]
    /// Written only where absent.
    public let stamps: [Effect]

    /// Whether it leaves the draft in the state it was in.
    public var stays: Bool { from == [to] }
  }

  /// What a transition asks for beside its role and its checks.
  public struct Requirements: Hashable, Sendable {
    public let reason: Bool
    /// The actor is on the byline.
    public let own: Bool
    public let approvals: ApprovalRule?
  }

  /// How many must have approved, and who counts.
  public struct ApprovalRule: Hashable, Sendable {
    public let count: Int
    public let from: Set<Role>
    public let not: Set<Exclusion>
    /// Other counts for named sections.
    public let sections: [SectionID: Int]

    /// How many approvals a draft of that section needs.
    public func count(in section: SectionID?) -> Int {
      section.flatMap { sections[$0] } ?? count
    }
  }

  /// A managed key that a transition writes.
  public struct Effect: Hashable, Sendable {
    public let key: String
    public let value: EffectValue
  }

  /// Who may change other files in the site's reach.
  public struct FileRule: Hashable, Sendable {
    public let paths: PathGlobs
    public let by: Set<Role>
  }

  /// The state with that id, or the one that a retired id became.
  public func state(_ id: StateID) -> State? {
    let id = retired[id] ?? id
    return states.first { $0.id == id }
  }

  /// The transition with that id.
  public func transition(_ id: TransitionID) -> Transition? {
    transitions.first { $0.id == id }
  }

  /// The transitions that leave a state, in the order of the file.
  public func transitions(from state: StateID) -> [Transition] {
    let state = retired[state] ?? state
    return transitions.filter { $0.from.contains(state) }
  }

  /// The keys under `stamps` of any transition.
  public var stampKeys: Set<String> { Set(transitions.flatMap(\.stamps).map(\.key)) }
}

extension Workflow: Hashable {
  /// Whether they say the same; what follows from the rest is not compared.
  public static func == (left: Workflow, right: Workflow) -> Bool {
    left === right
      || left.path == right.path && left.name == right.name && left.content == right.content
        && left.site == right.site && left.zone == right.zone && left.initial == right.initial
        && left.create == right.create && left.states == right.states
        && left.transitions == right.transitions && left.files == right.files
        && left.rules == right.rules && left.retired == right.retired
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(path)
    hasher.combine(name)
    hasher.combine(transitions)
  }
}

/// Who does not count as an approver.
public enum Exclusion: String, Hashable, Sendable, CaseIterable {
  /// Anybody on the byline in any version of this life, and now.
  case byline
  /// Whoever created the draft, for ever.
  case creator
  /// Anybody who changed the copy in this life.
  case contributor
  /// Anybody who submitted it in this life.
  case submitter
}

/// What an effect writes.
public enum EffectValue: Hashable, Sendable {
  /// The moment, RFC 3339 with offset.
  case now
  /// The day in the newsroom's zone.
  case today
  /// The actor's id.
  case actor
  /// Nothing: the key goes.
  case remove
  /// These characters.
  case literal(String)

  /// Reads the value as a rule file spells it.
  public init(_ text: String) {
    self =
      switch text {
      case "now": .now
      case "today": .today
      case "actor": .actor
      case "remove": .remove
      default: .literal(text)
      }
  }

  /// As a rule file spells it.
  public var text: String {
    switch self {
    case .now: "now"
    case .today: "today"
    case .actor: "actor"
    case .remove: "remove"
    case .literal(let text): text
    }
  }
}
