/// A draft as it is at one commit, or as it would be after a step.
///
/// Absence is `nil`.
public struct DraftVersion: Hashable, Sendable {
  /// What lies at the draft's path.
  public enum Content: Hashable, Sendable {
    case readable(DraftText)
    /// A file that two readers could read differently.
    case malformed([Finding])
    /// A symlink, a submodule, or a file below one.
    case notAFile(String)
  }

  private struct Fields: Hashable, Sendable {
    var slug: Slug
    var path: String
    var blob: String
    var content: Content
    var attachments: [String: String]
    var isExecutable: Bool
  }

  /// Versions are handed on and kept far more often than made: a copy of one is one reference.
  private final class Box: Sendable {
    let fields: Fields

    init(_ fields: Fields) { self.fields = fields }
  }

  private var box: Box

  public init(
    slug: Slug, path: String, blob: String, content: Content, attachments: [String: String] = [:],
    isExecutable: Bool = false
  ) {
    box = Box(
      Fields(
        slug: slug, path: path, blob: blob, content: content, attachments: attachments,
        isExecutable: isExecutable))
  }

  public var slug: Slug {
    get { box.fields.slug }
    set { change { $0.slug = newValue } }
  }

  /// From the newsroom's root.
  public var path: String {
    get { box.fields.path }
    set { change { $0.path = newValue } }
  }

  /// Git's id of the file's bytes, in hex.
  public var blob: String {
    get { box.fields.blob }
    set { change { $0.blob = newValue } }
  }

  public var content: Content {
    get { box.fields.content }
    set { change { $0.content = newValue } }
  }

  /// The draft's attachments: path to blob id.
  public var attachments: [String: String] {
    get { box.fields.attachments }
    set { change { $0.attachments = newValue } }
  }

  /// Whether git keeps the file as one that can be run.
  public var isExecutable: Bool { box.fields.isExecutable }

  private mutating func change(_ body: (inout Fields) -> Void) {
    var fields = box.fields
    body(&fields)
    box = Box(fields)
  }

  public static func == (left: DraftVersion, right: DraftVersion) -> Bool {
    left.box === right.box || left.box.fields == right.box.fields
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(box.fields) }

  /// The values, when the file can be read.
  public var text: DraftText? {
    if case .readable(let text) = content { text } else { nil }
  }

  /// Whether it is a plain file, readable or not.
  public var isFile: Bool {
    if case .notAFile = content { false } else { true }
  }

  /// The id of its copy, when the file can be read.
  public var copy: CopyID? { text?.copy }
}

/// A readable draft under its workflow: the facts that the rules and the checks ask for.
public struct Draft: Hashable, Sendable {
  public let version: DraftVersion
  public let text: DraftText
  public let workflow: Workflow

  /// Nil when the version cannot be read.
  public init?(_ version: DraftVersion, workflow: Workflow) {
    guard let text = version.text else { return nil }
    self.version = version
    self.text = text
    self.workflow = workflow
  }

  public var slug: Slug { version.slug }
  public var path: String { version.path }
  public var copy: CopyID { text.copy }
  public var keys: SiteProfile.Keys { workflow.site.keys }

  /// What stands in the state's key.
  public var stateID: StateID? { text.scalar(keys.state).map { StateID($0) } }
  /// The state that it names; nil when there is none of that name.
  public var state: Workflow.State? { stateID.flatMap(workflow.state) }
  public var title: String? { text.scalar(keys.title)?.trimmed.nonEmpty }
  public var dek: String? { text.scalar(keys.dek)?.trimmed.nonEmpty }
  public var section: SectionID? {
    text.scalar(keys.section)?.trimmed.nonEmpty.map { SectionID($0) }
  }

  /// The names on the byline, with their places.
  public var bylineItems: [Field.Item] {
    guard let field = text.field(keys.byline) else { return [] }
    return field.value.items(orAt: field.valueLocation)
  }

  /// The names on the byline.
  public var bylines: [String] {
    bylineItems.compactMap { $0.text.trimmed.isEmpty ? nil : $0.text }
  }

  /// Whether the site shows it.
  public var isLive: Bool { state?.live ?? false }

  /// The place of a key, or of the file's start when there is no such key.
  public func location(of key: String) -> SourceLocation {
    guard let field = text.field(key) else { return .start(of: path) }
    return field.value == .empty ? field.keyLocation : field.valueLocation
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmed: String {
    // Between two plain letters, as most are, there is nothing to take away.
    let plain: ClosedRange<UInt8> = 0x21...0x7E
    if let first = utf8.first, let last = utf8.last, plain.contains(first), plain.contains(last) {
      return self
    }
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Nil when there is nothing.
  var nonEmpty: String? { isEmpty ? nil : self }
}
