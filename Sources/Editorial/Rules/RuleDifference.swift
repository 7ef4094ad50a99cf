/// What new rules say otherwise than old ones, in sentences: what they loosen above all.
///
/// It compares what the rules mean, so that comments and layout of the files are no difference.
/// Equal rules have no changes, and rules that differ have at least one.
public struct RuleDifference: Hashable, Sendable {
  /// What a change does to whoever the rules bind.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Something is allowed, or no longer asked for: whoever looks after the rules looks here first.
    case loosened
    /// Something is refused that was allowed, or asked for that was not.
    case tightened
    /// Something is otherwise, and neither of the two.
    case changed
  }

  /// One thing that is otherwise.
  public struct Change: Hashable, Sendable {
    public var kind: Kind
    /// The rule file that says it.
    public var path: String
    /// "`publish` asks for 1 approval instead of 2": without a full stop, words of the file in
    /// backticks.
    public var sentence: String

    public init(_ kind: Kind, in path: String, _ sentence: String) {
      self.kind = kind
      self.path = path
      self.sentence = sentence
    }
  }

  /// In the order of the files: workflows, masthead, sections.
  public private(set) var changes: [Change] = []
  /// The file that is being compared.
  private var path = ""

  /// Compares rules.
  ///
  /// - Parameters:
  ///   - old: the rules that were, or are, in force.
  ///   - new: those that take their place.
  public init(from old: Rules, to new: Rules) {
    compareWorkflows(old.workflows, new.workflows)
    path = RuleFilePaths.masthead
    compare(old.masthead, new.masthead)
    path = RuleFilePaths.sections
    compare(old.sections, new.sections)
  }

  /// The changes of one kind.
  public func changes(_ kind: Kind) -> [Change] { changes.filter { $0.kind == kind } }

  mutating func add(_ kind: Kind, _ sentence: String) {
    changes.append(Change(kind, in: path, sentence))
  }

  /// Workflows are the same when they stand in the same file, else when they have the same name.
  private mutating func compareWorkflows(_ old: [Workflow], _ new: [Workflow]) {
    var left = old
    for workflow in new {
      path = workflow.path
      let twin =
        left.firstIndex { $0.path == workflow.path }
        ?? left.firstIndex { one in
          one.name == workflow.name && !new.contains { $0.path == one.path }
        }
      guard let twin else {
        add(.changed, "`\(workflow.name)` is a new workflow, for \(workflow.content.phrase)")
        continue
      }
      let before = left.remove(at: twin)
      let count = changes.count
      compare(before, workflow)
      if before != workflow, changes.count == count {
        add(.changed, "the same is said in another order, or in other words")
      }
    }
    for workflow in left {
      path = workflow.path
      add(
        .loosened,
        "the workflow `\(workflow.name)` is gone: nothing asks who changes \(workflow.content.phrase)"
      )
    }
    let order = { (workflows: [Workflow]) in workflows.map(\.path) }
    if left.isEmpty, order(old) != order(new), order(old).sorted() == order(new).sorted() {
      add(.changed, "the workflows stand in another order")
    }
  }

  /// Roles that may do something now and could not before, and the other way round.
  ///
  /// - Parameter act: what they may do, as in "an editor may …".
  mutating func compareRoles(_ old: Set<Role>, _ new: Set<Role>, may act: String) {
    let (more, fewer) = (new.subtracting(old), old.subtracting(new))
    if !more.isEmpty { add(.loosened, "\(more.phrase) may \(act)") }
    if !fewer.isEmpty { add(.tightened, "\(fewer.phrase) may no longer \(act)") }
  }
}

/// Where the rule files of which there is one lie.
enum RuleFilePaths {
  static let masthead = "workflows/masthead.yml"
  static let sections = "workflows/sections.yml"
}

extension PathGlobs {
  /// "`drafts/**/*.md` and `!drafts/x.md`".
  var phrase: String { patterns.map { "`\($0)`" }.joinedBy("and") }
}
