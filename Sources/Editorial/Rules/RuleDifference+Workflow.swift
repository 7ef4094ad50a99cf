// What is otherwise in a workflow file, but for its transitions.

extension RuleDifference {
  mutating func compare(_ old: Workflow, _ new: Workflow) {
    if old.path != new.path { add(.changed, "the workflow moved here from `\(old.path)`") }
    if old.name != new.name {
      add(.changed, "the workflow is called `\(new.name)` instead of `\(old.name)`")
    }
    compare(old.content, new.content)
    compare(old.site, new.site)
    if old.zone != new.zone {
      add(.changed, "days and weeks are those of `\(new.zone)` instead of `\(old.zone)`")
    }
    if old.initial != new.initial {
      add(.changed, "a draft begins as `\(new.initial)` instead of `\(old.initial)`")
    }
    compareRoles(old.create, new.create, may: "start a draft")
    compareStates(old, new)
    compareTransitions(old, new)
    compareManaged(old, new)
    compareFiles(old.files, new.files)
    compare(old.rules, new.rules)
  }

  /// A file that is no draft any more can be changed without anybody's leave.
  private mutating func compare(_ old: PathGlobs, _ new: PathGlobs) {
    let gone = old.patterns.filter { !new.patterns.contains($0) }
    let come = new.patterns.filter { !old.patterns.contains($0) }
    for pattern in gone {
      if pattern.hasPrefix("!") {
        add(.tightened, "files in `\(pattern.dropFirst())` are drafts too")
      } else {
        add(
          .loosened, "files in `\(pattern)` are no drafts any more, unless another pattern says so")
      }
    }
    for pattern in come {
      if pattern.hasPrefix("!") {
        add(.loosened, "files in `\(pattern.dropFirst())` are no drafts any more")
      } else {
        add(.tightened, "files in `\(pattern)` are drafts")
      }
    }
    if gone.isEmpty, come.isEmpty, old.patterns != new.patterns {
      add(.changed, "`content` has its patterns in another order, and the last that fits decides")
    }
  }

  private mutating func compare(_ old: SiteProfile, _ new: SiteProfile) {
    if old.name != new.name {
      add(.changed, "the site's profile is `\(new.name)` instead of `\(old.name)`")
    }
    for (name, key) in SiteProfile.Keys.names
    where old.keys[keyPath: key] != new.keys[keyPath: key] {
      add(
        .changed,
        "a draft's \(name) stands under `\(new.keys[keyPath: key])` instead of `\(old.keys[keyPath: key])`"
      )
    }
  }

  private mutating func compareStates(_ old: Workflow, _ new: Workflow) {
    for state in new.states {
      guard let before = old.states.first(where: { $0.id == state.id }) else {
        let live = state.live ? ", and the site shows what is in it" : ""
        add(.changed, "`\(state.id)` is a new state\(live)")
        continue
      }
      compare(before, state)
    }
    for state in old.states where !new.states.contains(where: { $0.id == state.id }) {
      let became = new.retired[state.id]
      let isShown = !state.live && became.flatMap(new.state)?.live == true
      let reading = became.map { ", and a draft in it counts as `\($0)`" } ?? ""
      add(isShown ? .loosened : .changed, "the state `\(state.id)` is gone\(reading)")
    }
    for id in Set(old.retired.keys).union(new.retired.keys).sorted()
    where old.retired[id] != new.retired[id] {
      guard let became = new.retired[id] else {
        if !new.states.contains(where: { $0.id == id }) {
          add(.tightened, "`\(id)` no longer counts as any state")
        }
        continue
      }
      // Of a state that goes at this moment it has been said.
      if old.states.contains(where: { $0.id == id }) { continue }
      let isLive = new.state(became)?.live ?? false
      add(isLive ? .loosened : .changed, "a draft in `\(id)` counts as `\(became)`")
    }
  }

  private mutating func compare(_ old: Workflow.State, _ new: Workflow.State) {
    if old.label != new.label {
      add(
        .changed,
        "`\(new.id)` reads \u{201C}\(new.label)\u{201D} instead of \u{201C}\(old.label)\u{201D}")
    }
    compareRoles(old.edit, new.edit, may: "change the text in `\(new.id)`")
    compareRoles(old.delete, new.delete, may: "delete a draft in `\(new.id)`")
    switch (old.live, new.live) {
    case (false, true): add(.loosened, "the site shows what is in `\(new.id)`")
    case (true, false): add(.changed, "the site no longer shows what is in `\(new.id)`")
    default: break
    }
    if old.final != new.final {
      add(.changed, "`\(new.id)` is \(new.final ? "" : "no longer ")the end of a story")
    }
  }

  /// Keys that only transitions wrote, and that whoever may change the text can write now.
  private mutating func compareManaged(_ old: Workflow, _ new: Workflow) {
    // Another spelling of the profile's own keys has been told.
    let profile = old.site.keys.all.union(new.site.keys.all)
    for key in old.managed.all.subtracting(new.managed.all).subtracting(profile).sorted() {
      add(.loosened, "whoever may change the text may write `\(key)`")
    }
    for key in new.managed.all.subtracting(old.managed.all).subtracting(profile).sorted() {
      add(.tightened, "only transitions write `\(key)`")
    }
  }

  private mutating func compareFiles(_ old: [Workflow.FileRule], _ new: [Workflow.FileRule]) {
    func roles(_ rules: [Workflow.FileRule], _ paths: PathGlobs) -> Set<Role> {
      rules.filter { $0.paths == paths }.reduce(into: []) { $0.formUnion($1.by) }
    }
    var seen: Set<PathGlobs> = []
    for paths in (old + new).map(\.paths) where seen.insert(paths).inserted {
      compareRoles(
        roles(old, paths), roles(new, paths), may: "change files in \(paths.phrase)")
    }
  }

  private mutating func compare(_ old: CheckRules, _ new: CheckRules) {
    for check in CheckID.all where old.level(of: check) != new.level(of: check) {
      let (before, now) = (old.level(of: check), new.level(of: check))
      add(
        now.weight < before.weight ? .loosened : .tightened,
        "what the check `\(check)` finds \(now.phrase) instead of \(before == .off ? "not being looked for" : "being \(before.noun)")"
      )
    }
    compare(old.titleLimit, new.titleLimit, of: "title")
    compare(old.dekLimit, new.dekLimit, of: "dek")
    if old.dekRequired != new.dekRequired {
      add(
        new.dekRequired ? .tightened : .loosened,
        new.dekRequired ? "a draft needs a dek" : "a draft no longer needs a dek")
    }
  }

  private mutating func compare(_ old: Int, _ new: Int, of what: String) {
    guard old != new else { return }
    add(
      new > old ? .loosened : .tightened,
      "a \(what) may have \(new) characters instead of \(old)")
  }
}

extension CheckRules.Level {
  fileprivate var weight: Int {
    switch self {
    case .off: 0
    case .warning: 1
    case .error: 2
    }
  }

  fileprivate var noun: String { self == .error ? "an error" : "a warning" }

  fileprivate var phrase: String { self == .off ? "is not looked for" : "is \(noun)" }
}
