import Foundation
import Glibc
import NewsroomTestSupport

/// A program at a terminal of its own: what is typed reaches it as from a keyboard, Ctrl-C included.
final class PseudoTerminal {
  struct Unusable: Error {}
  struct TooLate: Error, CustomStringConvertible {
    var awaited: String
    var output: String
    var description: String { "no \(awaited.debugDescription) in:\n\(output)" }
  }

  private let keyboard: Int32
  private let process = Process()
  /// What has appeared so far.
  private(set) var screen = ""

  // Linux's own way to a pseudo terminal (ioctl_tty(2)): Swift imports neither these macros nor the
  // functions that stand for them.
  private static let unlock: UInt = 0x4004_5431
  private static let number: UInt = 0x8004_5430

  /// - Parameters:
  ///   - line: a line for a shell.
  ///   - environment: all variables that it has.
  init(_ line: String, in folder: String, environment: [String: String]) throws {
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard keyboard >= 0 else { throw Unusable() }
    var (zero, number): (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    guard ioctl(keyboard, Self.unlock, &zero) == 0, ioctl(keyboard, Self.number, &number) == 0,
      ioctl(keyboard, UInt(TIOCSWINSZ), &size) == 0
    else { throw Unusable() }
    let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else { throw Unusable() }
    defer { close(slave) }
    // A session of its own, with this as its terminal: only then does Ctrl-C mean something.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
    process.arguments = ["--ctty", "--wait", "/bin/sh", "-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = environment
    let face = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    process.standardInput = face
    process.standardOutput = face
    process.standardError = face
    try process.run()
  }

  /// Reads what has appeared; false when nothing more will.
  private func readOn() -> Bool {
    var wanted = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, 20) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(keyboard, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    screen += String(decoding: buffer[..<count], as: UTF8.self)
    return true
  }

  /// Waits until a text has appeared.
  func wait(for text: String) throws {
    let end = Date().addingTimeInterval(60)
    while !screen.contains(text) {
      guard readOn(), Date() < end else { throw TooLate(awaited: text, output: screen) }
    }
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
  }

  /// Waits for the end.
  ///
  /// - Returns: the exit status, as a shell would tell it.
  func end() -> Int32 {
    let late = Date().addingTimeInterval(60)
    while readOn() {
      // Whatever still waits for a key ends with its terminal.
      guard Date() < late else { return -1 }
    }
    process.waitUntilExit()
    return process.terminationStatus
  }

  deinit { close(keyboard) }
}

extension Terminal {
  /// Types a line at a terminal.
  func sit(
    at line: String, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    var variables = self.variables
    variables["PATH"] = Self.program.deletingLastPathComponent().path + ":/usr/bin:/bin"
    variables["TERM"] = "xterm"
    return try PseudoTerminal(line, in: root, environment: variables.merging(environment) { $1 })
  }

  /// A script that stands for an editor, or for a pager.
  func editor(_ lines: String, named name: String = "editor") throws -> String {
    let file = path("../\(name)")
    try writeScript("#!/bin/sh\n\(lines)\n", to: file)
    return file
  }
}
