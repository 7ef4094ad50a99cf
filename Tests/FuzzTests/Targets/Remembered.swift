import Editorial
import Git

@testable import Newsroom

// What lies under `.git/stet` is believed when its checksum fits, which a mutation would never hit:
// each input is sealed before it is read.
extension FuzzTarget {
  static let ledger = FuzzTarget(
    name: "ledger",
    fault: { bytes in
      guard var ledger = LedgerFile.ledger(in: Checked.sealed(bytes), anchor: nil) else {
        return nil
      }
      for number in ledger.entries.indices {
        let marks = ledger.marks(of: number).map { ledger.names[Int($0.slug)] }
        let parents = ledger.parents(of: number)
        if parents.contains(where: { $0 >= number }) { return "a parent after its child" }
        _ = (marks, ledger.reachable(from: number))
      }
      ledger.indexCommits()
      guard let again = LedgerFile.ledger(in: LedgerFile.bytes(of: ledger), anchor: nil) else {
        return "what is written cannot be read"
      }
      return again.entries.map(\.id) == ledger.entries.map(\.id) ? nil : "another when read again"
    },
    seeds: {
      var ledger = Ledger(anchor: nil)
      let id = { (digit: Int) in
        ObjectID(hex: String(repeating: String(digit), count: 40)) ?? .zero
      }
      let rules = ledger.number(ofRules: id(7))
      for number in 0..<4 {
        let name = ledger.number(ofName: "river-\(number % 2)")
        let path = ledger.number(ofName: "drafts/river-\(number % 2).md")
        ledger.marks.append(
          Ledger.Mark(
            slug: name, path: path, blob: number == 3 ? nil : id(number), existed: number > 1,
            isApproval: number == 2, isInherited: false))
        ledger.append(
          Ledger.Entry(
            id: id(number + 1), parent: Int32(number - 1), otherParent: number == 3 ? 0 : -1,
            rules: rules, rulesMaker: 0, time: Timestamp(seconds: 1_767_261_600, offset: 60),
            marksEnd: Int32(number + 1), changesRules: number == 0),
          parents: number == 3 ? [2, 0, 1] : number == 0 ? [] : [number - 1])
      }
      ledger.anchors = [0]
      ledger.ineffective = [2: [1]]
      ledger.sameRules = [3: [0, 1]]
      return [LedgerFile.bytes(of: ledger).dropLast(8)]
    })

  static let roster = FuzzTarget(
    name: "roster",
    fault: { bytes in
      guard let roster = RosterFile.roster(in: Checked.sealed(bytes), workflows: .zero) else {
        return nil
      }
      let rows = (0..<roster.count).map { roster[$0] }
      _ = roster.numbers(SlugFilter("river")).map(roster.file)
      _ = SlugTails(roster).numbers(SlugFilter("river"))
      _ = roster.numbers(
        Roster.Filter(states: ["draft"], sections: ["city"], bylines: ["Ada Reyes"]))
      let written = RosterFile.bytes(of: roster, workflows: .zero)
      guard let again = RosterFile.roster(in: written, workflows: .zero) else {
        return "what is written cannot be read"
      }
      return (0..<again.count).map({ again[$0].path }) == rows.map(\.path)
        ? nil : "another when read again"
    },
    seeds: {
      var roster = Roster()
      roster.fill(
        .zero,
        with: ["river", "dam", "ünder"].map { name in
          Roster.Row(
            path: "drafts/\(name).md", mode: .file, blob: .zero, title: "The \(name)",
            state: "draft", section: name == "dam" ? nil : "city",
            bylines: ["Ada Reyes", "Ben Okoro"], copy: nil, isReadable: name != "dam",
            times: name == "river"
              ? Roster.Times(last: .zero, updated: Timestamp(seconds: 1), entered: nil) : nil)
        })
      return [RosterFile.bytes(of: roster, workflows: .zero).dropLast(8)]
    })

  /// What a killed command left: it is not sealed.
  static let unfinished = FuzzTarget(
    name: "unfinished",
    fault: { bytes in
      let left = Unfinished.Left(bytes)
      // What is no text takes more bytes once it is one, but no more characters.
      return left.tip != nil && left.branch.unicodeScalars.count > bytes.count
        ? "a branch from nowhere" : nil
    },
    seeds: {
      var writer = ByteWriter(bytes: Unfinished.magic)
      writer.string("refs/heads/main")
      writer.int32(1)
      writer.string("drafts/river.md")
      writer.string(".stet-1-river.md")
      writer.id(.zero)
      writer.int32(1)
      writer.id(.zero)
      writer.id(.zero)
      writer.id(.zero)
      return [writer.bytes]
    })
}
