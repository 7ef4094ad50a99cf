import Git
import Testing

@Suite struct CommitParserTests {
  private static let tree = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n"
  private static let parent = "parent 1234567890123456789012345678901234567890\n"
  private static let author = "author Ada Reed <ada@example.org> 1700000000 +0530\n"
  private static let committer = "committer Bo <bo@example.org> 1700000001 -0030\n"
  private static let head = tree + author + committer

  private func parse(_ text: String) throws(MalformedCommit) -> Commit {
    try Commit.parse(raw: Array(text.utf8), id: .zero)
  }

  @Test func readsEveryPart() throws {
    let commit = try parse(
      Self.tree + Self.parent + Self.parent + Self.author + Self.committer + "\nOne\n\ntwo\n")
    #expect(commit.tree.hex == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
    #expect(commit.parents.count == 2)
    #expect(
      commit.author
        == Signature(
          name: "Ada Reed", email: "ada@example.org", seconds: 1_700_000_000, offset: 330))
    #expect(commit.committer.offset == -30)
    #expect(commit.message == "One\n\ntwo\n")
    #expect(commit.summary == "One")
    #expect(!commit.isSigned)
  }

  @Test(arguments: [
    ("", ""), ("no newline at the end", "no newline at the end"), ("\n\nlate", "\n\nlate"),
    ("gpgsig -----BEGIN SSH SIGNATURE-----\n", "gpgsig -----BEGIN SSH SIGNATURE-----\n"),
    ("author Eve <eve@example.org> 1 +0000\n", "author Eve <eve@example.org> 1 +0000\n"),
  ])
  func messages(text: String, message: String) throws {
    let commit = try parse(Self.head + "\n" + text)
    #expect(commit.message == message)
    #expect(commit.messageBytes == Array(text.utf8))
    #expect(!commit.isSigned)
  }

  @Test func odd() throws {
    let latin = Array((Self.head + "encoding ISO-8859-1\n\ncaf").utf8) + [0xe9, 0x0a]
    let commit = try Commit.parse(raw: latin, id: .zero)
    #expect(commit.message == "caf\u{fffd}\n")
    #expect(commit.messageBytes == Array("caf".utf8) + [0xe9, 0x0a])
    let name = Array("\(Self.tree)author Ren".utf8) + [0xe9]
    let named = name + Array(" <r@example.org> 1 +0000\n\(Self.committer)\n".utf8)
    #expect(try Commit.parse(raw: named, id: .zero).author.name == "Ren\u{fffd}")
  }

  @Test(arguments: [
    "encoding UTF-8\n", "gpgsig one\n two\n \n three\n", "gpgsig-sha256 x\n",
    "mergetag object 1\n type commit\n \n text\nmergetag object 2\n", "HG:rename a b\n",
    "x y\nx y\n",
  ])
  func furtherHeaders(text: String) throws {
    let commit = try parse(Self.head + text + "\nmessage")
    #expect(commit.message == "message")
    #expect(commit.isSigned == text.hasPrefix("gpgsig"))
  }

  private static let faulty: [(String, String)] = [
    ("", "tree"),
    ("tree 12\n", "tree"),
    ("\(author)\(committer)\n", "tree"),
    ("tree 4B825DC642CB6EB9A060E54BF8D69288FBEE4904\n\(author)\(committer)\n", "tree"),
    ("\(tree)\(tree)\(author)\(committer)\n", "author"),
    ("\(tree)parent 12\n\(author)\(committer)\n", "parent"),
    ("\(tree)\(author)\(parent)\(committer)\n", "committer"),
    ("\(tree)\(committer)\(author)\n", "author"),
    ("\(tree)\(author)\(author)\(committer)\n", "committer"),
    ("\(head)\(committer)\n", "repeated header"),
    ("\(head)\(author)\n", "repeated header"),
    ("\(head)\(tree)\n", "repeated header"),
    ("\(head)\(parent)\n", "repeated header"),
    ("\(head)encoding a\nencoding b\n\n", "repeated header"),
    ("\(head)gpgsig a\ngpgsig b\n\n", "repeated header"),
    ("\(head)", "no message"),
    ("\(head)gpgsig a", "no message"),
    ("\(head) continued\n\n", "header"),
    ("\(head)alone\n\n", "header"),
    ("\(head)\nmess\0age", "nul"),
    ("\(head)gpgsig a\0b\n\n", "nul"),
    ("\(tree)author Ada <a@b> 1 +0000\0\n\(committer)\n", "nul"),
    ("\(tree)author Ada <a@b>\n\(committer)\n", "author"),
    ("\(tree)author Ada a@b 1 +0000\n\(committer)\n", "author"),
    ("\(tree)author Ada<a@b> 1 +0000\n\(committer)\n", "author"),
    ("\(tree)author <a@b> 1 +0000\n\(committer)\n", "author"),
    ("\(tree)author A <a@b> <c@d> 1 +0000\n\(committer)\n", "author"),
    ("\(tree)author A <a<b> 1 +0000\n\(committer)\n", "author"),
    ("\(tree)author A> <a@b> 1 +0000\n\(committer)\n", "author"),
    ("\(tree)author Ada <a@b> 01 +0000\n\(committer)\n", "author"),
    ("\(tree)author Ada <a@b> -1 +0000\n\(committer)\n", "author"),
    ("\(tree)author Ada <a@b> 9999999999999999999 +0000\n\(committer)\n", "author"),
    ("\(tree)author Ada <a@b> 1 0000\n\(committer)\n", "author"),
    ("\(tree)author Ada <a@b> 1 +000\n\(committer)\n", "author"),
    ("\(tree)author Ada <a@b> 1 +0000 \n\(committer)\n", "author"),
  ]

  @Test(arguments: faulty)
  func refused(text: String, fault: String) {
    let error = #expect(throws: MalformedCommit.self) { try parse(text) }
    #expect(error?.fault.rawValue == fault, "\(text)")
  }

  @Test func signatureIsTakenFromTheHeaderAlone() throws {
    let payload = try Commit.bytes(
      tree: .zero, parents: [], author: TestRepository.signature,
      committer: TestRepository.signature, message: "gpgsig not me\n")
    #expect(Commit.signed(raw: payload) == nil)
    let signed = try Commit.bytes(
      tree: .zero, parents: [], author: TestRepository.signature,
      committer: TestRepository.signature, message: "gpgsig not me\n",
      signature: "-----BEGIN-----\n\nabc\n-----END-----\n")
    #expect(try Commit.parse(raw: signed, id: .zero).isSigned)
    let parts = try #require(Commit.signed(raw: signed))
    #expect(parts.payload == payload)
    #expect(parts.signature == Array("-----BEGIN-----\n\nabc\n-----END-----\n".utf8))
  }
}
