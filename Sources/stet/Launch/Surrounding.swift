import Editorial
import Glibc
import Paths

/// The process as it was started: the one place that reads arguments, environment and clock.
struct Surrounding: Sendable {
  var arguments: [String]
  var environment: [String: String]
  var directory: String

  static let process = Surrounding()

  private init() {
    arguments = Array(CommandLine.arguments.dropFirst())
    var variables = [String: String](minimumCapacity: 64)
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(text[..<equals])] = String(text[text.utf8.index(after: equals)...])
      }
      next += 1
    }
    environment = variables
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    directory = getcwd(&buffer, buffer.count).map { String(cString: $0) } ?? "/"
  }

  /// Whether `--no-verify` was given: commands that write take it.
  var skipsVerifyingHooks: Bool { arguments.prefix { $0 != "--" }.contains("--no-verify") }

  /// The moment, in the offset of the machine's zone.
  static var now: Timestamp {
    var seconds = time(nil)
    var local = tm()
    localtime_r(&seconds, &local)
    return Timestamp(seconds: Int64(seconds), offset: Int(local.tm_gmtoff) / 60)
  }

  /// The offset of the machine's zone at a local time, which is given as if it were UTC.
  static func localOffset(at local: Int64) -> Int {
    var seconds = time_t(local)
    var fields = tm()
    guard gmtime_r(&seconds, &fields) != nil else { return now.offset }
    // As git asks it, so that an hour that comes twice in autumn is the same one.
    fields.tm_isdst = -1
    return (Int(local) - mktime(&fields)) / 60
  }

  /// A folder as typed, seen from the one that the program was started in; links resolved.
  ///
  /// - Throws: ``Failure`` when there is none.
  func resolved(_ typed: String?) throws -> String {
    guard let typed else { return directory }
    let path = typed.isAbsolutePath ? typed : directory + "/" + typed
    guard let real = realpath(path, nil) else {
      throw Failure(
        .cannot, "usage", "there is no folder `\(typed)`",
        help: "see whether `-C` names the right one")
    }
    defer { free(real) }
    return String(cString: real)
  }
}

/// A reader who closes the pipe ends the output, not the program with a crash.
func ignoreBrokenPipes() {
  signal(SIGPIPE, SIG_IGN)
}

func exit(with status: Int32) -> Never {
  fflush(nil)
  Glibc.exit(status)
}
