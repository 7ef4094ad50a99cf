/// The change of one file in the unified format that `git apply` and `patch` read.
struct UnifiedDiff {
  enum Line: Hashable {
    /// A header, already safe to print.
    case header(String)
    /// A hunk's place: `@@ -1,3 +1,4 @@`.
    case hunk(String)
    case same([UInt8])
    case removed([UInt8])
    case added([UInt8])
    /// `\ No newline at end of file`
    case noNewline
  }

  let lines: [Line]

  /// - Parameter movedFrom: where the file was before, when it comes from another path.
  init(
    path: String, movedFrom: String? = nil, before: [UInt8]?, after: [UInt8]?, context: Int = 3
  ) {
    guard before != after || movedFrom != nil else {
      lines = []
      return
    }
    let source = movedFrom ?? path
    var lines = Self.headers(path, movedFrom, before, after)
    if before == after {
      self.lines = lines
      return
    }
    if (before ?? []).contains(0) || (after ?? []).contains(0) {
      let old = before == nil ? "/dev/null" : Self.name("a/", source)
      let new = after == nil ? "/dev/null" : Self.name("b/", path)
      lines.append(.header("Binary files \(old) and \(new) differ"))
    } else if !(before ?? []).isEmpty || !(after ?? []).isEmpty {
      lines.append(.header("--- " + (before == nil ? "/dev/null" : Self.label("a/", source))))
      lines.append(.header("+++ " + (after == nil ? "/dev/null" : Self.label("b/", path))))
      lines += Self.hunks(Self.split(before ?? []), Self.split(after ?? []), context)
    }
    self.lines = lines
  }

  /// Git's own header: nothing else can say that an empty file comes or goes, and after one of
  /// those `git apply` takes no file without it.
  private static func headers(
    _ path: String, _ movedFrom: String?, _ before: [UInt8]?, _ after: [UInt8]?
  ) -> [Line] {
    var lines: [Line] = [
      .header("diff --git \(name("a/", movedFrom ?? path)) \(name("b/", path))")
    ]
    if let movedFrom {
      lines.append(.header("rename from \(name("", movedFrom))"))
      lines.append(.header("rename to \(name("", path))"))
    }
    if before == nil { lines.append(.header("new file mode 100644")) }
    if after == nil { lines.append(.header("deleted file mode 100644")) }
    return lines
  }

  /// A name behind `---` and `+++`: a blank in it asks for a tab at its end.
  private static func label(_ side: String, _ path: String) -> String {
    name(side, path) + (path.contains(" ") ? "\t" : "")
  }

  /// A name as git writes it: between quotes, its odd bytes in octal, when anything in it is odd.
  private static func name(_ side: String, _ path: String) -> String {
    guard escape(path) != path || path.contains("\"") || path.contains("\\") else {
      return side + path
    }
    var text = "\"" + side
    for scalar in path.unicodeScalars {
      let single = String(scalar)
      if scalar == "\"" || scalar == "\\" {
        text += "\\" + single
      } else if escape(single) == single {
        text += single
      } else {
        for byte in single.utf8 {
          let octal = String(byte, radix: 8)
          text += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
        }
      }
    }
    return text + "\""
  }

  /// The lines with their newlines.
  private static func split(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(Array(bytes[start...index]))
      start = index + 1
    }
    if start < bytes.count { lines.append(Array(bytes[start...])) }
    return lines
  }

  private static func hunks(_ old: [[UInt8]], _ new: [[UInt8]], _ context: Int) -> [Line] {
    let edits = SequenceDiff.edits(from: old, to: new)
    var lines: [Line] = []
    for range in groups(of: edits, context) {
      var counts = (old: 0, new: 0)
      var body: [Line] = []
      for edit in edits[range] {
        switch edit {
        case .keep(let index, _):
          counts.old += 1
          counts.new += 1
          append(old[index], to: &body) { .same($0) }
        case .remove(let index):
          counts.old += 1
          append(old[index], to: &body) { .removed($0) }
        case .add(let index):
          counts.new += 1
          append(new[index], to: &body) { .added($0) }
        }
      }
      // A side without lines is told by the line before it.
      let skipped = edits[..<range.lowerBound]
      let oldStart = skipped.count { $0.isOld } + (counts.old > 0 ? 1 : 0)
      let newStart = skipped.count { $0.isNew } + (counts.new > 0 ? 1 : 0)
      lines.append(.hunk("@@ -\(span(oldStart, counts.old)) +\(span(newStart, counts.new)) @@"))
      lines += body
    }
    return lines
  }

  private static func append(
    _ line: [UInt8], to body: inout [Line], as kind: ([UInt8]) -> Line
  ) {
    let ends = line.last == UInt8(ascii: "\n")
    body.append(kind(ends ? line.dropLast() : line))
    if !ends { body.append(.noNewline) }
  }

  private static func span(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start)" : "\(start),\(count)"
  }

  /// The stretches of edits that are shown, each change with its context, neighbours joined.
  private static func groups(of edits: [SequenceDiff.Edit], _ context: Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    for (index, edit) in edits.enumerated() {
      if case .keep = edit { continue }
      let range = max(0, index - context)..<min(edits.count, index + context + 1)
      if let last = groups.last, range.lowerBound <= last.upperBound {
        groups[groups.count - 1] = last.lowerBound..<range.upperBound
      } else {
        groups.append(range)
      }
    }
    return groups
  }

  /// The diff to the byte, as `git apply` takes it.
  var patch: [UInt8] {
    lines.flatMap { line -> [UInt8] in
      let newline = UInt8(ascii: "\n")
      return switch line {
      case .header(let text), .hunk(let text): Array(text.utf8) + [newline]
      case .same(let bytes): [UInt8(ascii: " ")] + bytes + [newline]
      case .removed(let bytes): [UInt8(ascii: "-")] + bytes + [newline]
      case .added(let bytes): [UInt8(ascii: "+")] + bytes + [newline]
      case .noNewline: Array("\\ No newline at end of file\n".utf8)
      }
    }
  }
}

extension SequenceDiff.Edit {
  fileprivate var isOld: Bool { if case .add = self { false } else { true } }
  fileprivate var isNew: Bool { if case .remove = self { false } else { true } }
}
