/// A page of `stet help` about something other than a command, embedded in the program.
///
/// They are the files of `Sources/Manual/Reference`, byte for byte.
public enum Topic: String, CaseIterable, Sendable {
  case workflow
  case formats
  case exitCodes = "exit-codes"
  case glossary
  case environment

  /// As it is typed.
  public var name: String { rawValue }

  /// One line for choosing among them.
  public var summary: String {
    switch self {
    case .workflow: "The workflow file: every key, and what a transition can ask for."
    case .formats: "Drafts, masthead, sections, and what programs read."
    case .exitCodes: "What a command's exit status says, and where output goes."
    case .glossary: "Every word, for writers and for engineers."
    case .environment: "The variables and settings that stet reads."
    }
  }

  /// The page, in Markdown.
  public var markdown: String {
    let bytes =
      switch self {
      case .workflow: PackageResources.workflow_md
      case .formats: PackageResources.formats_md
      case .exitCodes: PackageResources.exit_codes_md
      case .glossary: PackageResources.glossary_md
      case .environment: PackageResources.environment_md
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}
