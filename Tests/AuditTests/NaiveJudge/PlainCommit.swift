import Foundation

/// A commit read from its raw bytes, strictly.
struct PlainCommit {
  var id: String
  var tree: String
  var parents: [String]
  var author: String
  var committer: String
  var message: String
  var signature: String?
  /// The bytes that a signature covers.
  var payload: [UInt8] = []
  var trailers: [Trailer]

  struct Trailer: Hashable {
    var token: String
    var words: [String]
  }

  /// The commit, or nil if it is not well formed.
  ///
  /// That is `tree parent* author committer`, further headers, a blank line and a message without
  /// NUL. What can be told of a bad one is in ``skeleton(_:_:)``.
  init?(_ id: String, _ bytes: [UInt8]) {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self),
      let blank = text.range(of: "\n\n")
    else { return nil }
    var lines = text[..<blank.lowerBound].components(separatedBy: "\n")[...]
    func take(_ key: String) -> String? {
      guard let line = lines.first, line.hasPrefix(key + " ") else { return nil }
      lines.removeFirst()
      return String(line.dropFirst(key.count + 1))
    }
    guard let tree = take("tree"), Self.isName(tree) else { return nil }
    var parents: [String] = []
    while let parent = take("parent") {
      guard Self.isName(parent) else { return nil }
      parents.append(parent)
    }
    guard let author = take("author").flatMap(Self.email),
      let committer = take("committer").flatMap(Self.email)
    else { return nil }
    var signature: [String] = []
    var isSigned = false
    var inSignature = false
    for line in lines {
      if line.hasPrefix(" ") {
        if inSignature { signature.append(String(line.dropFirst())) }
        continue
      }
      let key = line.prefix { $0 != " " }
      if ["tree", "parent", "author", "committer"].contains(key) { return nil }
      inSignature = key == "gpgsig"
      if inSignature {
        if isSigned { return nil }
        isSigned = true
        signature = [String(line.dropFirst(7))]
      }
    }
    self.id = id
    self.tree = tree
    self.parents = parents
    self.author = author
    self.committer = committer
    message = String(text[blank.upperBound...])
    trailers = Self.trailers(message)
    self.signature = isSigned ? signature.joined(separator: "\n") + "\n" : nil
  }

  /// The parents and the tree of a commit that is not well formed, as far as they can be seen.
  static func skeleton(_ bytes: [UInt8]) -> (tree: String?, parents: [String]) {
    var tree: String?
    var parents: [String] = []
    for line in String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n") {
      if line.isEmpty { break }
      if line.hasPrefix("tree "), tree == nil { tree = String(line.dropFirst(5)) }
      if line.hasPrefix("parent ") { parents.append(String(line.dropFirst(7))) }
    }
    return (tree, parents)
  }

  /// What stands for a commit that is not well formed: made by nobody, saying nothing.
  init(malformed id: String, tree: String, parents: [String]) {
    self.id = id
    self.tree = tree
    self.parents = parents
    author = ""
    committer = ""
    message = ""
    trailers = []
  }

  private static func isName(_ text: String) -> Bool {
    text.count == 40 && text.allSatisfy { "0123456789abcdef".contains($0) }
  }

  /// The e-mail address of `Name <email> seconds zone`.
  private static func email(_ line: String) -> String? {
    guard let open = line.lastIndex(of: "<"), let close = line[open...].firstIndex(of: ">") else {
      return nil
    }
    let words = line[line.index(after: close)...].split(separator: " ")
    guard words.count == 2, Int(words[0]) != nil, words[1].count == 5 else { return nil }
    return line[line.index(after: open)..<close].lowercased()
  }

  /// The last paragraph in which every line is `Token: value`; paragraphs after it that only name
  /// people or a change are passed over.
  private static func trailers(_ message: String) -> [Trailer] {
    let passed = ["co-authored-by", "signed-off-by", "change-id"]
    for paragraph in paragraphs(message).reversed() {
      let lines = paragraph.compactMap(trailer)
      guard lines.count == paragraph.count else { return [] }
      if lines.allSatisfy({ passed.contains($0.token.lowercased()) }) { continue }
      return lines
    }
    return []
  }

  private static func trailer(_ line: String) -> Trailer? {
    // A blank is one byte, whatever stands above it.
    guard let colon = line.range(of: ": ", options: .literal) else { return nil }
    let token = line[..<colon.lowerBound]
    guard !token.isEmpty,
      token.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else { return nil }
    let words = line[colon.upperBound...].unicodeScalars.split(separator: " ")
    return Trailer(token: String(token), words: words.map { String($0) })
  }

  private static func paragraphs(_ message: String) -> [[String]] {
    var all: [[String]] = [[]]
    for line in message.components(separatedBy: "\n") {
      if line.trimmingCharacters(in: .whitespaces).isEmpty {
        if all.last?.isEmpty == false { all.append([]) }
      } else {
        all[all.count - 1].append(line)
      }
    }
    return all.filter { !$0.isEmpty }
  }

  /// Whether there is anything between the subject and the trailers.
  var hasReason: Bool {
    var parts = Self.paragraphs(message).dropFirst()
    while let last = parts.last, last.allSatisfy({ Self.trailer($0) != nil }) { parts.removeLast() }
    return !parts.isEmpty
  }

  /// What the trailers of a kind say; what is said twice of one draft counts for nothing.
  func trailers(_ token: String) -> [[String]] {
    let found = trailers.filter { $0.token == "Stet-" + token }.map(\.words)
    func about(_ words: [String]) -> [String] {
      switch token {
      case "Accept": words
      case "Transition": Array(words.dropFirst())
      default: Array(words.prefix(1))
      }
    }
    return found.filter { words in found.count { about($0) == about(words) } == 1 }
  }
}
