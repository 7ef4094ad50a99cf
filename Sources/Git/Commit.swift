/// A commit, as its bytes say it and nothing else does.
public struct Commit: Hashable, Sendable {
  public let id: ObjectID
  public let tree: ObjectID
  public let parents: [ObjectID]
  public let author: Signature
  public let committer: Signature
  /// The message as UTF-8, what is none replaced by U+FFFD; an `encoding` header is not followed.
  public let message: String
  /// Whether a signature of any kind stands in the header.
  ///
  /// Says nothing of its worth.
  public let isSigned: Bool
  // Only where the text cannot give the bytes back: most histories hold no such message.
  private let damagedMessage: [UInt8]?

  init(
    id: ObjectID, tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature,
    message: UnsafeRawBufferPointer, isSigned: Bool
  ) {
    self.id = id
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    self.isSigned = isSigned
    if let text = String(validating: message, as: UTF8.self) {
      self.message = text
      damagedMessage = nil
    } else {
      self.message = String(decoding: message, as: UTF8.self)
      damagedMessage = [UInt8](message)
    }
  }

  /// The message's bytes, exactly.
  public var messageBytes: [UInt8] { damagedMessage ?? Array(message.utf8) }

  /// The message's first line.
  public var summary: Substring { message.prefix { !$0.isNewline } }
}
