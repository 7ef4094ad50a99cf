import Foundation

/// The reference `git`, run in an environment of its own: nothing of the machine's configuration
/// reaches it.
public struct ReferenceGit: Sendable {
  /// Where it runs when a call says nothing else.
  public let folder: String
  /// A folder outside the work tree, for what goes in and out.
  public let home: String

  public init(folder: String, home: String) {
    self.folder = folder
    self.home = home
  }

  /// What one run left behind.
  public struct Output: Sendable {
    public var status: Int32
    public var bytes: [UInt8]
    public var errors: String

    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// A run that failed, with what git said.
  public struct Failed: Error, CustomStringConvertible {
    public let description: String

    public init(description: String) { self.description = description }
  }

  /// Makes libgit2, in this process, as deaf to the machine's configuration as this git is.
  ///
  /// libgit2 reads these when it starts, so this comes before the first repository is opened.
  public static let isHermetic: Bool = {
    setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1)
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1)
    return true
  }()

  private var environment: [String: String] {
    [
      "HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "TZ": "UTC",
      "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "file",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
  }

  /// Runs git and returns what it prints; throws what it complains about.
  @discardableResult
  public func callAsFunction(
    _ arguments: String..., input: [UInt8] = [], with extra: [String: String] = [:],
    in place: String? = nil
  ) throws -> String {
    let output = try run(arguments, input: input, with: extra, in: place)
    guard output.status == 0 else {
      throw Failed(description: "git \(arguments): \(output.errors)\(output.text)")
    }
    return output.text
  }

  /// Runs git, whatever comes of it.
  public func run(
    _ arguments: [String], input: [UInt8] = [], with extra: [String: String] = [:],
    in place: String? = nil
  ) throws -> Output {
    try run(program: "git", arguments, input: input, with: extra, in: place)
  }

  /// Runs another program, in the same surroundings.
  func run(
    program: String, _ arguments: [String], input: [UInt8] = [],
    with extra: [String: String] = [:], in place: String? = nil
  ) throws -> Output {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: place ?? folder)
    process.environment = environment.merging(extra) { $1 }
    // Files, not pipes: nothing can fill up and stand still.
    let files = ["in", "out", "err"].map { "\(home)/\($0)-\(UUID())" }
    defer { for file in files { unlink(file) } }
    try Data(input).write(to: URL(fileURLWithPath: files[0]))
    for file in files[1...] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
    let handles = [
      FileHandle(forReadingAtPath: files[0]), FileHandle(forWritingAtPath: files[1]),
      FileHandle(forWritingAtPath: files[2]),
    ]
    process.standardInput = handles[0]
    process.standardOutput = handles[1]
    process.standardError = handles[2]
    try process.run()
    process.waitUntilExit()
    for handle in handles { try? handle?.close() }
    let contents = files.map { FileManager.default.contents(atPath: $0) ?? Data() }
    return Output(
      status: process.terminationStatus, bytes: Array(contents[1]),
      errors: String(decoding: contents[2], as: UTF8.self))
  }
}
