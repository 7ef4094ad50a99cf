import Foundation
import Git
import Testing

/// A repository in a temporary folder, and the reference `git` in an environment of its own.
final class TestRepository {
  let folder: String
  let home: String
  let repository: Repository

  // libgit2 reads these when it starts; the machine's own configuration stays out of the tests.
  static let isHermetic: Bool = {
    setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1)
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1)
    return true
  }()

  init() throws {
    #expect(Self.isHermetic)
    home = Self.temporaryFolder()
    folder = home + "/work"
    repository = try Repository.create(at: folder, initialBranch: "main")
    try git("config", "user.name", "Ada Reed")
    try git("config", "user.email", "ada@example.org")
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  static func temporaryFolder() -> String {
    let path = NSTemporaryDirectory() + "stet-git-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  var environment: [String: String] {
    [
      "HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "TZ": "UTC",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000",
    ]
  }

  /// Runs git in the work tree and returns what it prints.
  @discardableResult
  func git(
    _ arguments: String..., input: [UInt8] = [], with extra: [String: String] = [:],
    without: [String] = [], in place: String? = nil
  ) throws -> String {
    try git(arguments, input: input, with: extra, without: without, in: place)
  }

  func git(
    _ arguments: [String], input: [UInt8] = [], with extra: [String: String] = [:],
    without: [String] = [], in place: String? = nil
  ) throws -> String {
    try repository.settleObjects()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: place ?? folder)
    var environment = environment.merging(extra) { $1 }
    for name in without { environment[name] = nil }
    process.environment = environment
    let (output, errors) = (home + "/out-\(UUID())", home + "/err-\(UUID())")
    let source = home + "/in-\(UUID())"
    try Data(input).write(to: URL(fileURLWithPath: source))
    for file in [output, errors] {
      _ = FileManager.default.createFile(atPath: file, contents: nil)
    }
    process.standardInput = FileHandle(forReadingAtPath: source)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    defer { for file in [source, output, errors] { unlink(file) } }
    guard process.terminationStatus == 0 else {
      let text = FileManager.default.contents(atPath: errors) ?? Data()
      throw Failed(description: "git \(arguments): \(String(decoding: text, as: UTF8.self))")
    }
    let data = FileManager.default.contents(atPath: output) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }

  /// What git prints, as an id.
  func id(_ arguments: String..., input: [UInt8] = []) throws -> ObjectID {
    let text = try git(arguments, input: input)
    return try #require(ObjectID(hex: text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func contents(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)))
  }

  /// Writes files, commits everything with git and returns the commit.
  @discardableResult
  func commit(_ files: [String: String], _ message: String = "change") throws -> ObjectID {
    for (path, text) in files { try write(path, text) }
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", message)
    return try id("rev-parse", "HEAD")
  }

  static let signature = Signature(
    name: "Ada Reed", email: "ada@example.org", seconds: 1_700_000_000, offset: 0)
}
