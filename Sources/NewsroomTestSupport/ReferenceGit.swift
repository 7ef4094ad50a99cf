import Foundation
import Glibc
import Synchronization

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
    // Files, not pipes: nothing can fill up and stand still.
    let (given, output, errors) = (try scratchFile(input), try scratchFile(), try scratchFile())
    let process = try Child(
      URL(fileURLWithPath: try Self.place(of: program)), arguments,
      environment: environment.merging(extra) { $1 }, in: place ?? folder,
      streams: [given, output, errors])
    return Output(
      status: process.wait(), bytes: Array(try Self.contents(of: output)),
      errors: String(decoding: try Self.contents(of: errors), as: UTF8.self))
  }

  /// A file that has no name any more.
  private func scratchFile(_ bytes: [UInt8] = []) throws -> FileHandle {
    let path = "\(home)/scratch-\(UUID())"
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failed(description: "cannot write \(path)") }
    unlink(path)
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    if !bytes.isEmpty {
      try file.write(contentsOf: bytes)
      try file.seek(toOffset: 0)
    }
    return file
  }

  private static func contents(of file: FileHandle) throws -> Data {
    try file.seek(toOffset: 0)
    return try file.readToEnd() ?? Data()
  }

  /// Where a program lies; looked for once, since most of what tests wait for is programs starting.
  private static func place(of program: String) throws -> String {
    try places.withLock { places in
      if let known = places[program] { return known }
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      let candidates = path.split(separator: ":").map { "\($0)/\(program)" }
      guard let place = candidates.first(where: FileManager.default.isExecutableFile) else {
        throw Failed(description: "no \(program) on the PATH")
      }
      places[program] = place
      return place
    }
  }

  private static let places = Mutex<[String: String]>([:])
}
