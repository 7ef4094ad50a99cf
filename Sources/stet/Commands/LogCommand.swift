import ArgumentParser
import Newsroom
import Reports

struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "The editorial history: who did what, when and why. The newest first.",
    usage: "stet log [<draft>] [options]")

  @Argument(help: "A draft. Default: all.")
  var draft: String?

  @OptionGroup var paging: PagerOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let newsroom = try global.newsroom(saved: true)
    try global.tell(
      LogReport(try newsroom.log(draft), now: newsroom.now, ofAll: draft == nil), in: newsroom,
      paging)
  }
}
