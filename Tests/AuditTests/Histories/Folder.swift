import Crypto
import Foundation

/// A file as a tree has it.
struct File: Hashable {
  var mode = "100644"
  var bytes: [UInt8]

  init(_ text: String, mode: String = "100644") { self.init(bytes: Array(text.utf8), mode: mode) }

  init(bytes: [UInt8], mode: String = "100644") {
    self.bytes = bytes
    self.mode = mode
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The files of one version of the newsroom, by path.
typealias Folder = [String: File]

extension Folder {
  func text(_ path: String) throws -> String {
    guard let file = self[path] else { throw History.Unknown(what: path) }
    return file.text
  }

  /// The path of a draft.
  static func path(_ slug: String) -> String { "drafts/\(slug).md" }

  mutating func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try text(path)
    guard text.contains(old) else { throw History.Unknown(what: "\(old) in \(path)") }
    self[path]?.bytes = Array(text.replacingOccurrences(of: old, with: new).utf8)
  }

  mutating func append(_ path: String, _ line: String) throws {
    let longer = try text(path) + line + "\n"
    self[path]?.bytes = Array(longer.utf8)
  }

  /// Writes a key on a line of its own, below the state's if it is new; nil takes it out.
  mutating func set(_ key: String, _ value: String?, of slug: String) throws {
    try set(key, value, at: Self.path(slug))
  }

  mutating func set(_ key: String, _ value: String?, at path: String) throws {
    var lines = try text(path).components(separatedBy: "\n")
    let found = lines.firstIndex { $0.hasPrefix("\(key):") }
    switch (found, value) {
    case (let found?, let value?): lines[found] = "\(key): \(value)"
    case (let found?, nil): lines.remove(at: found)
    case (nil, let value?):
      let state = lines.firstIndex { $0.hasPrefix("status:") } ?? 0
      lines.insert("\(key): \(value)", at: state + 1)
    case (nil, nil): return
    }
    self[path]?.bytes = Array(lines.joined(separator: "\n").utf8)
  }

  func value(_ key: String, of slug: String) throws -> String? {
    try value(key, at: Self.path(slug))
  }

  func value(_ key: String, at path: String) throws -> String? {
    try text(path).components(separatedBy: "\n").first { $0.hasPrefix("\(key): ") }
      .map { String($0.dropFirst(key.count + 2)) }
  }

  /// The copy of a draft that is written by hand in the plainest form: no line of a managed key.
  func copy(_ slug: String) throws -> String { try copy(at: Self.path(slug)) }

  func copy(at path: String) throws -> String {
    let managed = ["status:", "date:", "updated:"]
    var lines = try text(path).components(separatedBy: "\n")
    let end = lines.dropFirst().firstIndex(of: "---") ?? lines.endIndex
    let kept = lines[..<end].filter { line in !managed.contains { line.hasPrefix($0) } }
    lines.replaceSubrange(..<end, with: kept)
    return gitBlobID(Array(lines.joined(separator: "\n").utf8))
  }
}

/// The name that git gives to a blob.
func gitBlobID(_ bytes: [UInt8]) -> String {
  let hash = Insecure.SHA1.hash(data: Data("blob \(bytes.count)\0".utf8) + Data(bytes))
  return hash.map { String(format: "%02x", $0) }.joined()
}
