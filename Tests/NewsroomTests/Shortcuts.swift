import Editorial
import Foundation
import NewsroomTestSupport

@testable import Newsroom

extension TestNewsroom {
  /// Writes a body under the front matter of a draft, unsaved.
  func fill(_ slug: String, with text: String = "Nobody, it turns out, reads the gauge.") throws {
    let path = "drafts/\(slug).md"
    try write(path, try read(path) + text + "\n")
  }

  /// A saved draft of Ada's, with a text.
  func start(_ slug: String, by person: TestPerson = .ada) throws {
    try self.as(person).new("About \(slug)", slug: slug, byline: ["ada"])
    try fill(slug)
    try self.as(person).save(slug)
  }

  /// A draft of Ada's that waits for review.
  func submitted(_ slug: String) throws {
    try start(slug)
    try self.as(.ada).move("submit", slug)
  }

  /// A draft of Ada's that Ben has published.
  func published(_ slug: String) throws {
    try submitted(slug)
    try self.as(.ben).move("publish", slug)
  }

  /// The saved drafts and attachments, by path.
  func drafts() throws -> [String] {
    try git("ls-tree", "-r", "--name-only", "HEAD", "drafts/").split(separator: "\n")
      .map(String.init).filter { !$0.contains("/.") }
  }

  /// What has happened to a draft.
  func life(of slug: Slug) throws -> Life { try self.as(.mo).open().life(of: slug) }

  /// The state of a draft, as everybody sees it.
  func state(of slug: String) throws -> StateID? {
    try self.as(.mo).reading.open().find(slug).draft?.stateID
  }

  /// The people behind a set of actors.
  func people(_ actors: Set<Actor>) -> [String] {
    actors.map { $0.person?.rawValue ?? $0.email }.sorted()
  }

  /// The id that git gives to some bytes.
  func blob(_ text: String) throws -> String {
    try git("hash-object", "--stdin", input: Array(text.utf8))
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The front matter's value of a key as saved, straight from the file's lines.
  func value(_ key: String, of slug: String) throws -> String? {
    let prefix = key + ": "
    let line = try saved("drafts/\(slug).md").split(separator: "\n").first { $0.hasPrefix(prefix) }
    return line.map { String($0.dropFirst(prefix.count)) }
  }

  /// Adds a workflow of two states for `notes/`.
  func notes() throws {
    try write(
      "workflows/notes.yml",
      """
      stet: 1
      name: notes
      content: [notes/**/*.md]
      site: plain
      zone: UTC
      initial: raw
      create: [author]
      states:
        - {id: raw, label: Raw, edit: [author]}
        - {id: shown, label: Shown, live: true, final: true}
      transitions:
        - {id: show-it, from: [raw], to: shown, by: [author]}

      """)
    try self.as(.mo).commit("Notes.")
  }
}
