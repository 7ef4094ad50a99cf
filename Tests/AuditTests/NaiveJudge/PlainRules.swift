import Foundation

/// The three rule files in the plainest form, or why they are none.
struct PlainRules {
  enum Unusable: Error { case removed, invalid, noChief }

  struct Person {
    var id: String
    var names: [String]
    var emails: [String]
    var keys: [String]
    var roles: Set<String>
    var sections: Set<String>
  }

  struct State {
    var id: String
    var edit: Set<String>
    var delete: Set<String>
    var isLive: Bool
  }

  struct Approvals {
    var count: Int
    var from: Set<String>
    var not: Set<String>
    var sections: [String: Int]
  }

  struct Transition {
    var id: String
    var from: [String]
    var to: String
    var by: Set<String>
    var reason: Bool
    var own: Bool
    var approvals: Approvals?
    var checks: [String]
    var edits: Bool
    var sets: [String: String]
    var stamps: [String: String]
  }

  var content: [String] = []
  var initial = ""
  var create: Set<String> = []
  var states: [State] = []
  var transitions: [Transition] = []
  var files: [(paths: [String], by: Set<String>)] = []
  var retired: [String: String] = [:]
  var signed = false
  var forges: [String] = []
  var people: [Person] = []
  var sections: Set<String> = []
  /// The folders that `content:` names before its first star.
  var folders: [String] {
    content.filter { !$0.hasPrefix("!") }.map { glob in
      let parts = glob.components(separatedBy: "/").prefix { !$0.contains("*") }
      return parts.joined(separator: "/")
    }
  }

  /// Keys that only transitions and renames write.
  var managed: Set<String> {
    var keys: Set<String> = ["status", "slug"]
    for transition in transitions { keys.formUnion(transition.sets.keys) }
    return keys.union(stamped)
  }

  var stamped: Set<String> { Set(transitions.flatMap { $0.stamps.keys }) }

  func state(_ id: String) -> State? { states.first { $0.id == id } }
  func isLive(_ id: String?) -> Bool { id.flatMap { state($0)?.isLive } ?? false }

  func person(named name: String) -> String? {
    people.first { $0.id == name || $0.names.contains(name) }?.id
  }

  // MARK: - Reading

  /// - Parameter files: the bytes of everything under `workflows/` that is a plain file, by path.
  init(_ files: [String: [UInt8]]) throws(Unusable) {
    if files.isEmpty { throw .removed }
    func mapping(_ path: String) throws(Unusable) -> [String: Any] {
      guard let found = files[path].flatMap(Self.mapping) else { throw .invalid }
      return found
    }
    let workflow = try mapping("workflows/editorial.yml")
    let masthead = try mapping("workflows/masthead.yml")
    let sections = try mapping("workflows/sections.yml")
    guard [workflow, masthead, sections].allSatisfy({ $0["stet"] as? Int == 1 }) else {
      throw .invalid
    }
    guard read(workflow), read(masthead: masthead) else { throw .invalid }
    for section in Self.mappings(sections["sections"]) {
      guard let id = section["id"] as? String else { throw .invalid }
      self.sections.insert(id)
    }
    guard people.contains(where: { $0.roles.contains("chief") }) else { throw .noChief }
  }

  private mutating func read(_ file: [String: Any]) -> Bool {
    content = Self.strings(file["content"])
    guard let initial = file["initial"] as? String, !content.isEmpty else { return false }
    self.initial = initial
    create = Set(Self.strings(file["create"]))
    for state in Self.mappings(file["states"]) {
      guard let id = state["id"] as? String else { return false }
      states.append(
        State(
          id: id, edit: Set(Self.strings(state["edit"])),
          delete: Set(Self.strings(state["delete"])), isLive: state["live"] as? Bool ?? false))
    }
    for item in Self.mappings(file["transitions"]) {
      guard let transition = Self.transition(item) else { return false }
      transitions.append(transition)
    }
    for item in Self.mappings(file["files"]) {
      files.append((Self.strings(item["paths"]), Set(Self.strings(item["by"]))))
    }
    retired = file["retired"] as? [String: String] ?? [:]
    let known = Set(states.map(\.id))
    return known.contains(initial) && states.contains { $0.isLive }
      && transitions.allSatisfy { known.contains($0.to) && known.isSuperset(of: $0.from) }
  }

  private mutating func read(masthead file: [String: Any]) -> Bool {
    signed = file["identity"] as? String == "signature"
    forges = Self.mappings(file["forges"]).compactMap { ($0["email"] as? String)?.lowercased() }
    for item in Self.mappings(file["people"]) {
      guard let id = item["id"] as? String, let name = item["name"] as? String else { return false }
      people.append(
        Person(
          id: id, names: [name] + Self.strings(item["also"]),
          emails: Self.strings(item["emails"]).map { $0.lowercased() },
          keys: Self.strings(item["keys"]), roles: Set(Self.strings(item["roles"])),
          sections: Set(Self.strings(item["sections"]))))
    }
    // Two names that look the same are one too many.
    let names = people.flatMap { Set($0.names.map(Self.plain)) }
    guard Set(names).count == names.count else { return false }
    let emails = people.flatMap(\.emails)
    return Set(emails).count == emails.count && Set(people.map(\.id)).count == people.count
  }

  private static func transition(_ item: [String: Any]) -> Transition? {
    guard let id = item["id"] as? String, let to = item["to"] as? String else { return nil }
    let requires = item["requires"] as? [String: Any] ?? [:]
    var approvals: Approvals?
    if let wanted = requires["approvals"] as? [String: Any] {
      approvals = Approvals(
        count: wanted["count"] as? Int ?? 1, from: Set(strings(wanted["from"])),
        not: Set(strings(wanted["not"])), sections: wanted["sections"] as? [String: Int] ?? [:])
    }
    return Transition(
      id: id, from: strings(item["from"]), to: to, by: Set(strings(item["by"])),
      reason: requires["reason"] as? Bool ?? false, own: requires["own"] as? Bool ?? false,
      approvals: approvals, checks: strings(item["checks"]), edits: item["edits"] as? Bool ?? false,
      sets: item["sets"] as? [String: String] ?? [:],
      stamps: item["stamps"] as? [String: String] ?? [:])
  }

  /// A name with Latin letters in the place of Cyrillic ones that look like them.
  private static func plain(_ name: String) -> String {
    let twins = Dictionary(uniqueKeysWithValues: zip("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx"))
    return String(name.map { twins[$0] ?? $0 }).lowercased()
  }

  private static func mapping(_ bytes: [UInt8]) -> [String: Any]? {
    guard bytes.count <= 65_536, let text = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    return PlainYAML.load(text) as? [String: Any]
  }

  private static func mappings(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
  private static func strings(_ value: Any?) -> [String] { value as? [String] ?? [] }

  // MARK: - Globs

  /// Whether a list of globs takes a path in; the last that matches decides.
  static func matches(_ globs: [String], _ path: String) -> Bool {
    var found = false
    for glob in globs {
      let isOut = glob.hasPrefix("!")
      let pattern = (isOut ? glob.dropFirst() : glob[...]).components(separatedBy: "/")
      if matches(pattern[...], path.components(separatedBy: "/")[...]) { found = !isOut }
    }
    return found
  }

  private static func matches(_ globs: ArraySlice<String>, _ parts: ArraySlice<String>) -> Bool {
    guard let glob = globs.first else { return parts.isEmpty }
    if glob == "**" {
      if globs.count == 1 { return !parts.isEmpty }
      return (parts.startIndex...parts.endIndex).contains {
        matches(globs.dropFirst(), parts[$0...])
      }
    }
    guard let part = parts.first, matches(Array(glob), Array(part)) else { return false }
    return matches(globs.dropFirst(), parts.dropFirst())
  }

  private static func matches(_ glob: [Character], _ text: [Character]) -> Bool {
    guard let first = glob.first else { return text.isEmpty }
    if first == "*" {
      return (0...text.count).contains { matches(Array(glob.dropFirst()), Array(text[$0...])) }
    }
    guard let next = text.first, first == "?" || first == next else { return false }
    return matches(Array(glob.dropFirst()), Array(text.dropFirst()))
  }
}
