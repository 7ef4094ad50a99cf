import Paths

/// The rules of a newsroom at one moment: its workflows, masthead and sections, valid together.
///
/// A class, as ``Workflow`` is.
public final class Rules: Hashable, Sendable {
  public let workflows: [Workflow]
  public let masthead: Masthead
  public let sections: Sections
  /// The folders that drafts lie below: what a site generator is given.
  ///
  /// An empty string stands for everything.
  public let contentRoots: [String]

  init(workflows: [Workflow], masthead: Masthead, sections: Sections) {
    self.workflows = workflows
    self.masthead = masthead
    self.sections = sections
    let roots = Set(workflows.flatMap(\.content.roots))
    contentRoots = roots.filter { root in
      !roots.contains { $0 != root && ($0.isEmpty || root.lies(below: $0)) }
    }.sorted()
  }

  /// Whether a path lies where the site's generator looks, or is such a folder itself.
  public func reaches(_ path: String) -> Bool {
    contentRoots.contains { root in
      root.isEmpty || path.utf8.elementsEqual(root.utf8) || path.lies(below: root)
    }
  }

  /// The rules are compared for every file that is read under them: the same ones are known at a
  /// glance.
  public static func == (left: Rules, right: Rules) -> Bool {
    left === right
      || left.workflows == right.workflows && left.masthead == right.masthead
        && left.sections == right.sections
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(workflows)
    hasher.combine(masthead)
    hasher.combine(sections)
  }

  /// Names these very rules, for remembering what was made of them as long as they are there.
  public var token: ObjectIdentifier { ObjectIdentifier(self) }

  /// The workflow whose content that path is; nil for a file that is no draft.
  public func workflow(for path: String) -> Workflow? {
    workflows.first { $0.content.matches(path) }
  }

  /// The transitions of all workflows by id, each id once, in the order of the files.
  public var transitionIDs: [TransitionID] {
    var seen: Set<TransitionID> = []
    return workflows.flatMap(\.transitions).map(\.id).filter { seen.insert($0).inserted }
  }

  /// Every role that somebody holds or a workflow names.
  public var roles: Set<Role> {
    var roles: Set<Role> = [.chief]
    for person in masthead.people { roles.formUnion(person.roles) }
    for workflow in workflows {
      roles.formUnion(workflow.create)
      for state in workflow.states { roles.formUnion(state.edit.union(state.delete)) }
      for transition in workflow.transitions { roles.formUnion(transition.by) }
    }
    return roles
  }
}
