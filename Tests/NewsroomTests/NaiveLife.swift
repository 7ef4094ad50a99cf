import NewsroomTestSupport

/// A draft's life recomputed in the plainest way from what git prints, for a history without
/// merges under the editorial workflow: shares no code with the replay.
struct NaiveLife: Equatable {
  var creators: Set<String> = []
  var bylines: Set<String> = []
  var contributors: Set<String> = []
  var submitters: Set<String> = []
  var wasLive = false
  var entry: String?
  /// Person and commit.
  var approvals: [[String]] = []

  /// The lives of all drafts, by slug.
  static func all(in test: TestNewsroom) throws -> [String: NaiveLife] {
    var drafts: [String: Draft] = [:]
    let log = try test.git(
      "log", "--reverse", "--no-renames", "--raw", "--no-abbrev", "--format=%x01%H%x02%ce%x02%B%x02"
    )
    let commits = log.split(separator: "\u{1}").map(Commit.init)
    let blobs = try contents(of: commits.flatMap { $0.changes.compactMap(\.blob) }, in: test)
    for commit in commits {
      try follow(commit, blobs, &drafts, test)
    }
    return drafts.mapValues(\.life)
  }

  private struct Draft {
    var life = NaiveLife()
    var text: String?
  }

  private struct Commit {
    var id: String
    var person: String
    var message: String
    var changes: [(slug: String, blob: String?)] = []

    init(_ text: Substring) {
      let parts = text.split(separator: "\u{2}", omittingEmptySubsequences: false)
      id = String(parts[0])
      person = String(parts[1].prefix { $0 != "@" })
      message = String(parts[2])
      for line in parts[3].split(separator: "\n") {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        guard words.count == 6, words[5].hasPrefix("drafts/"), words[5].hasSuffix(".md") else {
          continue
        }
        changes.append(
          (
            String(words[5].dropFirst("drafts/".count).dropLast(".md".count)),
            words[4] == "D" ? nil : words[3]
          ))
      }
    }

    func trailers(_ token: String) -> [[String]] {
      message.split(separator: "\n").filter { $0.hasPrefix("Stet-\(token): ") }
        .map { $0.split(separator: " ").dropFirst().map(String.init) }
    }
  }

  private static func follow(
    _ commit: Commit, _ blobs: [String: String], _ drafts: inout [String: Draft],
    _ test: TestNewsroom
  ) throws {
    for words in commit.trailers("Approve") {
      guard let draft = drafts[words[0]], let text = draft.text, words[2] == commit.person,
        try test.blob(copy(text)) == words[1]
      else { continue }
      drafts[words[0]]?.life.approvals.append([commit.person, commit.id])
    }
    for words in commit.trailers("Unapprove") where words[1] == commit.person {
      drafts[words[0]]?.life.approvals.removeAll { $0[0] == commit.person }
    }
    for words in commit.trailers("Rename") {
      drafts[words[1]] = drafts.removeValue(forKey: words[0])
    }
    for (slug, blob) in commit.changes {
      guard let blob, let text = blobs[blob] else {
        drafts[slug]?.text = nil
        continue
      }
      var draft = drafts[slug] ?? Draft()
      draft.life.step(from: draft.text, to: text, by: commit.person, in: commit.id)
      draft.text = text
      drafts[slug] = draft
    }
  }

  private mutating func step(from old: String?, to new: String, by person: String, in id: String) {
    let state = Self.value("status", in: new)
    if let old {
      let before = Self.value("status", in: old)
      let edited = Self.copy(old) != Self.copy(new)
      if before != state || (edited && state == "published") {
        if before == "draft" { submitters.insert(person) }
        if before == "published", state != "published" {
          (bylines, contributors, submitters) = ([], [], [])
        }
        (entry, approvals) = (id, [])
      }
      if edited { contributors.insert(person) }
    } else {
      if creators.isEmpty { creators = [person] } else { contributors.insert(person) }
      (entry, approvals) = (nil, [])
    }
    bylines.insert(Self.value("byline", in: new))
    wasLive = wasLive || state == "published"
  }

  private static func value(_ key: String, in text: String) -> String {
    let line = text.split(separator: "\n").first { $0.hasPrefix(key + ": ") } ?? ""
    return String(line.dropFirst(key.count + 2))
  }

  private static func copy(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      !["status:", "date:", "updated:"].contains { line.hasPrefix($0) }
    }.joined(separator: "\n")
  }

  /// Blobs by id, all in one run.
  private static func contents(
    of blobs: [String], in test: TestNewsroom
  ) throws -> [String: String] {
    let output = try test.git.run(
      ["cat-file", "--batch"], input: Array(blobs.map { $0 + "\n" }.joined().utf8)
    ).bytes
    var found: [String: String] = [:]
    var at = output.startIndex
    while at < output.endIndex, let end = output[at...].firstIndex(of: UInt8(ascii: "\n")) {
      let head = String(decoding: output[at..<end], as: UTF8.self).split(separator: " ")
      guard head.count == 3, let size = Int(head[2]) else { break }
      found[String(head[0])] = String(decoding: output[(end + 1)..<(end + 1 + size)], as: UTF8.self)
      at = end + size + 2
    }
    return found
  }
}
