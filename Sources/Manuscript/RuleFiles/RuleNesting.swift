/// The lists, mappings and brackets that are open at one place of a rule file.
struct RuleNesting {
  /// The deepest nesting that a rule file may have.
  static let limit = 32

  private struct Frame {
    enum Kind { case list, mapping, bracket }
    var kind: Kind
    /// The column of its dashes or keys; of a bracket, that of what is around it.
    var column: Int
    /// The keys so far, with the lines they stand on.
    var keys = Keys()
    /// A bracket's token.
    var token = -1
    /// Whether its keys are those of one mapping: in `[a: 1, a: 2]` they are not.
    var hasKeys = true
  }

  /// The keys of one mapping: few, as most have, are looked through, for more there is a table.
  private struct Keys {
    private var few: [(name: String, line: Int)] = []
    private var more: [String: Int] = [:]

    /// Adds a key; the line where it stands already, if it does.
    mutating func add(_ name: String, line: Int) -> Int? {
      if let known = few.first(where: { $0.name == name }) { return known.line }
      if few.count < 16 {
        few.append((name, line))
        return nil
      }
      if let known = more[name] { return known }
      more[name] = line
      return nil
    }
  }

  private var frames: [Frame] = []
  /// How many brackets are open.
  private(set) var flowDepth = 0

  var depth: Int { frames.count }

  /// The column that what belongs to the innermost list or mapping must exceed.
  var column: Int { frames.last?.column ?? -1 }

  /// A list's item begins; deeper lists and mappings end.
  mutating func openDash(column: Int) {
    while let top = frames.last, top.column > column { frames.removeLast() }
    guard frames.last?.kind != .list || frames.last?.column != column else { return }
    frames.append(Frame(kind: .list, column: column))
  }

  mutating func openBracket(token: Int, isMapping: Bool) {
    frames.append(
      Frame(kind: .bracket, column: column, token: token, hasKeys: isMapping))
    flowDepth += 1
  }

  /// The token of the bracket that is closed; nil when none is open.
  mutating func closeBracket() -> Int? {
    guard flowDepth > 0, let frame = frames.popLast() else { return nil }
    flowDepth -= 1
    return frame.token
  }

  /// Adds a key to its mapping; the line where it stands already, if it does.
  mutating func addKey(_ name: String, column: Int, line: Int) -> Int? {
    if flowDepth == 0 {
      while let top = frames.last,
        top.column > column || (top.column == column && top.kind == .list)
      {
        frames.removeLast()
      }
      if frames.last?.column != column { frames.append(Frame(kind: .mapping, column: column)) }
    }
    guard frames.last?.hasKeys == true else { return nil }
    return frames[frames.count - 1].keys.add(name, line: line)
  }
}
