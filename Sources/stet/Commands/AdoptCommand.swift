import ArgumentParser
import Editorial
import Newsroom
import Reports

struct AdoptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Take in drafts that are there in a state already: a chief's word.",
    usage: "stet adopt [<slug> ...] [options]",
    discussion: """
      A file that says it is published, and that nobody has moved there by the rules, is no legal \
      draft until a chief takes it in as it is. Its history begins there, with nothing approved, \
      and every audit lists it as adopted.

      Without names: everything that could be taken in, files in the folder and what others have \
      saved like that; for the latter a reason is asked for. It is shown first, and you are asked.
      """)

  @Argument(help: ArgumentHelp("Drafts; all that there are by default.", valueName: "slug"))
  var drafts: [String] = []

  @Flag(name: [.customShort("y"), .long], help: "Do not ask.")
  var yes = false

  @OptionGroup var reasons: ReasonOptions
  @OptionGroup var writing: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom()
    let (found, left) = try newsroom.foundlings(drafts)
    let reason = try reasons.reason()
    guard !found.isEmpty, !yes, !writing.dryRun else {
      return global.tell(
        ReceiptReport(
          try newsroom.adopt(found, reason: reason, notes: left, dryRun: writing.dryRun)))
    }
    // What would be refused is refused before anybody is asked.
    _ = try newsroom.adopt(found, reason: reason, dryRun: true)
    guard Conversation.isPossible else {
      throw Failure(
        .cannot, "usage", "there is nobody to ask whether to take in \(Self.count(found))",
        help: "look at what it would be with --dry-run, then say --yes")
    }
    for one in found.prefix(20) {
      let from = one.name.map { ", saved by \($0)" } ?? ""
      global.console.note("  \(escape(one.slug.rawValue)): \(escape(one.label + from))\n")
    }
    if found.count > 20 { global.console.note("  and \(found.count - 20) more\n") }
    guard Conversation.confirms(Self.question(found), global.console) else {
      throw Answered(
        Failure(.refused, "answer.no", "nothing was taken in", help: nil))
    }
    global.tell(
      ReceiptReport(
        try Answered.patiently {
          try newsroom.adopt(found, reason: reason, notes: left, dryRun: false)
        }))
  }

  private static func question(_ found: [Foundling]) -> String {
    found.count == 1 ? "take it in as it is?" : "take in \(count(found)) as they are?"
  }

  private static func count(_ found: [Foundling]) -> String {
    found.count == 1 ? "a draft" : "\(found.count) drafts"
  }
}
