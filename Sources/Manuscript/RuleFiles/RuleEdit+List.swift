extension RuleEdit {
  /// Gives a key's list other items, leaving those that stay as they are written.
  mutating func set(_ new: [String], of entry: RuleNode.Entry) -> Bool {
    let items = entry.value.items
    let old = items.map { $0.text ?? "" }
    if old == new { return true }
    let kept = items.indices.filter { new.contains(old[$0]) }
    let added = new.filter { !old.contains($0) }
    // Another order, or the same item twice: the list is written anew.
    let isInOrder = kept.map { old[$0] } + added == new
    return entry.value.isFlow
      ? setFlow(new, of: entry.value, kept: isInOrder ? kept : [], added: added)
      : setBlock(new, of: entry, kept: isInOrder ? kept : [], added: isInOrder ? added : new)
  }

  private mutating func setFlow(
    _ new: [String], of list: RuleNode, kept: [Int], added: [String]
  ) -> Bool {
    let items = list.items
    guard let last = kept.last else {
      replace(list.span, with: RuleScalar.written(new))
      return true
    }
    for index in items.indices where index < last && !kept.contains(index) {
      replace(items[index].span.lowerBound..<items[index + 1].span.lowerBound, with: "")
    }
    let end = items[items.count - 1].span.upperBound
    replace(
      items[last].span.upperBound..<end,
      with: added.map { ", " + RuleScalar.written($0) }.joined())
    return true
  }

  private mutating func setBlock(
    _ new: [String], of entry: RuleNode.Entry, kept: [Int], added: [String]
  ) -> Bool {
    let items = entry.value.items
    let dashes = items.map { dash(of: $0) }
    guard let dash = dashes.first ?? nil else { return false }
    for index in items.indices where !kept.contains(index) {
      guard let start = dashes[index], isFirstInLine(start) else { return false }
      removeLines(of: start..<items[index].span.upperBound)
    }
    if new.isEmpty {
      guard let colon = text.bytes[entry.key.span.upperBound...].firstIndex(of: UInt8(ascii: ":"))
      else { return false }
      insert(" []", at: colon + 1)
      return true
    }
    let indent = String(repeating: " ", count: column(of: dash))
    let lines = added.map { indent + "- " + RuleScalar.written($0) }
    // Below the last that stays; else below the last of all, which then goes.
    let anchor = kept.last ?? items.count - 1
    insert(lines: lines, below: items[anchor].span.upperBound - 1)
    return true
  }

  /// Where an item's dash stands: on its line, or above it with nothing between.
  func dash(of item: RuleNode) -> Int? {
    let blanks = Set(" \r\n".utf8)
    guard
      let offset = text.bytes[..<item.span.lowerBound].lastIndex(where: { !blanks.contains($0) })
    else { return nil }
    return text.bytes[offset] == UInt8(ascii: "-") ? offset : nil
  }

  /// Adds a mapping at the end of a list under a top-level key.
  ///
  /// It is written as its neighbour is: in braces or on lines, indented as deep, with an empty
  /// line between if those have one.
  mutating func append(_ fields: [RuleField], to key: String, in root: RuleNode) -> Bool {
    let fields = fields.filter { $0.value != .absent }
    let braces = "{" + fields.map { "\($0.key): \($0.written)" }.joined(separator: ", ") + "}"
    guard let entry = root[key] else {
      guard
        let end = root.entries.last.map({
          max($0.key.span.upperBound, $0.value.span.upperBound)
        })
      else { return false }
      if root.isFlow {
        insert(", \(key): [\(braces)]", at: end)
      } else {
        insert(lines: ["\(key):"] + block(fields, dash: 2, gap: 2), below: end - 1)
      }
      return true
    }
    guard case .list(let items) = entry.value.content else { return false }
    guard let last = items.last else { return fillEmpty(entry, fields, braces, in: root) }
    if entry.value.isFlow {
      let indent = String(repeating: " ", count: column(of: last.span.lowerBound))
      let index = text.lineIndex(of: last.span.lowerBound)
      insert(
        isFirstInLine(last.span.lowerBound)
          ? "," + text.lineEnding(at: index) + indent + braces : ", " + braces,
        at: last.span.upperBound)
      return true
    }
    guard let dash = dash(of: last) else { return false }
    let indent = column(of: dash)
    var lines =
      last.isFlow
      ? [String(repeating: " ", count: indent) + "- " + braces]
      : block(fields, dash: indent, gap: max(2, column(of: last.span.lowerBound) - indent))
    let above = text.lineIndex(of: dash) - 1
    if items.count > 1, above >= 0, text.lines[above].isEmpty { lines.insert("", at: 0) }
    insert(lines: lines, below: last.span.upperBound - 1)
    return true
  }

  /// The first item of a list that is written `[]`.
  private mutating func fillEmpty(
    _ entry: RuleNode.Entry, _ fields: [RuleField], _ braces: String, in root: RuleNode
  ) -> Bool {
    let span = entry.value.span
    guard !root.isFlow else {
      replace(span, with: "[\(braces)]")
      return true
    }
    let start =
      text.bytes[span.lowerBound - 1] == UInt8(ascii: " ") ? span.lowerBound - 1 : span.lowerBound
    replace(start..<span.upperBound, with: "")
    insert(lines: block(fields, dash: 2, gap: 2), below: span.upperBound - 1)
    return true
  }

  /// A mapping as lines below one another.
  private func block(_ fields: [RuleField], dash: Int, gap: Int) -> [String] {
    fields.enumerated().map { index, field in
      let start =
        index == 0
        ? String(repeating: " ", count: dash) + "-" + String(repeating: " ", count: gap - 1)
        : String(repeating: " ", count: dash + gap)
      return start + "\(field.key): \(field.written)"
    }
  }
}
