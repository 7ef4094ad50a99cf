extension RuleEdit {
  /// Gives a key of a mapping another value; a new key stands where `order` puts it.
  ///
  /// False when the file is written in a way that this does not edit.
  mutating func set(_ field: RuleField, in mapping: RuleNode, order: [String]) -> Bool {
    guard let index = mapping.entries.firstIndex(where: { $0.name == field.key }) else {
      return field.value == .absent || insert(field, in: mapping, order: order)
    }
    let entry = mapping.entries[index]
    switch (field.value, entry.value.content) {
    case (.absent, _): return remove(index, of: mapping)
    case (.list(let new), .list): return set(new, of: entry)
    case (_, .nothing), (_, .mapping), (_, .list): return false
    case (_, .text):
      replace(entry.value.span, with: field.written)
      return true
    }
  }

  private mutating func insert(
    _ field: RuleField, in mapping: RuleNode, order: [String]
  ) -> Bool {
    guard let place = order.firstIndex(of: field.key) else { return false }
    let before = mapping.entries.last { entry in
      order.firstIndex(of: entry.name).map { $0 < place } ?? false
    }
    guard let before = before ?? mapping.entries.last else { return false }
    let end = max(before.key.span.upperBound, before.value.span.upperBound)
    let written = "\(field.key): \(field.written)"
    if mapping.isFlow {
      insert(", " + written, at: end)
    } else {
      let indent = column(of: mapping.span.lowerBound)
      insert(lines: [String(repeating: " ", count: indent) + written], below: end - 1)
    }
    return true
  }

  private mutating func remove(_ index: Int, of mapping: RuleNode) -> Bool {
    let entries = mapping.entries
    let entry = entries[index]
    let end = max(entry.key.span.upperBound, entry.value.span.upperBound)
    let next = index + 1 < entries.count ? entries[index + 1].key.span.lowerBound : nil
    if !mapping.isFlow, isFirstInLine(entry.key.span.lowerBound) {
      removeLines(of: entry.key.span.lowerBound..<end)
    } else if let next {
      replace(entry.key.span.lowerBound..<next, with: "")
    } else if index > 0 {
      replace(entries[index - 1].value.span.upperBound..<end, with: "")
    } else {
      return false
    }
    return true
  }
}
