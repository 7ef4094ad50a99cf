import CCmark
import Synchronization

/// A document parsed by cmark-gfm; owns its nodes.
///
/// The autolink extension is left out on purpose: in the version that Debian ships
/// (0.29.0.gfm.6) it takes quadratic and worse time, and reads past the end of its buffer, on
/// input that is easy to write (CVE-2023-22483, CVE-2023-22485). `BareAddress` does its work.
final class CmarkTree {
  /// One step of the walk: a node is entered or left.
  struct Event {
    var entering: Bool
    var kind: Kind
    fileprivate var node: OpaquePointer

    fileprivate init(entering: Bool, node: OpaquePointer) {
      self.entering = entering
      self.node = node
      kind = Kind(of: node)
    }

    /// The first line in the body, from 1; 0 where cmark does not know.
    var line: Int { Int(cmark_node_get_start_line(node)) }
    /// The first column, from 1, in bytes.
    var column: Int { Int(cmark_node_get_start_column(node)) }
    var endLine: Int { Int(cmark_node_get_end_line(node)) }
    var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }
    var literal: String { string(cmark_node_get_literal(node)) }
    var url: String { string(cmark_node_get_url(node)) }

    /// Whether a link is its own text, as bare addresses are.
    var isBareAddress: Bool {
      guard let child = cmark_node_first_child(node), cmark_node_next(child) == nil else {
        return false
      }
      return url.hasSuffix(string(cmark_node_get_literal(child)))
    }

    /// The first data row's line of a table; nil when it has none.
    var firstRowLine: Int? {
      guard let header = cmark_node_first_child(node), let row = cmark_node_next(header) else {
        return nil
      }
      return Int(cmark_node_get_start_line(row))
    }

    /// The lines of the node that follows, for a node that has none itself.
    var nextLines: (Int, Int) {
      guard let next = cmark_node_next(node) else { return (0, 0) }
      return (Int(cmark_node_get_start_line(next)), Int(cmark_node_get_end_line(next)))
    }
    var nextColumn: Int? {
      cmark_node_next(node).map { Int(cmark_node_get_start_column($0)) }
    }

    private func string(_ text: UnsafePointer<CChar>?) -> String {
      text.map { String(cString: $0) } ?? ""
    }
  }

  /// The nodes that an outline tells apart.
  enum Kind {
    case document, paragraph, heading, blockQuote
    case table, tableHeader, tableRow, tableCell
    case text, softBreak, hardBreak, code, html
    case emphasis, strong, strikethrough, link, image, footnoteReference
    case other

    fileprivate init(of node: OpaquePointer) {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_DOCUMENT: self = .document
      case CMARK_NODE_PARAGRAPH: self = .paragraph
      case CMARK_NODE_HEADING: self = .heading
      case CMARK_NODE_BLOCK_QUOTE: self = .blockQuote
      case CMARK_NODE_TEXT: self = .text
      case CMARK_NODE_SOFTBREAK: self = .softBreak
      case CMARK_NODE_LINEBREAK: self = .hardBreak
      case CMARK_NODE_CODE: self = .code
      case CMARK_NODE_HTML_INLINE: self = .html
      case CMARK_NODE_EMPH: self = .emphasis
      case CMARK_NODE_STRONG: self = .strong
      case CMARK_NODE_LINK: self = .link
      case CMARK_NODE_IMAGE: self = .image
      case CMARK_NODE_FOOTNOTE_REFERENCE: self = .footnoteReference
      default: self = Kind(extensionNode: node)
      }
    }

    /// Extensions hand out their node types at run time; only the names are fixed.
    private init(extensionNode node: OpaquePointer) {
      switch cmark_node_get_type_string(node).map({ String(cString: $0) }) {
      case "table": self = .table
      case "table_header": self = .tableHeader
      case "table_row": self = .tableRow
      case "table_cell": self = .tableCell
      case "strikethrough": self = .strikethrough
      default: self = .other
      }
    }
  }

  private let root: OpaquePointer

  /// Parses a document; nil only when cmark gives none.
  init?(parsing bytes: [UInt8], extensions: [String] = ["table", "strikethrough", "tasklist"]) {
    _ = Self.registered
    let document = Self.parsing.withLock { _ in
      Self.address(of: Self.parse(bytes, extensions: extensions))
    }
    guard let document, let document = OpaquePointer(bitPattern: document) else { return nil }
    root = document
  }

  deinit { cmark_node_free(root) }

  private static func parse(_ bytes: [UInt8], extensions: [String]) -> OpaquePointer? {
    let options = CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return }
        cmark_parser_feed(parser, start, text.count)
      }
    }
    return cmark_parser_finish(parser)
  }

  /// A pointer as a number, since pointers may not leave a lock and this one is ours alone.
  private static func address(of node: OpaquePointer?) -> UInt? {
    node.map { UInt(bitPattern: $0) }
  }

  /// One parse at a time: cmark-gfm keeps the characters that its extensions look for in a global
  /// table, which every parse writes and clears.
  private static let parsing = Mutex<Void>(())

  /// Visits every node in document order, on entering and on leaving; leaves are only entered.
  ///
  /// Without recursion, so that depth costs no stack.
  func walk(_ visit: (Event) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      visit(Event(entering: event == CMARK_EVENT_ENTER, node: node))
    }
  }

  /// Runs once in the process: cmark keeps its extensions in a global list.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()
}
