import Foundation
import NewsroomTestSupport

/// A folder of its own in which the built program is run, as one person after another.
///
/// The environment holds nothing but what stands here, so that neither the machine's git
/// configuration nor its locale has a say.
final class Terminal {
  struct Person {
    var name: String
    var email: String

    static let mo = Person(name: "Mo Lindqvist", email: "mo@blog.example")
    static let ada = Person(name: "Ada Reyes", email: "ada@blog.example")
    static let ben = Person(name: "Ben Okoro", email: "ben@blog.example")
    static let stranger = Person(name: "Sam Vane", email: "sam@elsewhere.example")
  }

  struct Unusable: Error {}

  /// The newsroom's folder, links resolved.
  let root: String
  let base: URL
  var person: Person? = .mo

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("stet-e2e-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("home"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("newsroom"), withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("tmp"), withIntermediateDirectories: true)
    base = folder.resolvingSymlinksInPath()
    root = base.appendingPathComponent("newsroom").path
  }

  /// The same newsroom once more, as it lies there, for something that may go wrong.
  init(copying other: Terminal) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("stet-e2e-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: other.base, to: folder)
    base = folder.resolvingSymlinksInPath()
    root = base.appendingPathComponent("newsroom").path
    person = other.person
  }

  deinit { try? FileManager.default.removeItem(at: base) }

  /// Where programs here put what is temporary; git's and stet's own files alone lie there.
  var temporary: String { base.appendingPathComponent("tmp").path }

  /// A newsroom with a chief, a writer, an editor and two sections.
  static func open() throws -> Terminal {
    let desk = try Terminal()
    try desk.git("init", "-q", "-b", "main")
    try desk.done("init", "--person", "Ada Reyes <ada@blog.example>:author")
    try desk.done("people", "add", "Ben Okoro <ben@blog.example>:editor")
    try desk.done("sections", "add", "politics", "--about", "Elections and the council")
    try desk.done("sections", "add", "city")
    desk.person = .ada
    return desk
  }

  // MARK: - Running

  /// Runs the program.
  func stet(
    _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil,
    input: String? = nil
  ) throws -> CommandOutput {
    try run(Self.program, arguments, environment, folder ?? root, input)
  }

  func stet(_ arguments: String...) throws -> CommandOutput { try stet(arguments) }

  /// Runs the program for something that must work on the way to what is tested.
  @discardableResult
  func done(_ arguments: String...) throws -> CommandOutput {
    let output = try stet(arguments)
    guard output.status == 0 else {
      throw Refused(command: arguments.joined(separator: " "), output: output.block)
    }
    return output
  }

  struct Refused: Error {
    var command: String
    var output: String
  }

  /// The program's output as a snapshot shows it, below the command.
  func transcript(_ arguments: String..., environment: [String: String] = [:]) throws -> String {
    let typed = arguments.map { $0.contains(where: { " <>*'\n".contains($0) }) ? "'\($0)'" : $0 }
    let output = try stet(arguments, environment: environment)
    return "$ stet \(typed.joined(separator: " "))\n" + output.block.normalised(root: root)
  }

  @discardableResult
  func git(_ arguments: String...) throws -> CommandOutput {
    try git(arguments)
  }

  @discardableResult
  func git(
    _ arguments: [String], environment: [String: String] = [:], in folder: String? = nil,
    input: String? = nil
  ) throws -> CommandOutput {
    try run(
      URL(fileURLWithPath: "/usr/bin/git"), arguments, environment, folder ?? root, input)
  }

  /// A line for a shell, with `stet` on its path.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> CommandOutput {
    let path = ["PATH": Self.program.deletingLastPathComponent().path + ":/usr/bin:/bin"]
    return try run(
      URL(fileURLWithPath: "/bin/bash"), ["-c", line], path.merging(environment) { $1 }, root, nil)
  }

  /// Starts the program in the background, with its output in a file that is given back.
  func start(_ arguments: [String]) throws -> (process: Child, output: URL) {
    let file = base.appendingPathComponent("out-\(UUID().uuidString)")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    let nothing = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/null"))
    let process = try Child(
      Self.program, arguments, environment: variables, in: root,
      streams: [nothing, handle, handle])
    try handle.close()
    try nothing.close()
    return (process, file)
  }

  /// Runs the program, and kills it after some seconds unless it has ended by then.
  func killed(_ arguments: [String], after seconds: Double) throws -> CommandOutput {
    try run(Self.program, arguments, [:], root, nil) { process in
      let end = Date(timeIntervalSinceNow: seconds)
      while process.isRunning {
        let rest = end.timeIntervalSinceNow
        if rest <= 0 {
          kill(process.processIdentifier, SIGKILL)
          break
        }
        usleep(useconds_t(min(rest, 0.001) * 1_000_000))
      }
    }
  }

  private func run(
    _ program: URL, _ arguments: [String], _ environment: [String: String], _ folder: String,
    _ input: String?, meanwhile: (Child) -> Void = { _ in }
  ) throws -> CommandOutput {
    // Files rather than pipes: no output is too long for them.
    let streams = try ["out", "err", "in"].map { name in
      let file = base.appendingPathComponent("\(name)-\(UUID().uuidString)")
      try Data((name == "in" ? input ?? "" : "").utf8).write(to: file)
      return file
    }
    defer { for file in streams { try? FileManager.default.removeItem(at: file) } }
    let out = try FileHandle(forWritingTo: streams[0])
    let err = try FileHandle(forWritingTo: streams[1])
    let given = try FileHandle(forReadingFrom: streams[2])
    let process = try Child(
      program, arguments, environment: variables.merging(environment) { $1 }, in: folder,
      streams: [given, out, err])
    meanwhile(process)
    let status = process.wait()
    for handle in [given, out, err] { try handle.close() }
    return CommandOutput(
      out: String(decoding: try Data(contentsOf: streams[0]), as: UTF8.self),
      err: String(decoding: try Data(contentsOf: streams[1]), as: UTF8.self),
      status: status)
  }

  /// All variables that a program has here.
  var variables: [String: String] {
    var variables = [
      "HOME": base.appendingPathComponent("home").path, "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CONFIG_GLOBAL": "/dev/null", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin",
      "TMPDIR": temporary,
    ]
    if let person {
      for role in ["AUTHOR", "COMMITTER"] {
        variables["GIT_\(role)_NAME"] = person.name
        variables["GIT_\(role)_EMAIL"] = person.email
      }
    }
    return variables
  }

  /// The built program: beside the test bundle, or in the build folder of this checkout.
  static let program: URL = {
    let beside = URL(fileURLWithPath: CommandLine.arguments.first ?? "")
      .deletingLastPathComponent().appendingPathComponent("stet")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(".build/debug/stet")
  }()

  // MARK: - Files

  func path(_ name: String) -> String { root + "/" + name }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  func append(_ text: String, to name: String) throws {
    try write(try read(name) + text, to: name)
  }

  func replace(_ old: String, with new: String, in name: String) throws {
    let text = try read(name)
    guard text.contains(old) else { throw Unusable() }
    try write(text.replacingOccurrences(of: old, with: new), to: name)
  }

  // MARK: - Other people's work

  /// Work that is none of stet's business: staged, staged and changed again, only meant to be added,
  /// to be skipped, and nobody's yet.
  func leaveOtherWork() throws {
    try write("Two.\n", to: "skipped.txt")
    try git("add", "skipped.txt")
    try git("commit", "-qm", "A file.", "--", "skipped.txt")
    try git("update-index", "--skip-worktree", "skipped.txt")
    try write("One.\n", to: "notes.txt")
    try git("add", "notes.txt")
    try write("One, and two.\n", to: "notes.txt")
    try write("Soon.\n", to: "soon.txt")
    try git("add", "-N", "soon.txt")
    try write("Not yet said.\n", to: "idea.txt")
  }

  /// All that git sees of work that is not committed, to hold against a later look.
  func otherWork() throws -> [String] {
    [
      try git("status", "--porcelain=v2").out, try git("diff").out,
      try git("diff", "--cached").out, try git("ls-files", "-v", "notes.txt", "skipped.txt").out,
    ]
  }

  /// The commit that the newsroom stands at, to see that nothing moved.
  func tip() throws -> String { try git("rev-parse", "HEAD").out }

  /// A draft that is ready to be handed in.
  func draft(_ title: String, _ slug: String, section: String = "politics") throws {
    try done("new", title, "--slug", slug, "--section", section)
    try append("The gauge stands below the bridge.\n", to: "drafts/\(slug).md")
    try done("save", slug)
  }
}
