import Foundation
import Testing

/// A disk that notes what a command does to it, and breaks at one step of it.
///
/// A library stands between the program and the system (`Tests/FaultyDisk`), so that every step can
/// be reached, those within libgit2 too, and nothing in the program knows of it.
enum FaultyDisk {
  /// How a step goes wrong.
  enum Fault: String, CaseIterable {
    /// The program is killed before it.
    case kill
    /// It fails.
    case error
    /// Half of what it writes is written, and the program is killed.
    case torn
  }

  /// One call that changed something.
  struct Step {
    /// `open`, `write`, `fsync`, `rename`, …; `tell` for what is printed, which is no step.
    var call: String
    /// The path from the newsroom's folder, and where it is moved to.
    var path: String
    var target: String?
  }

  static let library = Terminal.program.deletingLastPathComponent()
    .appendingPathComponent("libFaultyDisk.so").path

  /// The steps that a command takes.
  static func steps(
    of arguments: [String], _ environment: [String: String] = [:], at desk: Terminal
  ) throws -> [Step] {
    let (output, steps) = try log(of: arguments, environment, at: desk)
    try #require(output.status == 0, "\(output.block)")
    return steps.map(\.step)
  }

  /// Runs a command whose step of a number goes wrong.
  ///
  /// - Returns: what it came to, and that step: two that are taken at once can come in either order.
  static func run(
    _ arguments: [String], at desk: Terminal, breaking number: Int, _ fault: Fault
  ) throws -> (output: CommandOutput, broken: Step?) {
    let (output, steps) = try log(
      of: arguments, ["DISK_FAULT": "\(number):\(fault.rawValue)"], at: desk)
    return (output, steps.first { $0.number == number && $0.step.call != "tell" }?.step)
  }

  private static func log(
    of arguments: [String], _ environment: [String: String], at desk: Terminal
  ) throws -> (output: CommandOutput, steps: [(number: Int, step: Step)]) {
    let log = FileManager.default.temporaryDirectory
      .appendingPathComponent("stet-steps-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: log) }
    let output = try desk.stet(
      arguments,
      environment: environment.merging(["LD_PRELOAD": library, "DISK_LOG": log.path]) { $1 })
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    let lines = text.replacingOccurrences(of: desk.root + "/", with: "").split(separator: "\n")
    return (
      output,
      try lines.map { line in
        let words = line.split(separator: " ", maxSplits: 2)
        let paths = words[2].components(separatedBy: " -> ")
        return (
          try #require(Int(words[0])),
          Step(call: String(words[1]), path: paths[0], target: paths.count > 1 ? paths[1] : nil)
        )
      }
    )
  }
}

extension Terminal {
  /// Takes away the lock that an error names, as its help says to do.
  func clearLock(named error: String) throws {
    let path = try #require(
      error.split { " `'\n:".contains($0) }.map(String.init).first { $0.hasSuffix(".lock") },
      "\(error)")
    try FileManager.default.removeItem(atPath: path)
  }
}
