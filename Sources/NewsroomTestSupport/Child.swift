import CGlibc
public import Foundation

/// A program that a test has started.
///
/// Not Foundation's `Process`: on a busy machine one of them has ended without its knowing, and who
/// waited for it waited for ever.
public final class Child {
  public struct NotStarted: Error {
    var program: String
    var reason: String
  }

  public let processIdentifier: Int32
  private var status: Int32?

  /// - Parameter streams: its standard input, output and errors.
  public init(
    _ program: URL, _ arguments: [String], environment: [String: String], in folder: String,
    streams: [FileHandle]
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream.fileDescriptor, Int32(place))
    }
    _ = stet_start_in(&actions, folder)
    // A script that another test is writing at this moment could not be run while it is open.
    _ = stet_close_from(&actions, 3)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Nothing of what the tests' own process does with signals, nor its group.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    func withStrings<Value>(
      _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
    ) -> Value {
      let copies = strings.map { strdup($0) }
      defer { for copy in copies { free(copy) } }
      return body(copies + [nil])
    }
    var process: pid_t = 0
    let code = withStrings([program.path] + arguments) { arguments in
      withStrings(environment.map { "\($0)=\($1)" }) { environment in
        posix_spawn(&process, program.path, &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else {
      throw NotStarted(program: program.path, reason: String(cString: strerror(code)))
    }
    processIdentifier = process
  }

  /// Whether it has not ended yet.
  public var isRunning: Bool { !reap(WNOHANG) }

  /// Waits for its end.
  ///
  /// - Returns: its exit status, or the number of the signal that ended it.
  public func wait() -> Int32 {
    while !reap(0) {}
    return status ?? -1
  }

  private func reap(_ options: Int32) -> Bool {
    guard status == nil else { return true }
    var raw: Int32 = 0
    guard waitpid(processIdentifier, &raw, options) == processIdentifier else { return false }
    status = raw & 0x7f == 0 ? (raw >> 8) & 0xff : raw & 0x7f
    return true
  }

  deinit { if isRunning { _ = wait() } }
}
