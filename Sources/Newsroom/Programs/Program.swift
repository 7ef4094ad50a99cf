import CGlibc
import Glibc
import Paths

/// Another program, and what it is started with.
///
/// The one way in which stet starts anything. Nothing is inherited but what `environment` says, no
/// shell stands in between, and the thread that asks waits; `Decisions/0011` says why.
struct Program: Sendable {
  /// An absolute path.
  var path: String
  var arguments: [String]
  var environment: [String: String]
  /// Where it runs.
  var directory: String

  /// What came of a run.
  struct Outcome: Sendable {
    /// The exit status; 128 and the signal's number where a signal ended it.
    var status: Int32
    var output: [UInt8] = []
    var errors: [UInt8] = []

    var succeeded: Bool { status == 0 }
  }

  /// Why nothing came of it.
  enum Fault: Error, Hashable, Sendable {
    case notStarted(String)
    /// It took too long, and was ended.
    case tookTooLong
  }

  /// What is kept of what a run prints.
  static let outputLimit = 1 << 20

  /// Runs it and keeps what it prints.
  ///
  /// - Parameters:
  ///   - input: what it finds on standard input.
  ///   - files: what it finds at ``path(ofFile:)``: files that lie on no disk, so that nothing is left
  ///     of them whatever happens.
  ///   - limit: how long it may take; nil = as long as it likes, for it may be asking somebody.
  func run(
    input: [UInt8] = [], files: [[UInt8]] = [], limit: Duration? = nil
  ) throws(Fault) -> Outcome {
    // Files in memory, not pipes: nothing can fill up and stand still.
    let source = try ScratchFile()
    let output = try ScratchFile()
    let errors = try ScratchFile()
    try source.fill(input)
    guard files.isEmpty || access(Self.openFiles, X_OK) == 0 else {
      throw .notStarted("\(Self.openFiles) is not there")
    }
    var passed: [PassedFile] = []
    for bytes in files { passed.append(try PassedFile(bytes)) }
    let status = try run(
      input: source.descriptor, output: output.descriptor, errors: errors.descriptor,
      files: passed, limit)
    return Outcome(status: status, output: output.contents, errors: errors.contents)
  }

  private static let openFiles = "/proc/self/fd"

  /// Where a program finds one of the files that it is given.
  static func path(ofFile number: Int) -> String { "\(openFiles)/\(3 + number)" }

  /// Runs it with all that it prints going to standard error at once.
  ///
  /// - Returns: the exit status, as in ``Outcome``.
  func runInSight(input: [UInt8] = []) throws(Fault) -> Int32 {
    let source = try ScratchFile()
    try source.fill(input)
    return try run(
      input: source.descriptor, output: STDERR_FILENO, errors: STDERR_FILENO, nil)
  }

  /// Runs it on the terminal that stet itself has: an editor, a pager.
  ///
  /// Meanwhile Ctrl-C is for the program and not for stet, which is what people at an editor mean.
  ///
  /// - Parameter text: what it finds on standard input; nil = what is typed.
  func runOnTerminal(reading text: [UInt8]? = nil) throws(Fault) -> Outcome {
    let handlers = [SIGINT, SIGQUIT].map { ($0, signal($0, SIG_IGN)) }
    defer { for (number, handler) in handlers { signal(number, handler) } }
    guard let text else {
      return Outcome(
        status: try run(
          input: STDIN_FILENO, output: STDOUT_FILENO, errors: STDERR_FILENO, nil))
    }
    let source = try ScratchFile()
    try source.fill(text)
    return Outcome(
      status: try run(
        input: source.descriptor, output: STDOUT_FILENO, errors: STDERR_FILENO, nil))
  }

  private func run(
    input: Int32, output: Int32, errors: Int32, files: [PassedFile] = [], _ limit: Duration?
  ) throws(Fault) -> Int32 {
    let process = try withExtendedLifetime(files) { () throws(Fault) in
      try start([input, output, errors] + files.map(\.descriptor))
    }
    let end = limit.map { ContinuousClock.now + $0 }
    var status: Int32 = 0
    var isLate = false
    var pause: UInt32 = 200
    while true {
      let ended = waitpid(process, &status, end == nil || isLate ? 0 : WNOHANG)
      if ended == process { break }
      guard ended == 0 || errno == EINTR else { throw .notStarted(Self.reason(errno)) }
      if let end, ended == 0 {
        if ContinuousClock.now >= end {
          isLate = true
          kill(process, SIGKILL)
        } else {
          usleep(pause)
          pause = min(pause * 2, 5_000)
        }
      }
    }
    guard !isLate else { throw .tookTooLong }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// - Parameter descriptors: what it has as 0, 1, 2 and on.
  private func start(_ descriptors: [Int32]) throws(Fault) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    stet_start_in(&actions, directory)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // stet ignores broken pipes, and Ctrl-C while others have the terminal; other programs count
    // on being ended by them.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGPIPE, SIGINT, SIGQUIT] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    func spawn(_ path: String, _ arguments: [String]) -> Int32 {
      Self.withStrings([path] + arguments) { arguments in
        Self.withStrings(environment.map { "\($0)=\($1)" }) { environment in
          posix_spawn(&process, path, &actions, &attributes, arguments, environment)
        }
      }
    }
    var code = spawn(path, arguments)
    // A script that does not say what runs it is the shell's, as with execvp(3) and git.
    if code == ENOEXEC { code = spawn("/bin/sh", [path] + arguments) }
    guard code == 0 else { throw .notStarted(Self.reason(code)) }
    return process
  }

  /// The strings as C takes them: pointers, and a null behind the last.
  private static func withStrings<Value>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }

  fileprivate static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  // MARK: - Where programs are

  /// Where a program is, as a shell would look for it; nil where it is nowhere.
  ///
  /// Only absolute folders of PATH are searched: no program lies in the folder that happens to be
  /// the current one.
  static func find(_ name: String, in environment: [String: String]) -> String? {
    if name.hasSlash { return isRunnable(name) ? name : nil }
    let folders = environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").lazy.filter { $0.isAbsolutePath }
      .map { "\($0)/\(name)" }.first(where: isRunnable)
  }

  /// Whether there is a file at a path that this user may run.
  static func isRunnable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }
}

/// A file in memory that is gone when nobody holds it any more.
private struct ScratchFile: ~Copyable {
  let descriptor: Int32

  init() throws(Program.Fault) {
    descriptor = stet_memory_file()
    guard descriptor >= 0 else { throw .notStarted(Program.reason(errno)) }
  }

  func fill(_ bytes: [UInt8]) throws(Program.Fault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .notStarted(Program.reason(errno)) }
      rest = rest.dropFirst(written)
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  /// What somebody has written into it, up to the limit.
  var contents: [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count < Program.outputLimit {
      let count = pread(descriptor, &buffer, buffer.count, bytes.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }

  deinit { close(descriptor) }
}

/// A file in memory that another program is given.
private final class PassedFile {
  private let file: ScratchFile
  /// Above all places that it may be put at: none of them is taken before it is.
  let descriptor: Int32

  init(_ bytes: [UInt8]) throws(Program.Fault) {
    file = try ScratchFile()
    try file.fill(bytes)
    descriptor = fcntl(file.descriptor, F_DUPFD_CLOEXEC, 16)
    guard descriptor >= 0 else { throw .notStarted(Program.reason(errno)) }
  }

  deinit { close(descriptor) }
}
