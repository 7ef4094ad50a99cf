import Foundation
import NewsroomTestSupport

/// A second judge of history, written from the design and not from the code.
///
/// Plain, slow, and small enough to be read in one go. It sees a repository only through
/// `git cat-file`, `rev-list` and `config`.
///
/// Each part of the design has a file of its own: rules in force, steps, transitions, approvals,
/// merges, mending, accepting, adoption, the anchor.
struct NaiveJudge {
  let git: ReferenceGit
  let place: String
  let objects: Objects
  /// The judged commits, parents first.
  var order: [String] = []
  var commits: [String: PlainCommit] = [:]
  /// Parents of every commit that can be reached, well formed or not.
  var parents: [String: [String]] = [:]
  var treeOf: [String: String] = [:]
  var scenes: [String: Scene] = [:]
  var known: [String: Set<String>] = [:]
  var faults: [Account.Fault] = []
  var adopted: [String] = []
  /// Steps that asked for a role, to be asked again where a merge brings them under other rules.
  var roleSteps: [RoleStep] = []
  var acceptances: [Acceptance] = []
  var chiefsAt: [String: Set<String>] = [:]
  var actorAt: [String: String] = [:]
  let readings = Readings()
  /// The rules that the present commit's maker is known by.
  var judging: PlainRules?
  /// What git's configuration of the repository says of stet.
  var settings: [String: String] = [:]

  /// What was read already: each commit is looked at from several sides.
  final class Readings {
    var byTreeAndRules: [[String]: Reading] = [:]
    var rules: [[String: Objects.Entry]: Result<PlainRules, any Error>] = [:]
  }

  struct Stop: Error { var reason: String }

  struct RoleStep {
    enum Asks { case transition(id: String?), role(Set<String>), chief, mending, file(String) }
    var commit: String
    var slug: String?
    var asks: Asks
    var before: Track?
    var old: Version?
    var new: Version?
  }

  struct Acceptance {
    var commit: String
    var person: String
    var fault: String
    var code: String
    var slug: String?
  }

  /// Judges the whole history of a tip.
  static func judge(
    _ git: ReferenceGit, in place: String? = nil, tip: String = "HEAD", strict: Bool = false
  ) throws -> Account {
    let place = place ?? git.folder
    var judge = NaiveJudge(git: git, place: place, objects: try Objects(git, in: place))
    do {
      return try judge.run(tip, strict)
    } catch let stop as Stop {
      return Account(verdict: "unproven", reason: stop.reason)
    } catch is Objects.Missing {
      return Account(verdict: "unproven", reason: "history.missing")
    }
  }

  private init(git: ReferenceGit, place: String, objects: Objects) {
    self.git = git
    self.place = place
    self.objects = objects
  }

  private mutating func run(_ tip: String, _ strict: Bool) throws -> Account {
    let words = try said("rev-parse", "--is-shallow-repository", tip + "^{commit}")
    guard let words = words?.split(separator: "\n"), words.count == 2 else {
      throw Stop(reason: "no tip")
    }
    if words[0] == "true" { throw Stop(reason: "history.shallow") }
    let tip = String(words[1])
    for line in try said("config", "--get-regexp", "^stet[.]")?.split(separator: "\n") ?? [] {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      if words.count == 2 { settings[words[0]] = words[1] }
    }
    try readCommits(from: tip)
    if let seen = settings["stet.seen"], known[tip]?.contains(seen) != true {
      faults.append(Account.Fault(code: "history.rewritten", commit: seen))
      return Account(verdict: "violations", faults: faults)
    }
    let anchor = try findAnchor(tip)
    for id in order where known[id]?.contains(anchor) == true {
      try visit(id, isAnchor: id == anchor)
    }
    accept(strict: strict)
    let isOpen = faults.contains(where: \.isOpen)
    let allSigned = try !isOpen && isProven(anchor)
    return Account(
      verdict: isOpen ? "violations" : allSigned ? "proven" : "consistent", anchor: anchor,
      faults: faults, adopted: adopted)
  }

  /// What git says, or nil where it says nothing.
  func said(_ arguments: String...) throws -> String? {
    let output = try git.run(arguments, with: ["GIT_NO_REPLACE_OBJECTS": "1"], in: place)
    let text = output.text.trimmingCharacters(in: .whitespacesAndNewlines)
    return output.status == 0 && !text.isEmpty ? text : nil
  }

  private mutating func readCommits(from tip: String) throws {
    var open = [(tip, false)]
    while let (id, isDone) = open.popLast() {
      if isDone {
        guard known[id] == nil else { continue }
        var all: Set<String> = [id]
        for parent in parents[id] ?? [] { all.formUnion(known[parent] ?? []) }
        known[id] = all
        order.append(id)
        continue
      }
      guard parents[id] == nil else { continue }
      let bytes = try objects.commit(id)
      let skeleton = PlainCommit.skeleton(bytes)
      commits[id] = PlainCommit(id, bytes)
      parents[id] = commits[id]?.parents ?? skeleton.parents
      treeOf[id] = commits[id]?.tree ?? skeleton.tree
      open.append((id, true))
      // The line that a merge names first comes first.
      for parent in (parents[id] ?? []).reversed() { open.append((parent, false)) }
    }
  }

  // MARK: - One commit

  private mutating func visit(_ id: String, isAnchor: Bool) throws {
    let judged = isAnchor ? [] : (parents[id] ?? []).filter { scenes[$0] != nil }
    judging = judged.first.flatMap { scenes[$0]?.rules.first?.rules }
    if commits[id] == nil { report("commit.malformed", at: id) }
    switch judged.count {
    case 0: scenes[id] = try anchorScene(id)
    case 1:
      scenes[id] = try follow(id, judged[0])
      try settleTwins(id)
    default: scenes[id] = try merge(id, judged)
    }
    note(id)
  }

  /// Two drafts of a name that a merge brought together are mended when one of them gives way.
  private mutating func settleTwins(_ id: String) throws {
    guard let rules = scenes[id]?.rules.first else { return }
    for index in faults.indices
    where faults[index].code == "slug.taken" && faults[index].isOpen
      && (parents[faults[index].commit] ?? []).count > 1
    {
      let left = try reading(id, rules).drafts.filter { $0.slug == faults[index].slug }
      if left.count < 2 { mend(index, by: id) }
    }
  }

  /// Keeps who was chief here, and who accepted what.
  private mutating func note(_ id: String) {
    guard let scene = scenes[id], let commit = commits[id] else { return }
    let basis = (parents[id] ?? []).compactMap { scenes[$0] }.first ?? scene
    guard let rules = basis.rules.first?.rules else { return }
    chiefsAt[id] = Set(rules.people.filter { $0.roles.contains("chief") }.map(\.id))
    let maker = self.maker(of: commit, rules)
    actorAt[id] = maker.person?.id
    noteAcceptances(commit, maker)
  }

  mutating func report(
    _ code: String, at commit: String, slug: String? = nil, path: String? = nil,
    by person: String? = nil
  ) {
    let fault = Account.Fault(
      code: code, commit: commit, slug: slug, path: path, person: person ?? self.person(at: commit))
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// Who made a commit, by the rules that it is being judged by.
  func person(at id: String) -> String? {
    guard let commit = commits[id], let judging else { return nil }
    return maker(of: commit, judging).person?.id
  }

  func files(_ id: String) throws -> [String: Objects.Entry] {
    guard let tree = treeOf[id] else { throw Objects.Missing(id: id) }
    return try objects.files(tree)
  }

  func ruleFiles(_ id: String) throws -> [String: Objects.Entry] {
    try files(id).filter { $0.key.hasPrefix("workflows/") || $0.key == "workflows" }
  }

  func reading(_ id: String, _ rules: Scene.RulesInForce) throws -> Reading {
    let key = [treeOf[id] ?? id, rules.token]
    if let known = readings.byTreeAndRules[key] { return known }
    let reading = try Reading(files(id), rules.rules, objects)
    readings.byTreeAndRules[key] = reading
    return reading
  }

  func maker(of commit: PlainCommit, _ rules: PlainRules) -> Maker {
    let isForge = rules.forges.contains(commit.committer)
    let email = isForge ? commit.author : commit.committer
    guard let person = rules.people.first(where: { $0.emails.contains(email) }) else {
      return Maker(person: nil, isForge: isForge, fault: "identity.unknown")
    }
    guard rules.signed, !isForge else { return Maker(person: person, isForge: isForge) }
    return signer(of: commit, person, rules)
  }
}
