public import Editorial
import Paths

/// Reads what a commit message says, by a grammar of its own.
///
/// Trailers are the last paragraph in which every line is `Token: value`; later paragraphs made
/// only of lines that other tools append (Co-authored-by, Signed-off-by, Change-Id) are passed
/// over. There is no folding, no `---` and no configuration: the same bytes say the same thing to
/// everybody.
public enum CommitMessageReader {
  /// Takes a message apart.
  ///
  /// It never fails: what is not stet's is body.
  public static func read(_ message: String) -> CommitMessage {
    var paragraphs = paragraphs(of: message)
    guard !paragraphs.isEmpty else { return CommitMessage(subject: "") }
    let subject = paragraphs.removeFirst()
    var tail = paragraphs.count
    while tail > 0, paragraphs[tail - 1].allSatisfy(isAppended) { tail -= 1 }
    var trailers: [CommitMessage.Trailer] = []
    var idle: [String] = []
    var bodyEnd = paragraphs.count
    if tail > 0, paragraphs[tail - 1].allSatisfy({ token(of: $0) != nil }) {
      (trailers, idle) = readTrailers(paragraphs[tail - 1])
      bodyEnd = tail - 1
    } else if tail < paragraphs.count {
      bodyEnd = tail
    }
    let above = [Array(subject.dropFirst())] + paragraphs[..<bodyEnd]
    let body = above.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
    return CommitMessage(
      subject: subject.first ?? "", body: body.joined(separator: "\n\n"), trailers: trailers,
      idle: idle)
  }

  /// Lines between blank ones; trailing white space goes, as git strips it.
  private static func paragraphs(of message: String) -> [[String]] {
    var paragraphs: [[String]] = []
    var current: [String] = []
    // By bytes: to characters CR LF is one, and a blank with a mark above it none.
    message.withBytes { bytes in
      for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
        let end = line.lastIndex { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
        guard let end else {
          if !current.isEmpty { paragraphs.append(current) }
          current = []
          continue
        }
        current.append(String(decoding: line[...end], as: UTF8.self))
      }
    }
    if !current.isEmpty { paragraphs.append(current) }
    return paragraphs
  }

  /// `Token` of `Token: value`; nil when the line is no trailer.
  private static func token(of line: String) -> Substring? {
    let length = line.withBytes { bytes -> Int? in
      let length = bytes.prefix { byte in
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      }.count
      return length > 0 && bytes[length...].starts(with: ": ".utf8) ? length : nil
    }
    return length.map { line[..<line.utf8.index(line.startIndex, offsetBy: $0)] }
  }

  private static func isAppended(_ line: String) -> Bool {
    guard let token = token(of: line), !token.utf8.starts(with: ours.utf8) else { return false }
    return appended.contains(token.lowercased())
  }

  private static let ours = "Stet-"
  private static let appended: Set<String> = ["co-authored-by", "signed-off-by", "change-id"]

  private static func readTrailers(_ lines: [String]) -> ([CommitMessage.Trailer], [String]) {
    var trailers: [CommitMessage.Trailer] = []
    var idle: [String] = []
    for line in lines {
      guard let token = token(of: line), token.utf8.starts(with: ours.utf8) else { continue }
      let words = line.withBytes { bytes in
        bytes[(token.utf8.count + 2)...].split(separator: UInt8(ascii: " "))
          .map { String(decoding: $0, as: UTF8.self) }
      }
      if let trailer = trailer(String(token), words) {
        trailers.append(trailer)
      } else {
        idle.append(line)
      }
    }
    // One that stands twice for a draft says nothing about it.
    guard mayStandTwice(trailers) else { return (trailers, idle) }
    let subjects = trailers.map(subject)
    let times = Dictionary(subjects.map { ($0, 1) }, uniquingKeysWith: +)
    let isOnce = subjects.map { times[$0] == 1 }
    idle += zip(subjects, isOnce).filter { !$1 }.map(\.0)
    return (zip(trailers, isOnce).filter(\.1).map(\.0), idle)
  }

  private static func trailer(_ token: String, _ words: [String]) -> CommitMessage.Trailer? {
    switch (token, words.count) {
    case ("Stet-Transition", 2): .transition(TransitionID(words[0]), Slug(words[1]))
    case ("Stet-Copy", 2): .copy(Slug(words[0]), CopyID(words[1]))
    case ("Stet-Approve", 3): .approve(Slug(words[0]), CopyID(words[1]), PersonID(words[2]))
    case ("Stet-Unapprove", 2): .unapprove(Slug(words[0]), PersonID(words[1]))
    case ("Stet-Rename", 2): .rename(Slug(words[0]), Slug(words[1]))
    case ("Stet-Adopt", 3): .adopt(Slug(words[0]), StateID(words[1]), CopyID(words[2]))
    case ("Stet-Release", 1): .release(Slug(words[0]))
    case ("Stet-Accept", 2): .accept(CommitID(words[0]), Code(words[1]), nil)
    case ("Stet-Accept", 3): .accept(CommitID(words[0]), Code(words[1]), Slug(words[2]))
    default: nil
    }
  }

  /// Whether two may say something about the same: stet itself writes a few of different kinds.
  private static func mayStandTwice(_ trailers: [CommitMessage.Trailer]) -> Bool {
    var kinds: UInt8 = 0
    for trailer in trailers {
      let kind: UInt8 =
        switch trailer {
        case .transition: 1
        case .copy: 2
        case .approve: 4
        case .unapprove: 8
        case .rename: 16
        case .adopt: 32
        case .release: 64
        case .accept: 128
        }
      if kinds & kind != 0 { return true }
      kinds |= kind
    }
    return false
  }

  /// What may stand only once.
  private static func subject(of trailer: CommitMessage.Trailer) -> String {
    switch trailer {
    case .transition(_, let slug): "Stet-Transition \(slug)"
    case .copy(let slug, _): "Stet-Copy \(slug)"
    case .approve(let slug, _, _): "Stet-Approve \(slug)"
    case .unapprove(let slug, _): "Stet-Unapprove \(slug)"
    case .rename(let old, _): "Stet-Rename \(old)"
    case .adopt(let slug, _, _): "Stet-Adopt \(slug)"
    case .release(let slug): "Stet-Release \(slug)"
    case .accept(let commit, let code, let slug):
      "Stet-Accept \(commit) \(code) \(slug?.rawValue ?? "")"
    }
  }
}
