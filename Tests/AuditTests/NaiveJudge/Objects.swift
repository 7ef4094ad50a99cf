import NewsroomTestSupport

/// Every object of a repository, as `git cat-file` prints them.
final class Objects {
  struct Missing: Error { var id: String }

  /// A file in a tree.
  struct Entry: Hashable {
    var mode: String
    var id: String

    var isFile: Bool { mode == "100644" || mode == "100755" }
  }

  private var commitBytes: [String: [UInt8]] = [:]
  private var trees: [String: [UInt8]] = [:]
  private var blobs: [String: [UInt8]] = [:]
  private var folders: [String: [String: Entry]] = [:]
  /// Drafts by blob and managed keys; the same one is read at most commits.
  private var drafts: [String: PlainDraft?] = [:]

  init(_ git: ReferenceGit, in place: String) throws {
    let output = try git.run(
      ["cat-file", "--batch-all-objects", "--batch", "--buffer"],
      with: ["GIT_NO_REPLACE_OBJECTS": "1"], in: place)
    var rest = output.bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 3, let size = Int(words[2]) else { break }
      let bytes = Array(rest[(end + 1)..<(end + 1 + size)])
      switch words[1] {
      case "commit": commitBytes[String(words[0])] = bytes
      case "tree": trees[String(words[0])] = bytes
      case "blob": blobs[String(words[0])] = bytes
      default: break
      }
      rest = rest[(end + 2 + size)...]
    }
  }

  func commit(_ id: String) throws -> [UInt8] {
    guard let bytes = commitBytes[id] else { throw Missing(id: id) }
    return bytes
  }

  func blob(_ id: String) throws -> [UInt8] {
    guard let bytes = blobs[id] else { throw Missing(id: id) }
    return bytes
  }

  /// All files below a tree, by path.
  func files(_ id: String) throws -> [String: Entry] {
    if let known = folders[id] { return known }
    guard let bytes = trees[id] else { throw Missing(id: id) }
    var found: [String: Entry] = [:]
    var rest = bytes[...]
    while let nul = rest.firstIndex(of: 0), nul + 20 < rest.endIndex || nul + 21 == rest.endIndex {
      let head = String(decoding: rest[..<nul], as: UTF8.self)
      let mode = String(head.prefix { $0 != " " })
      let name = String(head.dropFirst(mode.count + 1))
      let child = rest[(nul + 1)..<(nul + 21)].map { hex($0) }.joined()
      if mode == "40000" {
        for (path, entry) in try files(child) { found[name + "/" + path] = entry }
      } else {
        found[name] = Entry(mode: mode, id: child)
      }
      rest = rest[(nul + 21)...]
    }
    folders[id] = found
    return found
  }

  func draft(_ id: String, managed: Set<String>) throws -> PlainDraft? {
    let key = id + managed.sorted().joined(separator: " ")
    if let known = drafts[key] { return known }
    let draft = PlainDraft(try blob(id), managed: managed)
    drafts[key] = .some(draft)
    return draft
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = Array("0123456789abcdef")
    return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
  }
}
