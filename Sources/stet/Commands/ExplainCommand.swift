import ArgumentParser
import Editorial
import Reports

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "What a code means, and how to mend it.",
    usage: "stet explain <code> [options]")

  @Argument(help: "A code as in error[byline.unknown], or a check's name.")
  var code: String

  @OptionGroup var global: GlobalOptions

  func run() throws {
    if let check = Checks.all.first(where: { $0.description.id.rawValue == code }) {
      return global.tell(ExplainReport(check.description.codes, check: check.description))
    }
    if let explanation = CodeBook.explanation(of: Code(code)) {
      let check = Checks.all.first {
        $0.description.codes.contains { $0.code == explanation.code }
      }
      return global.tell(ExplainReport([explanation], check: check?.description))
    }
    let known = CodeBook.all.map(\.code.rawValue) + Checks.ids.map(\.rawValue)
    throw Failure(
      .cannot, "usage", "there is no code `\(code)`",
      help: NearMisses.question(for: code, among: known)
        ?? "codes stand in brackets behind error and warning")
  }
}
