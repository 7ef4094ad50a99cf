internal import Editorial

/// What the canonical subset asks of keys: no two alike, and plain values for managed ones.
struct ManagedRules {
  let managed: ManagedKeys
  /// The right spellings of managed and profile keys, by their lower-case form.
  let reserved: [String: Set<String>]

  init(managed: ManagedKeys, profileKeys: Set<String>) {
    self.managed = managed
    reserved = managed.all.union(profileKeys).reduce(into: [:]) {
      $0[$1.lowercased(), default: []].insert($1)
    }
  }

  func check(_ front: FrontMatter, into faults: inout [DraftFault]) {
    var seen: [String: Int] = [:]
    seen.reserveCapacity(front.entries.count)
    for (index, entry) in front.entries.enumerated() {
      let folded = entry.key.lowercased()
      if let first = seen.updateValue(index, forKey: folded).map({ front.entries[$0] }) {
        faults.append(
          first.key == entry.key
            ? DraftFault(
              entry.keyRange, "the key `\(entry.key)` stands twice, first on line \(first.number)",
              help: "keep one of the two")
            : DraftFault(
              entry.keyRange,
              "the key `\(entry.key)` differs only in case from `\(first.key)` on line \(first.number)",
              help: "keep one of the two"))
      } else if let right = reserved[folded], !right.contains(entry.key) {
        let name = right.sorted().first ?? folded
        faults.append(
          DraftFault(
            entry.keyRange, "the key `\(entry.key)` is `\(name)` in another case",
            help: "write `\(name)`"))
      } else if managed.scalars.contains(entry.key) {
        if let fault = scalarFault(entry, front) { faults.append(fault) }
      } else if managed.lists.contains(entry.key), case .other = entry.value {
        faults.append(
          DraftFault(
            entry.keyRange, "`\(entry.key)` is not a list of texts",
            help: "write the list below the key, each line as `- text`"))
      }
      if faults.count > 9 { return }
    }
  }

  /// One plain scalar on the key's own line.
  private func scalarFault(_ entry: Entry, _ front: FrontMatter) -> DraftFault? {
    let line = front.source.lines[entry.line].content
    let rest = entry.keyRange.lowerBound..<line.upperBound
    let sign = front.syntax == .yaml ? ":" : " ="
    if case .empty = entry.value, entry.style != .block { return nil }
    guard case .scalar(let text) = entry.value, let range = entry.valueRange,
      entry.style != .block, range.upperBound <= line.upperBound
    else {
      return DraftFault(
        rest, "`\(entry.key)` has no single value on its own line",
        help: "write `\(entry.key)\(sign) value` on one line")
    }
    let raw = front.source.bytes[range]
    // A date is often quoted, and every reader takes the quotes away alike; escapes are another
    // matter, and a quoted state or boolean is text to one generator and a word to the next.
    let escaped =
      entry.style == .double && raw.contains(Byte.backslash)
      || entry.style == .single && raw.count != text.utf8.count + 2
    if escaped {
      return DraftFault(
        range, "an escape in the value of `\(entry.key)`", help: "write the value as it is read")
    }
    if front.syntax == .yaml {
      if entry.style != .plain, entry.key == managed.state || text == "true" || text == "false" {
        return DraftFault(
          range, "quotes around the value of `\(entry.key)`",
          help: "write `\(entry.key): \(text)` without quotes")
      }
      if entry.style == .plain, Self.otherBooleans.contains(text) {
        return DraftFault(
          range, "`\(text)`, which some programs take for true or false",
          help: "write `true` or `false`, or put the text in quotes")
      }
    }
    return nil
  }

  /// YAML 1.1's words for true and false, which half of the generators know.
  static let otherBooleans: Set<String> = [
    "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF",
    "True", "TRUE", "False", "FALSE",
  ]
}
