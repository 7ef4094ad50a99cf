public import Editorial

/// Reads a draft's file: its front matter with the place of every key, and its copy id.
///
/// Only a canonical subset of YAML and TOML front matter is read, in which a line-by-line reader, a
/// full parser and the site generators must all see the same keys; anything else is malformed.
/// The clauses are in the formats page under "A draft".
public struct DraftReader: Sendable {
  /// The largest file that is read as a draft, in bytes: 1 MiB.
  public static let maximumSize = 1 << 20
  /// The most lines that a draft may have: reading a Markdown block a line costs more than its bytes.
  public static let maximumLines = 20_000
  /// The most that may stand between the fences, in bytes: 64 KiB.
  public static let maximumFrontMatter = 64 << 10

  /// The keys that only transitions and renames write.
  public let managed: ManagedKeys
  let rules: ManagedRules
  private let identify: @Sendable ([UInt8]) -> CopyID

  /// Makes a reader for a workflow's managed keys.
  ///
  /// `profileKeys` are the other keys that the site's profile gives a meaning; they may not occur in
  /// another case. `identify` is git's blob id of some bytes.
  public init(
    managed: ManagedKeys, profileKeys: Set<String> = [],
    identify: @escaping @Sendable ([UInt8]) -> CopyID
  ) {
    self.managed = managed
    self.identify = identify
    rules = ManagedRules(managed: managed, profileKeys: profileKeys)
  }

  /// The finding for a file over ``maximumSize``, for callers that ask before they load it.
  public static func tooLarge(path: String) -> Finding {
    Finding(
      MalformedDraft.code, .error, "the file is larger than 1 MiB", at: .start(of: path),
      help: "keep pictures and data in files of their own")
  }

  /// Reads a file's bytes as a draft, or says what is wrong with them.
  ///
  /// `path` is only what findings and locations name.
  public func read(_ bytes: [UInt8], path: String) -> Result<DraftText, MalformedDraft> {
    do {
      return .success(draft(from: try frontMatter(of: bytes, path: path)))
    } catch {
      return .failure(error)
    }
  }

  func frontMatter(of bytes: [UInt8], path: String) throws(MalformedDraft) -> FrontMatter {
    if bytes.count > DraftReader.maximumSize {
      throw MalformedDraft(findings: [DraftReader.tooLarge(path: path)])
    }
    if bytes.count > DraftReader.maximumLines,
      bytes.lazy.filter({ $0 == 0x0A }).count > DraftReader.maximumLines
    {
      throw MalformedDraft(findings: [
        Finding(
          MalformedDraft.code, .error, "the file has more than 20,000 lines",
          at: .start(of: path), help: "keep pictures and data in files of their own")
      ])
    }
    var source = DraftSource(path: path, bytes: bytes)
    do {
      let syntax = try Fences.find(in: &source, state: managed.state)
      try Hazards.firstForeignByte(in: bytes)
      var faults: [DraftFault] = []
      Hazards.check(source, yaml: syntax == .yaml, into: &faults)
      guard faults.isEmpty else { throw malformed(faults, source) }
      let entries =
        switch syntax {
        case .yaml: try YAMLReader.read(source)
        case .toml: try TOMLReader.read(source, managed: managed)
        }
      let front = FrontMatter(source: source, syntax: syntax, entries: entries)
      rules.check(front, into: &faults)
      guard faults.isEmpty else { throw malformed(faults, source) }
      return front
    } catch let fault as DraftFault {
      throw malformed([fault], source)
    } catch let error as MalformedDraft {
      throw error
    } catch {
      throw malformed([], source)
    }
  }

  private func malformed(_ faults: [DraftFault], _ source: DraftSource) -> MalformedDraft {
    MalformedDraft(findings: faults.map { $0.finding(in: source) })
  }

  func draft(from front: FrontMatter) -> DraftText {
    let source = front.source
    let fields = front.entries.map { entry in
      let content = source.lines[entry.line].content
      let text = source.string(content)
      let key = source.location(
        of: entry.keyRange, line: entry.number, content: content, text: text)
      let value = entry.valueRange.map {
        source.location(of: $0, line: entry.number, content: content, text: text)
      }
      return Field(
        key: entry.key, value: entry.value, keyLocation: key, valueLocation: value ?? key)
    }
    let body = front.body
    return DraftText(
      syntax: front.syntax, fields: fields, bodyLine: source.lines.count + 1,
      hasBody: source.bytes[body].contains { !$0.isBlank && !$0.isBreak },
      copy: identify(DraftCopy.copyBytes(of: front, managed: managed)))
  }
}
