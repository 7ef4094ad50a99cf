internal import Editorial

/// Reads the posts of other blogs.
public enum PostReader {
  /// Whether a file is a post rather than a page saved as text: by its ending, or because it has
  /// front matter that can be read.
  public static func isPost(_ bytes: [UInt8], name: String) -> Bool {
    if isMarkdown(name) { return true }
    return (try? reader.frontMatter(of: withoutMark(bytes), path: name)) != nil
  }

  /// Whether the name has an ending of Markdown.
  public static func isMarkdown(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    let ending = name[name.index(after: dot)...].lowercased()
    return ["md", "markdown", "mdown", "mkd", "mdx"].contains(ending)
  }

  /// Reads a post: Markdown alone, or below YAML, TOML or JSON front matter.
  ///
  /// - Throws: ``MalformedDraft`` with every fault and its place, bytes that are not UTF-8 included.
  public static func read(_ bytes: [UInt8], path: String) throws(MalformedDraft) -> BlogPost {
    var notes: [String] = []
    var bytes = bytes
    if withoutMark(bytes).count < bytes.count {
      bytes = withoutMark(bytes)
      notes.append("took an invisible mark (BOM) off the start of the file")
    }
    do {
      try Hazards.firstForeignByte(in: bytes)
    } catch {
      throw MalformedDraft(findings: [place(of: error, in: bytes, path)])
    }
    if bytes.first == Byte.openBrace {
      bytes = try convert(bytes, path)
      notes.append("wrote its JSON front matter as YAML")
    } else if !bytes.starts(with: Array("---".utf8)), !bytes.starts(with: Array("+++".utf8)) {
      bytes = Array("---\n---\n\n".utf8) + bytes.drop { $0.isBreak }
    }
    if let form = FormMender(bytes, reader: reader, path: path) {
      bytes = form.bytes
      notes += form.mends.map { "line \($0.line): \($0.message)" }
    }
    let front = try reader.frontMatter(of: bytes, path: path)
    let text = reader.draft(from: front)
    return BlogPost(
      bytes: bytes, text: text, heading: heading(bytes[front.body]), notes: notes)
  }

  /// Knows no key as stet's own: what the other blog wrote there is its affair.
  static let reader = DraftReader(managed: ManagedKeys(state: "")) { _ in "" }

  private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
  }

  private static func convert(
    _ bytes: [UInt8], _ path: String
  ) throws(MalformedDraft) -> [UInt8] {
    do throws(JSONTree.Fault) {
      return try JSONFrontMatter.converted(bytes)
    } catch {
      let fault = DraftFault(
        error.offset..<(error.offset + 1), error.message,
        help: "put the front matter right, or write it as YAML between `---`")
      throw MalformedDraft(findings: [
        fault.finding(in: DraftSource(path: path, bytes: bytes))
      ])
    }
  }

  /// The byte is named, since no editor shows what it cannot read.
  private static func place(
    of fault: DraftFault, in bytes: [UInt8], _ path: String
  ) -> Finding {
    var finding = fault.finding(in: DraftSource(path: path, bytes: bytes))
    finding.message += ": byte \(fault.range.lowerBound + 1) of the file"
    let likely = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    finding.help =
      "convert it first: iconv -f \(likely ? "UTF-16" : "WINDOWS-1252") -t UTF-8 FILE"
    return finding
  }

  /// `# The title` on the body's first line with text.
  private static func heading(_ body: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: body.prefix(2000), as: UTF8.self)
    guard
      let line = text.split(whereSeparator: \.isNewline).first(where: { line in
        line.contains { !$0.isWhitespace }
      }), line.hasPrefix("# ")
    else { return nil }
    let title = line.dropFirst(2).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return title.isEmpty ? nil : title
  }
}
