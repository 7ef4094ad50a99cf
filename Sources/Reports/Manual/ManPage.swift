/// A page for `man`, in the man(7) macros of troff, which groff and mandoc both read.
public struct ManPage: Hashable, Sendable {
  /// "stet-people-add".
  public var name: String
  /// 1 for commands, 5 for files, 7 for everything else.
  public var section: Int
  public private(set) var text: String
  /// Whether nothing stands below the last heading yet: there, a new paragraph is no news.
  private var isBelowHeading = false

  /// - Parameters:
  ///   - date: of the version, so that one version makes the same pages everywhere.
  public init(_ name: String, section: Int, about: String, version: String, date: String) {
    self.name = name
    self.section = section
    text = ".TH \(name.uppercased().quoted) \(section) \(date.quoted) "
    text += "\("stet \(version)".quoted) \("stet".quoted)\n"
    text += ".SH NAME\n\(name.plain) \\- \(about.withoutStop.prose)\n"
  }

  public var fileName: String { "\(name).\(section)" }

  public mutating func heading(_ title: String) {
    text += ".SH \(title.uppercased().quoted)\n"
    isBelowHeading = true
  }

  public mutating func subheading(_ title: String) {
    text += ".SS \(title.quoted)\n"
    isBelowHeading = true
  }

  public mutating func paragraph(_ sentence: String) {
    beginParagraph()
    text += sentence.prose + "\n"
  }

  private mutating func beginParagraph() {
    if !isBelowHeading { text += ".PP\n" }
    isBelowHeading = false
  }

  /// A line that is typed as it stands.
  public mutating func line(_ line: String) {
    text += ".nf\n\(line.typed)\n.fi\n"
  }

  public mutating func code(_ lines: [String]) {
    beginParagraph()
    text += ".RS 4\n.nf\n"
    // A blank line means nothing to mandoc unless it says so.
    for line in lines { text += line.isEmpty ? ".sp\n" : line.plain + "\n" }
    text += ".fi\n.RE\n"
  }

  /// A word, and below it what it says.
  public mutating func entry(_ words: [String], _ sentences: [String]) {
    isBelowHeading = false
    text += ".TP\n\(words.map { "\\fB\($0.dashed)\\fR" }.joined(separator: ", "))\n"
    let said = sentences.filter { !$0.isEmpty }.map(\.prose)
    text += (said.isEmpty ? "\\&" : said.joined(separator: "\n.br\n")) + "\n"
  }

  public mutating func item(_ sentence: String) {
    isBelowHeading = false
    text += ".IP \\(bu 2\n\(sentence.prose)\n"
  }

  /// Other pages: `stet(1), stet-show(1)`.
  public mutating func seeAlso(_ pages: [(name: String, section: Int)]) {
    heading("See also")
    text += pages.map { ".BR \($0.name.dashed) (\($0.section))" }.joined(separator: ",\n") + "\n"
  }
}

extension ManPage {
  /// A page of the manual, heading by heading.
  public mutating func write(_ manual: ManualText) {
    heading("Description")
    for block in manual.blocks.dropFirst() {
      switch block {
      case .heading(_, let title): heading(title)
      case .paragraph(let sentence): paragraph(sentence)
      case .item(let sentence): item(sentence)
      case .code(let lines): code(lines)
      case .table(let head, let rows):
        for row in rows {
          let word = row[0].replacing("`", with: "")
          let cells =
            row.count == 2
            ? [row[1]] : zip(head, row).dropFirst().map { $1.isEmpty ? "" : "\($0): \($1)" }
          entry([word], cells)
        }
      }
    }
  }

  /// A command with its arguments and options.
  public mutating func write(_ command: CommandDescription) {
    heading("Synopsis")
    line(command.usage)
    heading("Description")
    paragraph(command.about)
    for sentence in command.discussion.lines where !sentence.isEmpty { paragraph(sentence) }
    if !command.subcommands.isEmpty {
      heading("Commands")
      for below in command.subcommands {
        entry([below.usage.withoutOptions], [below.about])
      }
    }
    if !command.arguments.isEmpty {
      heading("Arguments")
      for argument in command.arguments { entry([argument.usage], [argument.about]) }
    }
    heading("Options")
    for option in command.options {
      entry(option.spellings, [option.about] + option.notes)
    }
  }
}

extension CommandDescription.Argument {
  /// `<slug> ...`, `-m, --message <message>`.
  public var usage: String {
    names.isEmpty
      ? "<\(value ?? "")>" + (isRepeating ? " ..." : "") : spellings.joined(separator: ", ")
  }

  /// `-m <message>`, `--message <message>`.
  var spellings: [String] { names.map { $0 + (value.map { " <\($0)>" } ?? "") } }

  /// What else is to be said of the value.
  var notes: [String] {
    var notes: [String] = []
    if !values.isEmpty { notes.append("One of \(values.listed("and")).") }
    if let standard, !standard.isEmpty { notes.append("Default: \(standard).") }
    return notes
  }
}

extension String {
  /// An argument of a macro.
  fileprivate var quoted: String { "\"" + plain.replacing("\"", with: "\\(dq") + "\"" }

  /// Text as it stands: nothing in it is troff's.
  fileprivate var plain: String {
    let text = replacing("\\", with: "\\e")
    // A dot or an apostrophe in front would be a macro.
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  /// With dashes that can be copied and typed.
  fileprivate var dashed: String { plain.replacing("-", with: "\\-") }

  /// A line to be typed, in bold.
  fileprivate var typed: String { "\\fB\(dashed)\\fR" }

  /// A sentence, with what stands between backticks in bold.
  fileprivate var prose: String {
    let parts = split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard !parts.count.isMultiple(of: 2) else { return plain }
    let text = parts.enumerated().map { index, part in
      index.isMultiple(of: 2)
        ? part.replacing("\\", with: "\\e")
        : "\\fB\(part.replacing("\\", with: "\\e").replacing("-", with: "\\-"))\\fR"
    }.joined()
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
  fileprivate var withoutOptions: String { replacing(" [options]", with: "") }
}
