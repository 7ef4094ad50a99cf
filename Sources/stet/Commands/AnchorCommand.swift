import ArgumentParser
import Editorial
import Newsroom
import Reports

struct AnchorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "anchor",
    abstract: "From which version history counts, and what was seen of it.",
    usage: "stet anchor [show|set] [options]",
    discussion: """
      Both are remembered in this clone only, outside of the history that they vouch for. The first \
      audit finds the version that made the newsroom, and names it: compare it with what a \
      colleague has.
      """,
    subcommands: [Show.self, Set.self], defaultSubcommand: Show.self)

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "What is remembered.", usage: "stet anchor show [options]")

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let circumstances = try global.circumstances()
      global.tell(
        AnchorTelling(try Newsroom.anchor(circumstances), now: circumstances.now))
    }
  }

  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Remember another version.",
      usage: "stet anchor set <version> [--seen] [options]",
      discussion: """
        Without --seen: the version that history counts from, where several could be meant. With \
        --seen: the version from which a rewritten history goes on; `stet anchor show` shows the \
        old one and the new one first.
        """)

    @Argument(help: ArgumentHelp("A version's id.", valueName: "version"))
    var version: String

    @Flag(help: "Go on from here, though the history was rewritten.")
    var seen = false

    @OptionGroup var writing: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let circumstances = try global.circumstances()
      let report =
        try seen
        ? Newsroom.setSeen(version, circumstances, dryRun: writing.dryRun)
        : Newsroom.setAnchor(version, circumstances, dryRun: writing.dryRun)
      global.tell(AnchorTelling(report, now: circumstances.now))
    }
  }
}
