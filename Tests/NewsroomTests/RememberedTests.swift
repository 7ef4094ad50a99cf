import Editorial
import Foundation
import Git
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What is remembered under `.git/stet`: the same when read again, and as good as none when damaged.
@Suite struct RememberedTests {
  /// A history with a merge, an approval, a deletion and a change of rules.
  private func newsroom() throws -> TestNewsroom {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.git("branch", "side")
    try test.as(.ben).approve("river")
    try test.as(.mo).addSection("sports")
    try test.git("switch", "-q", "side")
    try test.start("dam")
    try test.git("switch", "-q", "main")
    try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", "side")
    try test.remove("drafts/dam.md")
    try test.as(.ada).commit("delete: dam")
    return test
  }

  private func describe(_ ledger: Ledger) -> [String] {
    var lines = ledger.entries.map { "\($0)" } + ledger.marks.map { "\($0)" }
    lines += ledger.names + ledger.ruleTrees.map(\.hex)
    lines += ["\(ledger.anchors)", "\(ledger.ineffective)", "\(ledger.moreParents)"]
    lines += ["\(ledger.sameRules)"]
    return lines
  }

  @Test func aLedgerReadsAsItWasWritten() throws {
    let test = try newsroom()
    let ledger = try test.as(.mo).open().history()
    #expect(ledger.marks.contains { $0.isApproval } && ledger.marks.contains { $0.isInherited })
    #expect(ledger.marks.contains { $0.blob == nil && !$0.isApproval })
    #expect(ledger.entries.contains { $0.otherParent >= 0 })
    let file = LedgerFile(commonDirectory: test.folder + "/.git")
    file.write(ledger)
    let read = try #require(file.read(anchor: ledger.anchor))
    #expect(describe(read) == describe(ledger))
    // History counted from elsewhere is another history.
    #expect(file.read(anchor: nil) == nil)
  }

  @Test func anOldLedgerIsCarriedOnToTheSameEnd() throws {
    let test = try newsroom()
    let open = try test.as(.mo).open()
    let whole = try open.history()
    var old = LedgerBuilder(newsroom: open, ledger: Ledger(anchor: whole.anchor))
    try old.extend(to: #require(ObjectID(hex: test.tip("HEAD~4"))))
    let file = LedgerFile(commonDirectory: test.folder + "/.git")
    file.write(old.ledger)
    #expect(old.ledger.entries.count < whole.entries.count)
    // A newsroom that finds the old one goes on from there.
    let fresh = try test.as(.mo).open()
    let carried = try fresh.history()
    #expect(carried.entries.count == whole.entries.count)
    #expect(Set(carried.entries.map(\.id)) == Set(whole.entries.map(\.id)))
    #expect(try fresh.life(of: "river") == open.life(of: "river"))
    #expect(try fresh.life(of: "dam") == open.life(of: "dam"))
    #expect(try fresh.log(nil).map(\.commit).sorted() == open.log(nil).map(\.commit).sorted())
  }

  @Test func whatWasRememberedMayBeGoneFromHistory() throws {
    let test = try newsroom()
    try test.start("weir")
    let file = LedgerFile(commonDirectory: test.folder + "/.git")
    file.write(try test.as(.mo).open().history())
    // The last commits are taken back with plain git, and thrown away for good.
    let gone = try test.tip()
    try test.git("reset", "-q", "--hard", "HEAD~2")
    try test.git("reflog", "expire", "--expire=now", "--all")
    try test.git("gc", "-q", "--prune=now")
    #expect(throws: (any Error).self) { try test.git("cat-file", "-e", gone) }
    #expect(try test.as(.mo).open().show("river").approvals.count == 1)
    try test.start("lock")
    #expect(try test.life(of: "lock").creators.count == 1)
  }

  @Test func theSameChangeOfTheRulesHasAllItsMakers() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.git("branch", "side")
    try test.as(.mo).addSection("sports")
    try test.git("switch", "-q", "side")
    try test.start("dam")
    try test.as(.mo).addSection("sports")
    try test.git("branch", "further")
    try test.git("switch", "-q", "main")
    try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", "side")
    let ledger = try test.as(.mo).open().history()
    let last = ledger.entries.count - 1
    #expect(ledger.makers(of: last).count == 2)
    #expect(
      LedgerFile.ledger(in: LedgerFile.bytes(of: ledger), anchor: ledger.anchor)
        .map(describe) == describe(ledger))
    // Whoever goes on from either goes on from the rules that hold: nobody has to be a chief.
    try test.git("switch", "-q", "further")
    try test.as(.mo).addSection("arts")
    try test.git("switch", "-q", "main")
    try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", "further")
    let merged = try test.as(.ada).open()
    #expect(try merged.history().ineffective.isEmpty)
    #expect(merged.rules.sections["arts"] != nil)
  }

  /// A checksum that fits says nothing of what stands there.
  @Test func aParentThatComesLaterIsNotBelieved() throws {
    let test = try newsroom()
    let ledger = try test.as(.mo).open().history()
    let last = Int32(ledger.entries.count - 1)
    for (child, parent, isBelieved) in [(last, 0, true), (1, last, false), (1, 1, false)] {
      var odd = ledger
      odd.moreParents[child] = [parent]
      let read = LedgerFile.ledger(in: LedgerFile.bytes(of: odd), anchor: ledger.anchor)
      #expect((read != nil) == isBelieved, "\(parent) above \(child)")
    }
    for child in [-1, last + 1] {
      var odd = ledger
      odd.ineffective[child] = [0]
      #expect(LedgerFile.ledger(in: LedgerFile.bytes(of: odd), anchor: ledger.anchor) == nil)
    }
  }

  @Test func whatIsDamagedOrSomebodyElsesIsNotBelieved() throws {
    let test = try newsroom()
    let ledger = try test.as(.mo).open().history()
    let file = LedgerFile(commonDirectory: test.folder + "/.git")
    let path = test.folder + "/.git/stet/ledger"
    file.write(ledger)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    func write(_ bytes: Data) throws {
      try bytes.write(to: URL(fileURLWithPath: path))
      chmod(path, 0o600)
    }
    for offset in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 200)) {
      var damaged = bytes
      damaged[offset] ^= 0x10
      try write(damaged)
      #expect(file.read(anchor: ledger.anchor) == nil, "at \(offset)")
    }
    for length in [0, 7, 20, bytes.count / 2, bytes.count - 1] {
      try write(bytes.prefix(length))
      #expect(file.read(anchor: ledger.anchor) == nil, "\(length) bytes")
    }
    try write(bytes)
    #expect(file.read(anchor: ledger.anchor) != nil)
    chmod(path, 0o666)
    #expect(file.read(anchor: ledger.anchor) == nil)
    // The command goes on as if there were none.
    #expect(try test.as(.mo).open().show("river").approvals.count == 1)
  }

  @Test func whatDraftsSayIsRememberedByBlob() throws {
    let test = try TestNewsroom()
    for number in 0...110 {
      try test.write(
        "drafts/d\(number).md",
        "---\ntitle: Draft \(number)\nbyline: [Ada Reyes]\nstatus: draft\n---\n\nText.\n")
    }
    try test.as(.ada).commit("Many.")
    let first = try test.as(.ada).open().list(ListFilter())
    #expect(
      FileManager.default.fileExists(atPath: test.folder + "/.git/stet/drafts"))
    #expect(try test.as(.ada).open().list(ListFilter()) == first)
    try test.edit("drafts/d7.md", "Draft 7", "Another title")
    try test.as(.ada).save("d7")
    let changed = try test.as(.ada).open().list(ListFilter())
    #expect(changed.first { $0.slug == "d7" }?.title == "Another title")
    try FileManager.default.removeItem(atPath: test.folder + "/.git/stet")
    #expect(try test.as(.ada).open().list(ListFilter()) == changed)
  }

  @Test func aRosterIsCarriedToAnotherBranchAndOtherRules() throws {
    let test = try newsroom()
    let open = try test.as(.mo).open()
    try open.remember(open.datedRoster(), always: true)
    func expectTheSame(_ comment: Comment) throws {
      let carried = try test.as(.mo).open().list(ListFilter())
      let file = test.folder + "/.git/stet/drafts"
      let kept = try Data(contentsOf: URL(fileURLWithPath: file))
      try FileManager.default.removeItem(atPath: file)
      #expect(try test.as(.mo).open().list(ListFilter()) == carried, comment)
      try kept.write(to: URL(fileURLWithPath: file))
      chmod(file, 0o600)
    }
    try test.git("switch", "-q", "side")
    try expectTheSame("another branch")
    try test.git("switch", "-q", "main")
    try test.git("reset", "-q", "--hard", "HEAD~3")
    try expectTheSame("an earlier commit")
    try test.edit("workflows/editorial.yml", "label: In review", "label: With the desk")
    try test.as(.mo).git("commit", "-qam", "Another label.")
    try expectTheSame("another workflow")
    #expect(
      try test.as(.mo).open().list(ListFilter()).contains { $0.stateLabel == "With the desk" })
  }

  /// The saved rules are those by which the roster was made, and are not those in force.
  @Test func aRosterOfRulesThatAreNotInForce() throws {
    let test = try newsroom()
    func section() throws -> String? {
      try test.as(.mo).open().list(ListFilter()).first { $0.slug == "river" }?.section?.rawValue
    }
    let open = try test.as(.mo).open()
    try open.remember(open.datedRoster(), always: true)
    #expect(try section() == "city")
    try test.edit(
      "workflows/editorial.yml", "site: plain", "site: {name: ours, keys: {section: desk}}")
    try test.as(.mo).git("commit", "-qam", "Sections stand elsewhere.")
    try test.as(.ada).git("revert", "-n", "HEAD")
    try test.as(.ada).git("commit", "-qm", "Back again.")
    #expect(try test.as(.mo).open().ruleWarnings.contains { $0.code == "rules.not-in-force" })
    #expect(try section() == nil)
  }

  @Test func aDamagedRosterIsAsGoodAsNone() throws {
    let test = try newsroom()
    let open = try test.as(.mo).open()
    let expected = try open.list(ListFilter())
    try open.remember(open.datedRoster(), always: true)
    let path = test.folder + "/.git/stet/drafts"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for offset in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
      var damaged = bytes
      damaged[offset] ^= 0x21
      try damaged.write(to: URL(fileURLWithPath: path))
      chmod(path, 0o600)
      #expect(try test.as(.mo).open().list(ListFilter()) == expected, "at \(offset)")
    }
  }
}
