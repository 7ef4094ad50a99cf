import CLibyaml

/// A YAML text as dictionaries, lists, strings, numbers and truths, by libyaml's own documents.
struct PlainYAML {
  private enum Trouble: Error { case noYAML }

  private var document = yaml_document_t()

  /// Nil for what is no YAML, and for a key that stands twice.
  static func load(_ text: String) -> Any? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes -> Any? in
      withUnsafeMutablePointer(to: &parser) { parser -> Any? in
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
        var yaml = PlainYAML()
        guard yaml_parser_load(parser, &yaml.document) == 1 else { return nil }
        defer { yaml_document_delete(&yaml.document) }
        return try? yaml.value(yaml_document_get_root_node(&yaml.document))
      }
    }
  }

  private mutating func value(_ node: UnsafeMutablePointer<yaml_node_t>?) throws -> Any {
    guard let node = node?.pointee else { throw Trouble.noYAML }
    switch node.type {
    case YAML_SEQUENCE_NODE:
      var list: [Any] = []
      let items = node.data.sequence.items
      var item = items.start
      while let place = item, place != items.top {
        list.append(try value(yaml_document_get_node(&document, place.pointee)))
        item = place + 1
      }
      return list
    case YAML_MAPPING_NODE:
      var mapping: [String: Any] = [:]
      let pairs = node.data.mapping.pairs
      var pair = pairs.start
      while let place = pair, place != pairs.top {
        let key = yaml_document_get_node(&document, place.pointee.key)
        guard let key = key?.pointee, key.type == YAML_SCALAR_NODE else { throw Trouble.noYAML }
        let found = try value(yaml_document_get_node(&document, place.pointee.value))
        guard mapping.updateValue(found, forKey: Self.text(key)) == nil else {
          throw Trouble.noYAML
        }
        pair = place + 1
      }
      return mapping
    default:
      let text = Self.text(node)
      guard node.data.scalar.style == YAML_PLAIN_SCALAR_STYLE else { return text }
      if text == "true" || text == "false" { return text == "true" }
      if let number = Int(text) { return number }
      return text
    }
  }

  private static func text(_ node: yaml_node_t) -> String {
    let scalar = node.data.scalar
    return String(
      decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
  }
}
