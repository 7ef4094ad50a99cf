import ArgumentParser
import Editorial
import Glibc
import Newsroom
import Reports

/// Where output goes, and how it looks there.
struct Console: Sendable {
  enum Format: String, Sendable, ExpressibleByArgument, CaseIterable {
    case human
    case json
    case concise
    case github
    case sarif
    case junit

    /// The format for faults alone, which only some commands have.
    var ofFaults: FaultFormat? { FaultFormat(rawValue: rawValue) }
  }

  let format: Format
  /// On standard output.
  let style: Style
  /// On standard error, which may go elsewhere.
  let noteStyle: Style

  init(_ words: CommandLineWords, _ environment: [String: String]) {
    let has = { (option: String) in words.rest.prefix { $0 != "--" }.contains(option) }
    self.init(
      format: words.value(of: "--format").flatMap(Format.init) ?? .human,
      color: words.value(of: "--color"), verbose: has("--verbose") || has("-v"),
      quiet: has("--quiet") || has("-q"), environment: environment)
  }

  init(
    format: Format, color: String?, verbose: Bool, quiet: Bool, environment: [String: String]
  ) {
    self.format = format
    let style = { (descriptor: Int32) in
      let isTerminal = isatty(descriptor) == 1
      return Style(
        color: Console.colors(color, isTerminal: isTerminal, environment),
        unicode: Console.isUTF8(environment),
        width: isTerminal ? Console.terminalWidth(descriptor, environment) : Style.unlimited,
        verbose: verbose, quiet: quiet)
    }
    self.style = style(STDOUT_FILENO)
    noteStyle = style(STDERR_FILENO)
  }

  /// The width for ArgumentParser's help.
  var columns: Int { min(style.width, 100) }

  // MARK: - Telling

  /// A result: on standard output, in the format that was asked for.
  func tell(_ report: some Report) {
    write(format == .json ? report.json : report.text(style))
  }

  /// Findings or violations: those alone, where a format for them was asked for.
  func tell(_ report: some Report, faults: @autoclosure () -> FaultList) {
    guard let format = format.ofFaults else { return tell(report) }
    write(format.text(of: faults()))
  }

  /// Whether results go to a terminal, and not into a file or another program.
  var isTerminal: Bool { style.width < Style.unlimited }

  /// A result on standard output; when nobody reads any more, there is nobody to tell.
  func write(_ text: String) {
    put(text.utf8, to: STDOUT_FILENO)
  }

  /// A result that another program reads, to the byte.
  func write(_ bytes: [UInt8]) { put(bytes, to: STDOUT_FILENO) }

  /// Hints and warnings.
  func note(_ text: String) {
    put(text.utf8, to: STDERR_FILENO)
  }

  /// Everybody is told when the saved rules are not those that hold, and what a command that was
  /// killed had left to do.
  func warn(about newsroom: Newsroom) {
    guard !style.quiet else { return }
    for path in newsroom.finished {
      note(
        "note: a command was interrupted here; what it had saved of `\(escape(path))` is now in your folder\n"
      )
    }
    for warning in newsroom.ruleWarnings where warning.code == "rules.not-in-force" {
      note("warning: \(escape(warning.message))\n")
    }
  }

  /// A failure, in words on standard error or as JSON on standard output.
  ///
  /// - Returns: the exit code.
  func tell(_ report: RefusalReport) -> Int32 {
    if format == .json { write(report.json) } else { note(report.text(noteStyle)) }
    return report.failure.kind.rawValue
  }

  private func put(_ text: some Sequence<UInt8>, to descriptor: Int32) {
    var bytes = Array(text)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return
      }
      bytes = bytes.dropFirst(written)
    }
  }

  // MARK: - What the terminal can

  /// Flag, then NO_COLOR, then CLICOLOR_FORCE, then whether it is a terminal.
  private static func colors(
    _ flag: String?, isTerminal: Bool, _ environment: [String: String]
  ) -> Bool {
    switch flag {
    case "always": return true
    case "never": return false
    default: break
    }
    if let no = environment["NO_COLOR"], !no.isEmpty { return false }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" { return true }
    return isTerminal && environment["TERM"] != "dumb"
  }

  private static func isUTF8(_ environment: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let locale = names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    // `en_GB.UTF-8`, `C.utf8`, `UTF-8`.
    let codeset = locale.split(separator: ".").last.map { $0.prefix { $0 != "@" } } ?? ""
    return codeset.lowercased().filter { $0 != "-" } == "utf8"
  }

  private static func terminalWidth(_ descriptor: Int32, _ environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    let asked = ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return asked == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
