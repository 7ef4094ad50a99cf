import ArgumentParser
import Editorial
import Glibc
import Newsroom
import Reports

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Work in this folder.", valueName: "dir"))
  var directory: String?

  @Option(help: ArgumentHelp("For whom to write.", valueName: "format"))
  var format: Console.Format = .human

  @Option(help: ArgumentHelp("auto, always or never.", valueName: "when"))
  var color: String = "auto"

  @Flag(name: .shortAndLong, help: "Tell what lies beneath: version ids, what the system said.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Tell only the result.")
  var quiet = false

  func validate() throws {
    guard ["auto", "always", "never"].contains(color) else {
      throw ValidationError(
        "The value '\(color)' is invalid for '--color <when>'. Please provide one of 'auto', 'always' and 'never'."
      )
    }
  }

  var console: Console {
    Console(
      format: format, color: color, verbose: verbose, quiet: quiet,
      environment: Surrounding.process.environment)
  }

  /// - Parameter saved: whether to read everything from what is saved.
  func circumstances(saved: Bool = false) throws -> Circumstances {
    Circumstances(
      directory: try Surrounding.process.resolved(directory),
      environment: Surrounding.process.environment, now: Surrounding.now,
      localOffset: Surrounding.localOffset, savedOnly: saved,
      builtInCommands: BuiltIns.reserved,
      skipsVerifyingHooks: Surrounding.process.skipsVerifyingHooks)
  }

  func newsroom(saved: Bool = false, forDrafts: Bool = false) throws -> Newsroom {
    let newsroom = try Newsroom.open(try circumstances(saved: saved), forDrafts: forDrafts)
    console.warn(about: newsroom)
    return newsroom
  }

  func tell(_ report: some Report) { console.tell(report) }

  /// Tells a result that may be long: on a terminal page by page.
  func tell(_ report: some Report, in newsroom: Newsroom, _ options: PagerOptions) throws {
    let console = console
    guard console.isTerminal, console.format == .human, !options.noPager,
      let pager = try newsroom.pager()
    else { return console.tell(report) }
    let text = report.text(console.style)
    if !text.isEmpty, pager.show(text) { return }
    console.write(text)
  }
}

/// For commands whose answer may be longer than a screen.
struct PagerOptions: ParsableArguments {
  @Flag(name: .customLong("no-pager"), help: "Print all of it, whatever its length.")
  var noPager = false
}

/// For commands that write.
struct WriteOptions: ParsableArguments {
  @Flag(name: [.customShort("n"), .long], help: "Show what would be written, and write nothing.")
  var dryRun = false

  // Taken from the command line where circumstances are gathered; here it is allowed and explained.
  @Flag(help: "Leave out the hooks pre-commit and commit-msg, as in git.")
  var noVerify = false
}

/// Why something is done.
struct ReasonOptions: ParsableArguments {
  @Option(name: [.customShort("m"), .long], help: "The reason.")
  var message: String?

  @Option(
    name: [.customShort("F"), .long],
    help: ArgumentHelp("Read the reason from a file; - is standard input.", valueName: "file"))
  var file: String?

  func validate() throws {
    if message != nil, file != nil {
      throw ValidationError("Give the reason with -m or with -F, not with both.")
    }
  }

  /// The reason, as typed or as it stands in the file.
  func reason() throws -> String? {
    guard let file else { return message }
    let bytes = try OutsideFile.read(file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.cannot, "usage", "`\(file)` is no text in UTF-8", help: "save it as UTF-8")
    }
    return text
  }
}
