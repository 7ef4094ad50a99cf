import Editorial
import Newsroom
import Paths
import Reports
import Topics

/// What a value stands for, by its name in the usage of a command: `<slug>` is a draft wherever it
/// stands, so that a new command is completed without a word about it.
struct Meaning {
  /// The command as it is typed.
  let command: [String]
  /// The values before the cursor.
  let positionals: [String]
  /// What the value begins with.
  let start: String
  let glance: Glance?

  /// Names of values that are for people to make up.
  static let free: Set<String> = [
    "title", "text", "message", "name", "names", "key", "addresses", "roles", "sections",
    "newcomer", "id", "count", "day", "template", "version", "new-slug", "new",
  ]

  /// Names of values that something is known of.
  static let known: Set<String> = [
    "slug", "draft", "old", "transition", "state", "section", "person", "code", "file", "dir",
    "when", "preset", "site", "topic",
  ]

  func candidates(
    for argument: CommandDescription.Argument
  ) -> (words: [Completion.Candidate], files: Completion.Files) {
    if !argument.values.isEmpty { return (values(of: argument), .none) }
    switch argument.value {
    case "slug", "draft", "old": return drafts
    case "transition": return (transitions, .none)
    case "state": return (states, .none)
    case "section": return (sections, .none)
    case "person": return (people, .none)
    case "code": return (codes, .none)
    case "topic": return (Topic.allCases.map { .init($0.name, $0.summary) }, .none)
    case "file": return ([], .files)
    case "dir": return ([], .folders)
    case "when": return (["auto", "always", "never"].map { .init($0) }, .none)
    case "preset": return (InitRequest.presets.map { .init($0.name, $0.summary) }, .none)
    case "site": return (InitRequest.sites.map { .init($0) }, .none)
    default: return ([], .none)
    }
  }

  private func values(of argument: CommandDescription.Argument) -> [Completion.Candidate] {
    var values = argument.values
    if argument.names.contains("--format"),
      BuiltIns.findingFaults.isDisjoint(with: [command.joined(separator: " ")])
    {
      values.removeAll { Console.Format(rawValue: $0)?.ofFaults != nil }
    }
    return values.map { .init($0) }
  }

  // MARK: - What the newsroom has

  /// The drafts that the command can be about; a path is the shell's own business.
  private var drafts: (words: [Completion.Candidate], files: Completion.Files) {
    guard let glance else { return ([], .none) }
    if start.hasSlash { return ([], .files) }
    let named = Set(positionals)
    let words = glance.drafts(beginning: start, in: wantedStates(glance.rules))
      .filter { !named.contains($0.slug.rawValue) }
      .map { Completion.Candidate($0.slug.rawValue, $0.title ?? "") }
    return (words, .none)
  }

  /// The states that a command starts from; nil for any.
  private func wantedStates(_ rules: Rules) -> Set<StateID>? {
    guard let word = command.first else { return nil }
    let transitions = rules.workflows.flatMap(\.transitions)
    switch word {
    case "approve":
      return Set(transitions.filter { $0.requires.approvals != nil }.flatMap(\.from))
    case "delete":
      return Set(rules.workflows.flatMap(\.states).filter { !$0.delete.isEmpty }.map(\.id))
    default:
      let own = transitions.filter { $0.id.rawValue == word }
      return own.isEmpty ? nil : Set(own.flatMap(\.from))
    }
  }

  /// Those that leave the state of the draft named before; all, where it is not known.
  private var transitions: [Completion.Candidate] {
    let all = Completion.transitions(glance)
    guard let glance, let named = positionals.last else { return all }
    let slug = Slug(named)
    guard
      let draft = glance.drafts(beginning: named, in: nil).first(where: {
        $0.slug.folded == slug.folded
      }), let state = draft.state
    else { return all }
    let leaving = Set(
      glance.rules.workflows.flatMap(\.transitions).filter { $0.from.contains(state) }
        .map(\.id.rawValue))
    return all.filter { leaving.contains($0.word) }
  }

  private var states: [Completion.Candidate] {
    var seen: Set<StateID> = []
    return (glance?.rules.workflows ?? []).flatMap(\.states).filter { seen.insert($0.id).inserted }
      .map { .init($0.id.rawValue, $0.label) }
  }

  private var sections: [Completion.Candidate] {
    let open = (glance?.rules.sections.all ?? []).filter {
      command == ["sections", "open"] ? $0.closed : command == ["new"] ? !$0.closed : true
    }
    return open.map { .init($0.id.rawValue, $0.title) }
  }

  /// By id; by name for who has begun to type a name.
  private var people: [Completion.Candidate] {
    let people = glance?.rules.masthead.people ?? []
    let byID = people.map { Completion.Candidate($0.id.rawValue, $0.name) }
    guard !start.isEmpty, !byID.contains(where: { $0.word.hasPrefix(start) }) else { return byID }
    return people.flatMap(\.bylines).map { .init($0) }
  }

  private var codes: [Completion.Candidate] {
    Checks.all.map { .init($0.description.id.rawValue, $0.description.summary) }
      + CodeBook.all.map { .init($0.code.rawValue, $0.summary) }
  }
}
