import Editorial

/// Takes a rule file's nodes for the values they ought to be, and notes what they are not.
struct RuleDecoder {
  let path: String
  private(set) var findings: [Finding] = []
  /// Whether something that stands in the file is missing from what was read.
  private(set) var isPartial = false

  init(path: String) { self.path = path }

  /// The most faults that one file is told; who mends these sees the others.
  static let limit = 200

  /// Notes a fault for which nothing is left out.
  mutating func note(_ finding: Finding) {
    if findings.count < Self.limit { findings.append(finding) }
  }

  /// Notes a fault for which a part of the file is left out.
  mutating func drop(_ finding: Finding) {
    note(finding)
    isPartial = true
  }

  // MARK: Mappings

  /// The entries of a mapping with nothing but known keys; nil when it is none.
  ///
  /// `what` says whose keys they are, with its article: `a transition`.
  mutating func mapping(_ node: RuleNode, of what: String, keys: [String]) -> RuleNode? {
    guard case .mapping(let entries) = node.content else {
      let example = keys.prefix(2).map { "\($0): …" }.joined(separator: ", ")
      drop(
        .fault(
          "rules.type", "\(node.kind) where \(what) is expected", at: node.location,
          help: "write it as a mapping: `{\(example)}`"))
      return nil
    }
    for entry in entries where !keys.contains(entry.name) {
      let known = "\(what) has \(keys.joined(separator: ", "))"
      let question = NearMisses.question(for: entry.name, among: keys)
      drop(
        .fault(
          "rules.key", "unknown key `\(entry.name)` in \(what)", at: entry.key.location,
          help: question.map { "\($0) \(known)" } ?? known))
    }
    return node
  }

  /// The items of a list; empty when it is none.
  mutating func list(_ entry: RuleNode.Entry) -> [RuleNode] {
    if case .list(let items) = entry.value.content { return items }
    let help =
      entry.value.text.map { "write it as a list: `\(entry.name): [\($0)]`" }
      ?? "write a list: `\(entry.name): []`, or lines that begin with `- `"
    drop(
      .fault(
        "rules.type", "`\(entry.name)` is \(entry.value.kind) where a list is expected",
        at: place(of: entry), help: help))
    return []
  }

  // MARK: Scalars

  /// One line of text.
  mutating func text(_ entry: RuleNode.Entry) -> Located<String>? {
    scalar(entry.value, of: "`\(entry.name)`", at: place(of: entry))
  }

  /// A list of lines of text.
  mutating func texts(_ entry: RuleNode.Entry) -> [Located<String>] {
    list(entry).compactMap { scalar($0, of: "an item of `\(entry.name)`", at: $0.location) }
  }

  /// A list of names.
  mutating func names<ID: Identifier>(_ entry: RuleNode.Entry, as kind: ID.Type) -> [Located<ID>] {
    texts(entry).map { Located(ID($0.value), at: $0.location) }
  }

  /// A name.
  mutating func name<ID: Identifier>(_ entry: RuleNode.Entry, as kind: ID.Type) -> Located<ID>? {
    text(entry).map { Located(ID($0.value), at: $0.location) }
  }

  /// `true` or `false`.
  mutating func flag(_ entry: RuleNode.Entry) -> Bool? {
    switch entry.value.content {
    case .text("true", isQuoted: false): return true
    case .text("false", isQuoted: false): return false
    default:
      let found = entry.value.text.map { "`\($0)`" } ?? entry.value.kind
      drop(
        .fault(
          "rules.type", "`\(entry.name)` is \(found) where true or false is expected",
          at: place(of: entry), help: "write `\(entry.name): true`, or leave the line out"))
      return nil
    }
  }

  /// A whole number.
  mutating func number(_ entry: RuleNode.Entry) -> Located<Int>? {
    if case .text(let text, isQuoted: false) = entry.value.content, let number = Int(text) {
      return Located(number, at: entry.value.location)
    }
    let found = entry.value.text.map { "`\($0)`" } ?? entry.value.kind
    drop(
      .fault(
        "rules.type", "`\(entry.name)` is \(found) where a whole number is expected",
        at: place(of: entry), help: "write `\(entry.name): 1`"))
    return nil
  }

  /// One of a closed list of words.
  mutating func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ text: Located<String>, of what: String, as kind: Choice.Type
  ) -> Located<Choice>? where Choice.RawValue == String {
    if let choice = Choice(rawValue: text.value) { return Located(choice, at: text.location) }
    let words = Choice.allCases.map(\.rawValue)
    let known = "\(what) is one of \(words.joined(separator: ", "))"
    drop(
      .fault(
        "rules.value", "unknown word `\(text.value)` in \(what)", at: text.location,
        help: NearMisses.question(for: text.value, among: words).map { "\($0) \(known)" } ?? known))
    return nil
  }

  private mutating func scalar(
    _ node: RuleNode, of what: String, at place: SourceLocation
  ) -> Located<String>? {
    guard let text = node.text else {
      drop(
        .fault(
          "rules.type", "\(what) is \(node.kind) where one value is expected", at: place,
          help: "write one value on the line"))
      return nil
    }
    let trimmed = text.last == "\n" ? String(text.dropLast()) : text
    if let scalar = InvisibleCharacters.first(in: trimmed) {
      drop(
        .fault(
          "rules.value",
          scalar == "\n"
            ? "\(what) has more than one line"
            : "\(what) holds the invisible character \(InvisibleCharacters.name(of: scalar))",
          at: place, help: "write it on one line, without control characters"))
      return nil
    }
    return Located(trimmed, at: place)
  }

  /// The value's place; the key's where nothing stands.
  private func place(of entry: RuleNode.Entry) -> SourceLocation {
    if case .nothing = entry.value.content { entry.key.location } else { entry.value.location }
  }
}
