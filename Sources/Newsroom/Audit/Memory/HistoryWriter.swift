import Editorial
import Git
import HashTreeCollections

/// Writes what the judging of history knows: people and rules once, and then by number.
struct HistoryWriter {
  /// Something that is not written down: what was audited is then not remembered.
  struct Unwritable: Error {}

  private(set) var actors: [Actor] = []
  private var actorNumbers: [Actor: Int32] = [:]
  /// Git's ids of the folders that rules were read from.
  private(set) var versions: [String] = []
  private var points = ByteWriter(bytes: [])
  private var pointNumbers: [ObjectIdentifier: Int32] = [:]
  private let past: PastReader

  /// - Parameters:
  ///   - past: where the rules were read.
  ///   - actors: those that have their numbers already, as the rules have.
  init(_ past: PastReader, actors: [Actor] = [], versions: [String] = []) {
    self.past = past
    for actor in actors { _ = number(of: actor) }
    self.versions = versions
  }

  mutating func number(of actor: Actor) -> Int32 {
    if let known = actorNumbers[actor] { return known }
    let number = Int32(actors.count)
    actors.append(actor)
    actorNumbers[actor] = number
    return number
  }

  private mutating func number(ofVersion version: String) -> Int32 {
    if let known = versions.firstIndex(of: version) { return Int32(known) }
    versions.append(version)
    return Int32(versions.count - 1)
  }

  mutating func number(of rules: Rules) throws -> Int32 {
    guard let version = past.known.first(where: { $0.rules.token == rules.token })?.version else {
      throw Unwritable()
    }
    return number(ofVersion: version)
  }

  private mutating func number(of masthead: Masthead) throws -> Int32 {
    // Most approvals were given under the rules that were written down last.
    for place in versions.indices.reversed()
    where try past.rules(ofVersion: versions[place]).rules?.masthead == masthead {
      return Int32(place)
    }
    guard let version = past.known.first(where: { $0.rules.masthead == masthead })?.version else {
      throw Unwritable()
    }
    return number(ofVersion: version)
  }

  /// The rules that a version reads the same by: it is read again when it is asked for.
  private mutating func reader(of version: DraftVersion, _ inForce: Rules) throws -> Int32 {
    if past.known.allSatisfy({ $0.rules.workflows == inForce.workflows }) {
      return try number(of: inForce)
    }
    guard let id = ObjectID(hex: version.blob) else { throw Unwritable() }
    for rules in [inForce] + past.known.map(\.rules)
    where try past.content(of: id, at: version.path, under: rules) == version.content {
      return try number(of: rules)
    }
    throw Unwritable()
  }

  // MARK: - Drafts

  /// A draft's record.
  mutating func record(
    _ record: DraftRecord, readBy rules: Rules, to bytes: inout ByteWriter
  ) throws {
    let lastIsVersion = record.version == record.last
    bytes.flag(record.version != nil)
    bytes.flag(lastIsVersion)
    try version(record.last, rules, to: &bytes)
    if let version = record.version, !lastIsVersion {
      try self.version(version, rules, to: &bytes)
    }
    try life(record.life, to: &bytes)
    bytes.time(record.changed)
    bytes.strings(record.formerSlugs.sorted())
    bytes.numbers(record.makers)
    bytes.int32(try number(of: record.mend, rules))
  }

  /// Writes a point down once: those of a run share what came before them.
  private mutating func number(of latest: MendPoint?, _ rules: Rules) throws -> Int32 {
    guard let latest else { return -1 }
    // The earliest first: what a point goes back to has the one before it, which is written then.
    let unknown = latest.run.prefix { pointNumbers[ObjectIdentifier($0)] == nil }
    for point in Array(unknown).reversed() {
      var bytes = ByteWriter(bytes: [])
      bytes.flag(point.before != nil)
      if let before = point.before { try record(before, readBy: rules, to: &bytes) }
      bytes.flag(point.isUsable)
      bytes.numbers(point.violations)
      bytes.int32(point.earlier.flatMap { pointNumbers[ObjectIdentifier($0)] } ?? -1)
      points.bytes += bytes.bytes
      pointNumbers[ObjectIdentifier(point)] = Int32(pointNumbers.count)
    }
    return pointNumbers[ObjectIdentifier(latest)] ?? -1
  }

  /// Writes down what the records of a checkpoint that this goes on from have numbers of.
  mutating func points(_ known: [MendPoint], _ rules: Rules) throws {
    for point in known { _ = try number(of: point, rules) }
  }

  /// How many there are, and themselves.
  func appendPoints(to bytes: inout ByteWriter) {
    bytes.int32(Int32(pointNumbers.count))
    bytes.bytes += points.bytes
  }

  private mutating func version(
    _ version: DraftVersion, _ rules: Rules, to bytes: inout ByteWriter
  ) throws {
    bytes.string(version.slug.rawValue)
    bytes.string(version.path)
    try bytes.hex(version.blob)
    try bytes.files(version.attachments)
    bytes.flag(version.isExecutable)
    if case .notAFile(let what) = version.content {
      bytes.int32(-1)
      bytes.string(what)
    } else {
      bytes.int32(try reader(of: version, rules))
    }
  }

  mutating func life(_ life: Life, to bytes: inout ByteWriter) throws {
    people(life.creators, to: &bytes)
    bytes.strings(life.bylines.sorted())
    bytes.strings(life.bylinePeople.map(\.rawValue).sorted())
    people(life.contributors, to: &bytes)
    people(life.submitters, to: &bytes)
    bytes.flag(life.wasLive)
    bytes.flag(life.entry != nil)
    if let entry = life.entry {
      try bytes.hex(entry.commit.rawValue)
      bytes.optional(entry.transition?.rawValue)
      bytes.time(entry.time)
    }
    bytes.int32(Int32(life.approvals.count))
    for approval in life.approvals {
      bytes.string(approval.person.rawValue)
      try bytes.hex(approval.copy.rawValue)
      try bytes.files(approval.enclosed)
      try bytes.hex(approval.commit.rawValue)
      bytes.time(approval.time)
      bytes.int32(try number(of: approval.masthead))
    }
    let withdrawals = life.withdrawals.sorted {
      ($0.commit, $0.person) < ($1.commit, $1.person)
    }
    bytes.int32(Int32(withdrawals.count))
    for withdrawal in withdrawals {
      bytes.string(withdrawal.person.rawValue)
      try bytes.hex(withdrawal.commit.rawValue)
    }
  }

  private mutating func people(_ people: Set<Actor>, to bytes: inout ByteWriter) {
    let numbers = people.map { number(of: $0) }.sorted()
    bytes.numbers(numbers.map(Int.init))
  }

  // MARK: - What stands beside the drafts

  /// Everything of the affairs but the drafts.
  mutating func affairs(_ affairs: Affairs, to bytes: inout ByteWriter) throws {
    guard let rules = affairs.rules else { throw Unwritable() }
    self.rules(rules, to: &bytes)
    bytes.int32(Int32(affairs.graves.all.count))
    for (copy, keys) in affairs.graves.all.sorted(by: { $0.key < $1.key }) {
      try bytes.hex(copy.rawValue)
      bytes.strings(keys)
    }
    bytes.int32(Int32(affairs.twins.count))
    for (slug, keys) in affairs.twins.sorted(by: { $0.key < $1.key }) {
      bytes.string(slug)
      bytes.strings(keys)
    }
    bytes.int32(Int32(affairs.twinViolations.count))
    for (slug, places) in affairs.twinViolations.sorted(by: { $0.key < $1.key }) {
      bytes.string(slug)
      bytes.numbers(places)
    }
    bytes.int32(Int32(affairs.files.all.count))
    for (path, file) in affairs.files.all.sorted(by: { $0.key < $1.key }) {
      bytes.string(path)
      try Self.file(file, to: &bytes)
    }
  }

  /// Which rules hold.
  mutating func rules(_ rules: RulesInForce, to bytes: inout ByteWriter) {
    bytes.int32(Int32(rules.standing.count))
    for standing in rules.standing {
      bytes.int32(number(ofVersion: standing.version))
      bytes.numbers(standing.makers)
    }
    bytes.optional(rules.version)
    bytes.int32(Int32(rules.ineffective.count))
    for change in rules.ineffective {
      bytes.int32(Int32(change.commit))
      bytes.flag(change.byChief)
      bytes.numbers(change.violations)
    }
  }

  /// A file beside the drafts.
  static func file(_ file: Affairs.FileRecord, to bytes: inout ByteWriter) throws {
    bytes.flag(file.entry != nil)
    if let entry = file.entry {
      bytes.int32(Int32(FileChange.Entry.Kind.inOrder.firstIndex(of: entry.kind) ?? 0))
      try bytes.hex(entry.blob)
    }
    bytes.numbers(file.makers)
  }
}

extension FileChange.Entry.Kind {
  /// As they are numbered in files: only ever to be added to.
  static let inOrder: [FileChange.Entry.Kind] = [.file, .executable, .link, .submodule]
}
