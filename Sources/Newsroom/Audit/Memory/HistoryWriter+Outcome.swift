import Editorial

// What was found.

extension HistoryWriter {
  mutating func outcome(_ outcome: ReplayOutcome, to bytes: inout ByteWriter) throws {
    bytes.int32(Int32(outcome.commits))
    bytes.int32(Int32(outcome.unproven))
    bytes.optional(outcome.lastUnproven?.rawValue)
    bytes.int32(Int32(outcome.violations.count))
    for violation in outcome.violations { try self.violation(violation, to: &bytes) }
    bytes.int32(Int32(outcome.adoptions.count))
    for adoption in outcome.adoptions {
      bytes.string(adoption.slug.rawValue)
      bytes.string(adoption.path)
      bytes.optional(adoption.state?.rawValue)
      bytes.optional(adoption.copy?.rawValue)
      try bytes.hex(adoption.commit.rawValue)
      bytes.string(adoption.name)
      bytes.time(adoption.time)
      bytes.flag(adoption.isRelease)
    }
    bytes.int32(Int32(outcome.ruleChanges.count))
    for change in outcome.ruleChanges {
      try bytes.hex(change.commit.rawValue)
      bytes.string(change.name)
      bytes.time(change.time)
      bytes.int32(try number(of: change.before))
      bytes.int32(try number(of: change.after))
    }
    bytes.int32(Int32(outcome.notes.count))
    for note in outcome.notes {
      bytes.string(note.code.rawValue)
      try bytes.hex(note.commit.rawValue)
      bytes.optional(note.slug?.rawValue)
      bytes.string(note.message)
    }
  }

  private mutating func violation(_ violation: Violation, to bytes: inout ByteWriter) throws {
    bytes.string(violation.code.rawValue)
    try bytes.hex(violation.commit.rawValue)
    bytes.optional(violation.path)
    bytes.optional(violation.slug?.rawValue)
    bytes.optional(violation.from?.rawValue)
    bytes.optional(violation.to?.rawValue)
    bytes.int32(number(of: violation.actor))
    bytes.string(violation.name)
    bytes.time(violation.time)
    bytes.strings(violation.chiefs.map(\.rawValue).sorted())
    bytes.string(violation.message)
    bytes.optional(violation.help)
    bytes.flag(violation.isRootCause)
    bytes.optional(violation.mendedBy?.rawValue)
    bytes.flag(violation.acceptance != nil)
    if let acceptance = violation.acceptance {
      try bytes.hex(acceptance.commit.rawValue)
      bytes.string(acceptance.person.rawValue)
      bytes.string(acceptance.reason)
      bytes.flag(acceptance.isOwn)
    }
  }
}
