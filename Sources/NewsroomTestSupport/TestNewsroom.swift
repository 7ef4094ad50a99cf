import Editorial
public import Foundation
public import Newsroom

/// A newsroom in a temporary folder: a real repository, people, a section, and a clock that every
/// action moves on by a minute.
///
/// Ada writes, Ben edits, Mo is chief and does both. The folder goes when the newsroom does, unless
/// `STET_KEEP_TEST_DIRS` is set.
public final class TestNewsroom {
  /// Everything of the test's lies below here.
  public let home: String
  /// The newsroom itself.
  public let folder: String
  public let git: ReferenceGit
  /// What every command finds in its environment beside the person.
  public var environment: [String: String] = [:]
  /// Whether commands are given `--no-verify`.
  public var skipsVerifyingHooks = false
  /// Seconds since 1970; a Thursday in 2026.
  public private(set) var clock: Int64 = 1_767_261_600

  /// - Parameters:
  ///   - workflow: one of the presets.
  ///   - sections: the sections that are open from the start.
  ///   - people: who is on the masthead beside Mo, as `stet people add` takes them.
  public init(
    workflow: String = "editorial", sections: [String] = ["city"],
    people: [String] = [
      "Ada Reyes <ada@blog.example>:author", "Ben Okoro <ben@blog.example>:editor",
    ]
  ) throws {
    precondition(ReferenceGit.isHermetic, "libgit2 must not read this machine's configuration")
    home = try TestNewsroom.temporaryFolder()
    folder = home + "/work"
    git = ReferenceGit(folder: folder, home: home)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try git("init", "-q", "-b", "main")
    _ = try Newsroom.initialize(
      InitRequest(workflow: workflow, people: try people.map { try TypedPerson($0) }),
      circumstances(of: .mo))
    for section in sections { try self.as(.mo).addSection(section) }
  }

  deinit {
    if ProcessInfo.processInfo.environment["STET_KEEP_TEST_DIRS"] == nil {
      try? FileManager.default.removeItem(atPath: home)
    }
  }

  /// A folder of its own, by its real path.
  public static func temporaryFolder() throws -> String {
    let path = NSTemporaryDirectory() + "stet-newsroom-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The desk of somebody: what they do there is done under their name.
  public func `as`(_ person: TestPerson) -> Desk { Desk(newsroom: self, person: person) }

  /// Moves the clock on, and says what surrounds a command that this person gives now.
  public func circumstances(
    of person: TestPerson?, in directory: String? = nil, savedOnly: Bool = false
  ) -> Circumstances {
    clock += 60
    var environment = environment.merging(person?.environment(at: clock) ?? [:]) { $1 }
    environment["GIT_AUTHOR_DATE"] = nil
    environment["GIT_COMMITTER_DATE"] = nil
    return Circumstances(
      directory: directory ?? folder, environment: environment,
      now: Timestamp(seconds: clock), savedOnly: savedOnly, builtInCommands: ["new", "save"],
      skipsVerifyingHooks: skipsVerifyingHooks)
  }

  // MARK: - The folder

  public func url(_ path: String) -> URL { URL(fileURLWithPath: folder + "/" + path) }

  /// Writes a file as an editor would.
  public func write(_ path: String, _ text: String) throws {
    try write(path, bytes: Array(text.utf8))
  }

  public func write(_ path: String, bytes: [UInt8]) throws {
    try FileManager.default.createDirectory(
      at: url(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url(path))
  }

  public func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url(path)), as: UTF8.self)
  }

  /// Puts one text in place of another in a file.
  public func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try read(path)
    guard text.contains(old) else { throw Unchanged(path: path, text: old) }
    try write(path, text.replacingOccurrences(of: old, with: new))
  }

  /// A text that a test wanted to replace and that is not there.
  public struct Unchanged: Error {
    public var path: String
    public var text: String
  }

  public func remove(_ path: String) throws { try FileManager.default.removeItem(at: url(path)) }

  // MARK: - The repository

  /// The commit at HEAD, or another revision.
  public func tip(_ revision: String = "HEAD") throws -> String {
    try git("rev-parse", revision).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A commit's message, to the letter.
  public func message(_ revision: String = "HEAD") throws -> String {
    let raw = try git("cat-file", "commit", revision)
    guard let blank = raw.range(of: "\n\n") else { return "" }
    return String(raw[blank.upperBound...])
  }

  /// A file as a commit has it.
  public func saved(_ path: String, at revision: String = "HEAD") throws -> String {
    try git("cat-file", "blob", "\(revision):\(path)")
  }

  /// The subjects of all commits, oldest first.
  public func subjects(_ range: String = "HEAD") throws -> [String] {
    try git("log", "--reverse", "--format=%s", range).split(separator: "\n").map(String.init)
  }
}
