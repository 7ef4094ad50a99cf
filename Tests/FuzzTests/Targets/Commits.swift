import Git

extension FuzzTarget {
  /// Raw commits: what is accepted shows one face, also when it is written again.
  static let commits = FuzzTarget(name: "commits") { bytes in
    guard let commit = try? Commit.parse(raw: bytes, id: .zero) else { return nil }
    if bytes.contains(0) { return "a NUL is accepted" }
    if !bytes.starts(with: "tree \(commit.tree)\n".utf8) { return "another tree" }
    if !bytes.elementsEqual(bytes.dropLast(commit.messageBytes.count) + commit.messageBytes) {
      return "another message"
    }
    if let (_, payload) = Commit.signed(raw: bytes) {
      guard let unsigned = try? Commit.parse(raw: payload, id: .zero) else {
        return "what was signed is malformed"
      }
      if unsigned.tree != commit.tree || unsigned.parents != commit.parents
        || unsigned.author != commit.author || unsigned.committer != commit.committer
        || unsigned.messageBytes != commit.messageBytes
      {
        return "what was signed is another commit"
      }
    }
    // A name that cannot be written (a control character) is refused there.
    guard
      let written = try? Commit.bytes(
        tree: commit.tree, parents: commit.parents, author: commit.author,
        committer: commit.committer, message: commit.message)
    else { return nil }
    guard let again = try? Commit.parse(raw: written, id: .zero) else {
      return "what is written cannot be read"
    }
    return again.tree == commit.tree && again.parents == commit.parents
      && again.author == commit.author && again.committer == commit.committer
      && again.message == commit.message ? nil : "something else is written"
  }
}
