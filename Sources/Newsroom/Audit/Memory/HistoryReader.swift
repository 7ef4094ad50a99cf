import Editorial
import Git
import HashTreeCollections

/// Reads what ``HistoryWriter`` wrote.
struct HistoryReader {
  /// Bytes that nothing of ours wrote.
  struct Damaged: Error {}

  let actors: [Actor]
  let versions: [String]
  let past: PastReader
  /// How many commits and violations there are: numbers of theirs are smaller.
  private let commitCount: Int
  private var violationCount = 0
  private(set) var points: [MendPoint] = []

  init(actors: [Actor], versions: [String], commitCount: Int, past: PastReader) {
    self.actors = actors
    self.versions = versions
    self.commitCount = commitCount
    self.past = past
  }

  private func commits(_ bytes: inout ByteReader) throws -> [Int] {
    try bytes.numbers(below: commitCount)
  }

  func violations(_ bytes: inout ByteReader) throws -> [Int] {
    try bytes.numbers(below: violationCount)
  }

  private func rules(_ number: Int32) throws -> Rules {
    guard versions.indices.contains(Int(number)),
      let rules = try past.rules(ofVersion: versions[Int(number)]).rules
    else { throw Damaged() }
    return rules
  }

  // MARK: - Drafts

  func record(_ bytes: inout ByteReader) throws -> DraftRecord {
    let isPresent = try bytes.flag()
    let lastIsVersion = try bytes.flag()
    let last = try version(&bytes)
    let version = !isPresent ? nil : lastIsVersion ? last : try self.version(&bytes)
    return DraftRecord(
      version: version, last: last, life: try life(&bytes), changed: try bytes.time(),
      formerSlugs: Set(try bytes.need { $0.strings() }), makers: try commits(&bytes),
      mend: try point(bytes.need { $0.int32() }))
  }

  private func point(_ number: Int32) throws -> MendPoint? {
    guard number >= 0 else { return nil }
    guard points.indices.contains(Int(number)) else { throw Damaged() }
    return points[Int(number)]
  }

  /// Reads the points that records have by their number.
  mutating func readPoints(_ bytes: inout ByteReader) throws {
    for _ in 0..<(try bytes.count()) {
      points.append(
        MendPoint(
          before: try bytes.flag() ? try record(&bytes) : nil, isUsable: try bytes.flag(),
          violations: try violations(&bytes), earlier: try point(bytes.need { $0.int32() })))
    }
  }

  private func version(_ bytes: inout ByteReader) throws -> DraftVersion {
    let slug = Slug(try bytes.text())
    let path = try bytes.text()
    let blob = try bytes.need { $0.id() }
    let attachments = try bytes.files()
    let isExecutable = try bytes.flag()
    let reader = try bytes.need { $0.int32() }
    let content: DraftVersion.Content =
      reader < 0
      ? .notAFile(try bytes.text())
      : try past.content(of: blob, at: path, under: rules(reader))
    return DraftVersion(
      slug: slug, path: path, blob: blob.hex, content: content, attachments: attachments,
      isExecutable: isExecutable)
  }

  func life(_ bytes: inout ByteReader) throws -> Life {
    var life = Life()
    life.creators = try people(&bytes)
    life.bylines = Set(try bytes.need { $0.strings() })
    life.bylinePeople = Set(try bytes.need { $0.strings() }.map { PersonID($0) })
    life.contributors = try people(&bytes)
    life.submitters = try people(&bytes)
    life.wasLive = try bytes.flag()
    if try bytes.flag() {
      life.entry = Life.Entry(
        commit: try bytes.commit(), transition: try bytes.optional().map { TransitionID($0) },
        time: try bytes.time())
    }
    life.approvals = try bytes.list { bytes in
      Approval(
        person: PersonID(try bytes.text()), copy: CopyID(try bytes.hex()),
        enclosed: try bytes.files(), commit: try bytes.commit(), time: try bytes.time(),
        masthead: try rules(bytes.need { $0.int32() }).masthead)
    }
    life.withdrawals = Set(
      try bytes.list { bytes in
        Withdrawal(person: PersonID(try bytes.text()), commit: try bytes.commit())
      })
    return life
  }

  private func people(_ bytes: inout ByteReader) throws -> Set<Actor> {
    Set(try bytes.numbers(below: actors.count).map { actors[$0] })
  }

  // MARK: - What stands beside the drafts

  /// Everything but the drafts.
  func affairs(_ bytes: inout ByteReader) throws -> Affairs {
    var affairs = Affairs()
    affairs.rules = try rulesInForce(&bytes)
    for _ in 0..<(try bytes.count()) {
      affairs.graves[CopyID(try bytes.hex())] = try bytes.need { $0.strings() }
    }
    for _ in 0..<(try bytes.count()) {
      affairs.twins[try bytes.text()] = try bytes.need { $0.strings() }
    }
    for _ in 0..<(try bytes.count()) {
      affairs.twinViolations[try bytes.text()] = try violations(&bytes)
    }
    for _ in 0..<(try bytes.count()) {
      affairs.files[try bytes.text()] = try file(&bytes)
    }
    return affairs
  }

  /// Which rules hold.
  func rulesInForce(_ bytes: inout ByteReader) throws -> RulesInForce {
    let standing = try bytes.list { bytes in
      let number = try bytes.need { $0.int32() }
      let rules = try rules(number)
      return RulesInForce.Standing(
        version: versions[Int(number)], rules: rules,
        makers: try bytes.numbers(below: commitCount))
    }
    guard !standing.isEmpty else { throw Damaged() }
    let version = try bytes.optional()
    let ineffective = try bytes.list { bytes in
      RulesInForce.Ineffective(
        commit: try bytes.number(below: commitCount), byChief: try bytes.flag(),
        violations: try violations(&bytes))
    }
    return RulesInForce(standing: standing, version: version, ineffective: ineffective)
  }

  /// A file beside the drafts.
  func file(_ bytes: inout ByteReader) throws -> Affairs.FileRecord {
    var entry: FileChange.Entry?
    if try bytes.flag() {
      let kinds = FileChange.Entry.Kind.inOrder
      entry = FileChange.Entry(
        kind: kinds[try bytes.number(below: kinds.count)], blob: try bytes.hex())
    }
    return Affairs.FileRecord(entry: entry, makers: try commits(&bytes))
  }

  // MARK: - What was found

  mutating func outcome(_ bytes: inout ByteReader) throws -> ReplayOutcome {
    var outcome = ReplayOutcome()
    outcome.commits = try bytes.number(below: commitCount + 1)
    outcome.unproven = Int(try bytes.need { $0.int32() })
    outcome.lastUnproven = try bytes.optional().map { CommitID($0) }
    outcome.violations = try bytes.list { try violation(&$0) }
    outcome.adoptions = try bytes.list { bytes in
      Adoption(
        slug: Slug(try bytes.text()), path: try bytes.text(),
        state: try bytes.optional().map { StateID($0) },
        copy: try bytes.optional().map { CopyID($0) }, commit: try bytes.commit(),
        name: try bytes.text(), time: try bytes.time(), isRelease: try bytes.flag())
    }
    outcome.ruleChanges = try bytes.list { bytes in
      RuleChange(
        commit: try bytes.commit(), name: try bytes.text(), time: try bytes.time(),
        before: try rules(bytes.need { $0.int32() }), after: try rules(bytes.need { $0.int32() }))
    }
    outcome.notes = try bytes.list { bytes in
      HistoryNote(
        Code(try bytes.text()), try bytes.commit(), try bytes.optional().map { Slug($0) },
        try bytes.text())
    }
    violationCount = outcome.violations.count
    return outcome
  }

  private func violation(_ bytes: inout ByteReader) throws -> Violation {
    let code = Code(try bytes.text())
    let commit = try bytes.commit()
    let path = try bytes.optional()
    let slug = try bytes.optional().map { Slug($0) }
    let from = try bytes.optional().map { StateID($0) }
    let to = try bytes.optional().map { StateID($0) }
    let actor = actors[try bytes.number(below: actors.count)]
    let name = try bytes.text()
    let time = try bytes.time()
    let chiefs = try bytes.need { $0.strings() }.map { PersonID($0) }
    var violation = Violation(
      code, commit: commit, path: path, slug: slug, from: from, to: to, actor: actor, name: name,
      time: time, message: try bytes.text(), help: try bytes.optional(),
      isRootCause: try bytes.flag())
    violation.chiefs = Set(chiefs)
    violation.mendedBy = try bytes.optional().map { CommitID($0) }
    if try bytes.flag() {
      violation.acceptance = Violation.Acceptance(
        commit: try bytes.commit(), person: PersonID(try bytes.text()),
        reason: try bytes.text(), isOwn: try bytes.flag())
    }
    return violation
  }
}

extension ByteReader {
  mutating func need<Value>(_ read: (inout ByteReader) throws -> Value?) throws -> Value {
    guard let value = try read(&self) else { throw HistoryReader.Damaged() }
    return value
  }

  mutating func flag() throws -> Bool {
    guard offset < buffer.count, buffer[offset] < 2 else { throw HistoryReader.Damaged() }
    offset += 1
    return buffer[offset - 1] == 1
  }

  mutating func text() throws -> String { try need { $0.string() } }

  mutating func optional() throws -> String? { try flag() ? try text() : nil }

  mutating func time() throws -> Timestamp {
    Timestamp(
      seconds: try need { $0.int64() }, offset: Int(try need { $0.int32() }))
  }

  /// How many of something follow, each of which takes at least a byte.
  mutating func count() throws -> Int { try need { $0.count(of: 1) } }

  mutating func number(below limit: Int) throws -> Int {
    let number = Int(try need { $0.int32() })
    guard number >= 0, number < limit else { throw HistoryReader.Damaged() }
    return number
  }

  mutating func numbers(below limit: Int) throws -> [Int] {
    try list { try $0.number(below: limit) }
  }

  mutating func list<Element>(_ read: (inout ByteReader) throws -> Element) throws -> [Element] {
    var list: [Element] = []
    for _ in 0..<(try count()) { list.append(try read(&self)) }
    return list
  }

  mutating func hex() throws -> String { try need { $0.id() }.hex }

  mutating func commit() throws -> CommitID { CommitID(try hex()) }

  mutating func files() throws -> [String: String] {
    var files: [String: String] = [:]
    for _ in 0..<(try count()) { files[try text()] = try hex() }
    return files
  }

  mutating func actor() throws -> Actor {
    Actor(
      name: try text(), email: try text(), person: try optional().map { PersonID($0) },
      throughForge: try flag(), fault: try optional().map { Code($0) }, isProven: try flag())
  }
}
