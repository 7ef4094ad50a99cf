import Glibc

/// Reads a commit strictly.
///
/// `tree`, any `parent`s, `author`, `committer`, one of each and in this order; further headers,
/// none of which repeats a known one; a blank line; the message; no NUL anywhere. git and libgit2
/// are more lenient and do not agree with each other, so that one commit could show two faces.
struct CommitParser {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var isSigned = false

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  static func parse(
    _ bytes: UnsafeRawBufferPointer, id: ObjectID
  ) throws(MalformedCommit) -> Commit {
    var parser = CommitParser(bytes)
    return try parser.commit(id)
  }

  /// The tree and the parents that a commit begins with; nil where these lines have another form.
  static func bones(_ bytes: UnsafeRawBufferPointer) -> (tree: ObjectID, parents: [ObjectID])? {
    var parser = CommitParser(bytes)
    do throws(MalformedCommit) {
      guard let tree = try parser.id(after: "tree ", .tree) else { return nil }
      var parents: [ObjectID] = []
      while let parent = try parser.id(after: "parent ", .parent) { parents.append(parent) }
      return (tree, parents)
    } catch {
      return nil
    }
  }

  private mutating func commit(_ id: ObjectID) throws(MalformedCommit) -> Commit {
    if let base = bytes.baseAddress, let nul = memchr(base, 0, bytes.count) {
      throw MalformedCommit(fault: .nul, offset: UnsafeRawPointer(nul) - base)
    }
    guard let tree = try self.id(after: "tree ", .tree) else { throw fault(.tree) }
    var parents: [ObjectID] = []
    while let parent = try self.id(after: "parent ", .parent) { parents.append(parent) }
    let author = try signature(after: "author ", .author)
    let committer = try signature(after: "committer ", .committer)
    try furtherHeaders()
    return Commit(
      id: id, tree: tree, parents: parents, author: author, committer: committer,
      message: UnsafeRawBufferPointer(rebasing: bytes[place...]), isSigned: isSigned)
  }

  /// Reads a line of a keyword and an id; nil, and nothing read, where the keyword is another.
  private mutating func id(
    after keyword: StaticString, _ kind: MalformedCommit.Fault
  ) throws(MalformedCommit) -> ObjectID? {
    guard starts(with: keyword) else { return nil }
    let start = place + keyword.utf8CodeUnitCount
    guard start + 40 < bytes.count, bytes[start + 40] == UInt8(ascii: "\n"),
      let id = ObjectID(
        hexBytes: UnsafeRawBufferPointer(rebasing: bytes[start..<start + 40]), upperCase: false)
    else { throw fault(kind) }
    place = start + 41
    return id
  }

  private mutating func signature(
    after keyword: StaticString, _ kind: MalformedCommit.Fault
  ) throws(MalformedCommit) -> Signature {
    guard starts(with: keyword), let end = lineEnd(from: place) else { throw fault(kind) }
    let start = place + keyword.utf8CodeUnitCount
    guard let signature = SignatureParser.parse(bytes[start..<end]) else { throw fault(kind) }
    place = end + 1
    return signature
  }

  /// Passes over everything up to the message.
  private mutating func furtherHeaders() throws(MalformedCommit) {
    // Most commits have none, and need no list.
    var seen: Set<Known> = []
    var continues = false
    while let end = lineEnd(from: place) {
      if end == place {
        place = end + 1
        return
      }
      if bytes[place] == UInt8(ascii: " ") {
        guard continues else { throw fault(.header) }
      } else {
        let line = bytes[place..<end]
        guard let space = line.firstIndex(of: UInt8(ascii: " ")) else { throw fault(.header) }
        let key = String(decoding: line[..<space], as: UTF8.self)
        if let known = Known(rawValue: key) {
          guard !known.isFirst, seen.insert(known).inserted else { throw fault(.repeatedHeader) }
          if known == .signature || known == .signature256 { isSigned = true }
        }
        continues = true
      }
      place = end + 1
    }
    throw fault(.noMessage)
  }

  /// The headers that may stand once; `mergetag` may stand once for each tag that was merged.
  private enum Known: String {
    case tree, parent, author, committer, encoding
    case signature = "gpgsig"
    case signature256 = "gpgsig-sha256"

    /// Whether it stands in front of all others, and so was there already.
    var isFirst: Bool {
      switch self {
      case .tree, .parent, .author, .committer: true
      case .encoding, .signature, .signature256: false
      }
    }
  }

  private func starts(with keyword: StaticString) -> Bool {
    let count = keyword.utf8CodeUnitCount
    guard place + count <= bytes.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + place, keyword.utf8Start, count) == 0
  }

  private func lineEnd(from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let end = memchr(base + start, Int32(UInt8(ascii: "\n")), bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(end) - base
  }

  private func fault(_ fault: MalformedCommit.Fault) -> MalformedCommit {
    MalformedCommit(fault: fault, offset: place)
  }
}

extension Commit {
  /// Reads a commit from its bytes, without the `commit SIZE` that git hashes before them.
  ///
  /// Strict: see `CommitParser`. `id` is believed, not computed.
  public static func parse(raw: [UInt8], id: ObjectID) throws(MalformedCommit) -> Commit {
    try raw.withUnsafeBytes { bytes in
      Result { () throws(MalformedCommit) in try CommitParser.parse(bytes, id: id) }
    }.get()
  }

  /// Reads a commit from bytes that somebody else keeps; nothing of them is kept.
  public static func parse(
    raw: UnsafeRawBufferPointer, id: ObjectID
  ) throws(MalformedCommit) -> Commit {
    try CommitParser.parse(raw, id: id)
  }
}
