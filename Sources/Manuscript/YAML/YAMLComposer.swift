internal import CLibyaml

/// Composes what libyaml's parser tells, event by event, into nodes.
///
/// No value is given a type: `no` stays the text "no".
struct YAMLComposer {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var depth = 0

  /// As deep as libyaml's newer versions read.
  private static let maximumDepth = 1000

  /// The only document of a text; nil where there is none.
  static func root(of text: String) throws(YAMLError) -> YAMLNode? {
    // Where the parser is, it must stay: it points to itself.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { throw outOfMemory }
    defer { yaml_parser_delete(parser) }
    return try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(YAMLError) in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
      var composer = YAMLComposer(parser: parser)
      return try composer.root()
    }
  }

  private static var outOfMemory: YAMLError {
    .syntax(problem: "out of memory", at: nil, within: nil)
  }

  private init(parser: UnsafeMutablePointer<yaml_parser_t>) { self.parser = parser }

  private mutating func root() throws(YAMLError) -> YAMLNode? {
    _ = try next()  // The stream's beginning.
    guard case .other = try next().kind else { return nil }
    let node = try self.node(from: next())
    _ = try next()  // The document's end.
    let after = try next()
    guard case .end = after.kind else {
      throw .syntax(problem: "but found another document", at: after.mark, within: nil)
    }
    return node
  }

  private mutating func node(from event: Event) throws(YAMLError) -> YAMLNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw .syntax(problem: "exceeded maximum depth", at: event.mark, within: nil)
    }
    let content: YAMLNode.Content =
      switch event.kind {
      case .scalar(let text, let isPlain): .scalar(text, isPlain: isPlain)
      case .sequence: .sequence(try items())
      case .mapping: .mapping(try pairs())
      // The parser tells the end of nothing that it has not begun.
      case .alias, .end, .other: .alias
      }
    return YAMLNode(content: content, mark: event.mark, isLabelled: event.isLabelled)
  }

  private mutating func items() throws(YAMLError) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if case .end = event.kind { return items }
      items.append(try node(from: event))
    }
  }

  private mutating func pairs() throws(YAMLError) -> [(key: YAMLNode, value: YAMLNode)] {
    var pairs: [(key: YAMLNode, value: YAMLNode)] = []
    var keys: [String] = []
    var hasRepetitions = false
    while true {
      let event = try next()
      if case .end = event.kind { break }
      let key = try node(from: event)
      pairs.append((key, try node(from: next())))
      guard let text = key.scalar else { continue }
      // Few keys, as most mappings have, are compared with one another before a table is made of them.
      if keys.count < 16, keys.contains(text) { hasRepetitions = true }
      keys.append(text)
    }
    if hasRepetitions || (keys.count > 16 && Set(keys).count < keys.count) {
      try refuseRepetitions(in: pairs.map(\.key))
    }
    return pairs
  }

  private func refuseRepetitions(in keys: [YAMLNode]) throws(YAMLError) {
    var first: [String: YAMLMark] = [:]
    var duplicates: Set<String> = []
    for key in keys {
      guard let text = key.scalar else { continue }
      if first[text] == nil { first[text] = key.mark } else { duplicates.insert(text) }
    }
    let sorted = duplicates.sorted()
    guard let name = sorted.first, let mark = first[name] else { return }
    throw .duplicateKeys(sorted, at: mark)
  }
}

extension YAMLComposer {
  /// What the parser tells, as far as anything here asks for it.
  private struct Event {
    enum Kind {
      case scalar(String, isPlain: Bool)
      case sequence
      case mapping
      case alias
      /// Of a sequence, of a mapping, of the stream.
      case end
      /// The stream's or a document's beginning, a document's end.
      case other
    }

    let kind: Kind
    let mark: YAMLMark
    let isLabelled: Bool
  }

  private mutating func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw error }
    defer { yaml_event_delete(&event) }
    var isLabelled = false
    let kind: Event.Kind
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      kind = .scalar(
        String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
      isLabelled = scalar.anchor != nil
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequence
      isLabelled = event.data.sequence_start.anchor != nil
    case YAML_MAPPING_START_EVENT:
      kind = .mapping
      isLabelled = event.data.mapping_start.anchor != nil
    case YAML_ALIAS_EVENT:
      kind = .alias
      isLabelled = true
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT, YAML_STREAM_END_EVENT: kind = .end
    default: kind = .other
    }
    return Event(kind: kind, mark: YAMLMark(event.start_mark), isLabelled: isLabelled)
  }

  /// What the parser has stumbled on.
  private var error: YAMLError {
    let state = parser.pointee
    guard let problem = state.problem else { return Self.outOfMemory }
    // A fault of the bytes has no line.
    let mark = state.error == YAML_READER_ERROR ? nil : YAMLMark(state.problem_mark)
    let context = state.context.map {
      (what: String(cString: $0), from: YAMLMark(state.context_mark))
    }
    return .syntax(problem: String(cString: problem), at: mark, within: context)
  }
}

extension YAMLMark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
