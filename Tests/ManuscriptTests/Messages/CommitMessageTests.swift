import Editorial
import Manuscript
import Testing

@Suite("Commit messages")
struct CommitMessageTests {
  @Test("what is written is read again")
  func roundTrip() {
    let message = CommitMessage(
      subject: "publish: river-gauge", body: "Two paragraphs.\n\nOf reason.",
      trailers: [
        .transition("publish", "river-gauge"), .copy("river-gauge", "5f1c0d"),
        .approve("other", "5f1c0e", "ben"), .rename("a", "b"),
        .accept("abc", "edit.role", "river-gauge"),
      ])
    #expect(CommitMessageReader.read(CommitMessageWriter.write(message)) == message)
  }

  @Test("a reason that looks like trailers stays a reason")
  func forgedReason() {
    let message = CommitMessage(
      subject: "return: x", body: "Stet-Approve: x 123 ben",
      trailers: [.transition("return", "x"), .copy("x", "456")])
    let read = CommitMessageReader.read(CommitMessageWriter.write(message))
    #expect(read == message)
  }

  @Test(
    "only the last paragraph of trailers speaks",
    arguments: [
      ("s\n\nStet-Transition: publish x\n\nmore prose\n", 0),
      ("s\n\nStet-Transition: publish x\n", 1),
      ("s\n\nStet-Transition: publish x\n\nSigned-off-by: A <a@b>\nChange-Id: I1\n", 1),
      ("s\n\nprose\nStet-Transition: publish x\n", 0),
      ("s\n\nStet-Transition: publish x\nCo-authored-by: B <b@c>\n", 1),
      ("s\n\nStet-Transition: publish\n  x\n", 0),
      ("s\n\nStet-Transition:publish x\n", 0),
      ("s\n\nStet-Transition: publish x\nStet-Transition: return x\n", 0),
      ("s\n\nStet-Transition: publish x\nStet-Transition: publish y\n", 2),
      ("s\n\nStet-Nonsense: publish x\n", 0),
      // To characters a blank below a mark is none, nor a line's end behind CR.
      ("s\n\nStet-Transition: publish \u{301}x\n", 1),
      ("s\n\nStet-Transition: \u{301}publish x\n", 1),
      ("s\r\n\r\nStet-Transition: publish x\r\n", 1),
      ("Stet-Transition: publish x\n", 0),
      ("", 0),
    ])
  func grammar(_ text: String, _ count: Int) {
    #expect(CommitMessageReader.read(text).trailers.count == count)
  }

  @Test("the body is what stands between subject and trailers")
  func body() {
    let read = CommitMessageReader.read(
      "return: x\n\nPlease check.\n\nNote: the second source.\n\nStet-Transition: return x\n")
    #expect(read.body == "Please check.\n\nNote: the second source.")
    let signed = CommitMessageReader.read("save: x\n\nWhy.\n\nSigned-off-by: A <a@b>\n")
    #expect(signed.body == "Why.")
  }

  @Test(
    "what cannot stand in a message is told",
    arguments: [
      ("plain — text ✓", false), ("a\u{1B}[2J", true), ("a\u{202E}b", true), ("a\nb", true),
    ])
  func faults(_ text: String, _ faulty: Bool) {
    #expect((CommitMessageWriter.fault(in: text, allowingLines: false) != nil) == faulty)
  }
}
