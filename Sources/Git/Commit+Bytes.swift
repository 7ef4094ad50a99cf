extension Commit {
  /// The bytes of a commit that is to be made, as `git commit-tree` would write them.
  ///
  /// The message stands as given, in UTF-8. With a `signature` (armoured text, made over the bytes
  /// without it) they are those of the signed commit.
  public static func bytes(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature,
    message: String, signature: String? = nil
  ) throws(GitError) -> [UInt8] {
    try author.validate()
    try committer.validate()
    guard !message.utf8.contains(0), signature?.utf8.contains(0) != true else {
      throw GitError(code: .malformed, message: "a message must not hold NUL", call: "commit")
    }
    var text = "tree \(tree)\n"
    for parent in parents { text += "parent \(parent)\n" }
    text += "author \(author)\ncommitter \(committer)\n"
    if let signature {
      var lines = signature.utf8.split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      while lines.last?.isEmpty == true { lines.removeLast() }
      // A header goes on in lines that begin with a space; so do empty ones.
      let block = lines.map { String(Substring($0)) }.joined(separator: "\n ")
      text += "gpgsig \(block)\n"
    }
    text += "\n"
    return Array(text.utf8) + Array(message.utf8)
  }

  /// A commit's signature and the bytes it was made over; nil when it has none to rely on.
  ///
  /// `raw` is a commit that `parse` accepts. Only the header is searched, to its end: libgit2's own
  /// `git_commit_extract_signature` also takes a block from the message and stops at a NUL. A
  /// `gpgsig-sha256`, which is over other bytes and which git leaves unread here, spoils it.
  public static func signed(raw: [UInt8]) -> (signature: [UInt8], payload: [UInt8])? {
    var signature: [UInt8]?
    var payload: [UInt8] = []
    payload.reserveCapacity(raw.count)
    var place = 0
    var inSignature = false
    while place < raw.count, raw[place] != UInt8(ascii: "\n") {
      let end = raw[place...].firstIndex(of: UInt8(ascii: "\n")) ?? raw.count - 1
      let line = raw[place...end]
      if raw[place] == UInt8(ascii: " ") {
        if inSignature { signature?.append(contentsOf: line.dropFirst()) }
      } else {
        guard !line.starts(with: "gpgsig-sha256 ".utf8) else { return nil }
        inSignature = line.starts(with: "gpgsig ".utf8)
        if inSignature { signature = Array(line.dropFirst("gpgsig ".utf8.count)) }
      }
      if !inSignature { payload.append(contentsOf: line) }
      place = end + 1
    }
    guard let signature else { return nil }
    payload.append(contentsOf: raw[place...])
    return (signature, payload)
  }
}
