import Editorial
import Manuscript

extension FuzzTarget {
  /// Commit messages: trailers that were read are read again from what is written.
  static let messages = FuzzTarget(name: "messages") { bytes in
    let message = CommitMessageReader.read(String(decoding: bytes, as: UTF8.self))
    if message.subject.unicodeScalars.contains("\n") { return "a subject of two lines" }
    guard !message.trailers.isEmpty else { return nil }
    let again = CommitMessageReader.read(CommitMessageWriter.write(message))
    if again.trailers != message.trailers { return "other trailers when written again" }
    if again.subject != message.subject { return "another subject when written again" }
    return again.body == message.body ? nil : "another body when written again"
  }
}
