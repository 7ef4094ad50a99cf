import Editorial
import Git
import Glibc
import Manuscript
import Paths

/// The hooks that `git commit` would run here, run as git runs them (githooks).
///
/// `core.hooksPath`, else the `hooks` folder; where and with what environment, arguments and input
/// as git. What they print goes to standard error at once. Only commands that write run any.
struct CommitHooks {
  private let repository: Repository
  private let folder: String
  /// Where they run: the top of the work tree.
  private let directory: String
  private let environment: [String: String]
  /// Whether those are left out that only refuse: `--no-verify`.
  private let skipsVerifying: Bool

  init(_ repository: Repository, author: Git.Signature, _ circumstances: Circumstances) throws {
    let directory = repository.workTree ?? repository.gitDirectory
    let configured = try gitFailures { () throws(GitError) in
      try repository.configPath("core.hooksPath")
    }
    self.repository = repository
    self.directory = directory
    folder =
      configured.map { $0.isAbsolutePath ? $0 : "\(directory)/\($0)" }
      ?? repository.commonDirectory + "/hooks"
    skipsVerifying = circumstances.skipsVerifyingHooks
    var environment = circumstances.environment
    let moment = author.description.split(separator: " ").suffix(2).map { String($0) }
    environment["GIT_AUTHOR_NAME"] = author.name
    environment["GIT_AUTHOR_EMAIL"] = author.email
    environment["GIT_AUTHOR_DATE"] = "@" + moment.joined(separator: " ")
    environment["GIT_PREFIX"] =
      circumstances.directory.path(below: directory).map { $0 + "/" } ?? ""
    // A folder that git would not find by itself from there: a linked work tree's.
    if repository.gitDirectory != directory + "/.git" {
      environment["GIT_DIR"] = repository.gitDirectory
    }
    self.environment = environment
  }

  /// Whether any runs before a commit is made.
  var runBeforeCommits: Bool {
    ["pre-commit", "prepare-commit-msg", "commit-msg"].contains { path(of: $0) != nil }
  }

  /// Has the hooks look at a commit about to be made, and at its message.
  ///
  /// They see an index that holds the commit's tree and nothing else.
  ///
  /// - Returns: the message, which they may have added to.
  /// - Throws: ``Failure`` where one refuses, or changes what was judged.
  func look(at message: CommitMessage, tree: ObjectID) throws -> String {
    let text = CommitMessageWriter.write(message)
    guard runBeforeCommits else { return text }
    // As git names it.
    let index = Self.index(of: getpid(), in: repository)
    defer { unlink(index) }
    try gitFailures { () throws(GitError) in try repository.writeIndex(of: tree, to: index) }
    try ask("pre-commit", index: index)
    guard path(of: "prepare-commit-msg") != nil || path(of: "commit-msg") != nil else {
      try demandSame(tree, index)
      return text
    }
    let file = MessageFile("\(repository.gitDirectory)/COMMIT_EDITMSG")
    // git leaves the last message lying there; a command that is refused must leave nothing.
    defer { file.restore() }
    try file.write(text)
    let shown = environment["GIT_DIR"] == nil ? ".git/COMMIT_EDITMSG" : file.path
    try ask("prepare-commit-msg", [shown, "message"], index: index)
    try ask("commit-msg", [shown], index: index)
    try demandSame(tree, index)
    return try judged(file.read(), against: message, text)
  }

  private static func index(of process: pid_t, in repository: Repository) -> String {
    "\(repository.gitDirectory)/next-index-\(process).lock"
  }

  /// Takes away the index that a killed process of stet's has left for its hooks.
  static func clearIndex(leftBy process: pid_t, in repository: Repository) {
    let index = index(of: process, in: repository)
    unlink(index)
    unlink(index + ".lock")
  }

  /// Moves a branch between what git tells a `reference-transaction` before and after it.
  func move<Value>(
    _ branch: String, from old: ObjectID?, to new: ObjectID, _ body: () throws -> Value
  ) throws -> Value {
    guard path(of: "reference-transaction") != nil else { return try body() }
    let values = "\(old ?? .zero) \(new)"
    let input = Array("\(values) HEAD\n\(values) \(branch)\n".utf8)
    func tell(_ state: String) -> Bool {
      run("reference-transaction", [state], input: input) ?? 0 == 0
    }
    guard tell("prepared") else {
      _ = tell("aborted")
      throw refusal(of: "reference-transaction")
    }
    do {
      let value = try body()
      _ = tell("committed")
      return value
    } catch {
      _ = tell("aborted")
      throw error
    }
  }

  /// Tells the hook that only learns of it.
  func tellDone() {
    _ = run("post-commit", index: repository.indexPath)
  }

  // MARK: - Running one

  /// A hook's path; nil where it is none, may not be run, or is left out.
  private func path(of name: String) -> String? {
    if skipsVerifying, name == "pre-commit" || name == "commit-msg" { return nil }
    let path = "\(folder)/\(name)"
    return Program.isRunnable(path) ? path : nil
  }

  private func ask(_ name: String, _ arguments: [String] = [], index: String) throws {
    guard run(name, arguments, index: index) ?? 0 == 0 else { throw refusal(of: name) }
  }

  /// - Returns: its exit status, 127 where it could not be started; nil where there is no such hook.
  private func run(
    _ name: String, _ arguments: [String] = [], index: String? = nil, input: [UInt8] = []
  ) -> Int32? {
    guard let path = path(of: name) else { return nil }
    var environment = environment
    if let index {
      environment["GIT_INDEX_FILE"] = index
      environment["GIT_EDITOR"] = ":"
    }
    let program = Program(
      path: path, arguments: arguments, environment: environment, directory: directory)
    return (try? program.runInSight(input: input)) ?? 127
  }

  private func refusal(of name: String) -> Failure {
    let canBeSkipped = name == "pre-commit" || name == "commit-msg"
    return Failure(
      .refused, "hook.refused", "the hook `\(name)` refused",
      help: "what it said stands above"
        + (canBeSkipped ? "; `--no-verify` leaves it out, as in git" : ""),
      detail: "\(folder)/\(name)")
  }

  // MARK: - What they may not do

  private func demandSame(_ tree: ObjectID, _ index: String) throws {
    let after = try gitFailures { () throws(GitError) in try repository.tree(ofIndex: index) }
    guard after != tree else { return }
    throw Failure(
      .refused, "hook.changed", "a hook changed what was about to be saved",
      help: "what was judged is what is saved: let the hook make its changes, save them with "
        + "`stet save`, then run this again")
  }

  /// The message as hooks left it, if it still says what was judged.
  private func judged(
    _ text: String?, against message: CommitMessage, _ before: String
  ) throws -> String {
    guard let text else { throw changed("is no text in UTF-8 any more") }
    guard text != before else { return before }
    guard CommitMessageWriter.fault(in: text, allowingLines: true) == nil else {
      throw changed("holds control characters now")
    }
    let tidy = try gitFailures { () throws(GitError) in try Commit.tidied(message: text) }
    let after = CommitMessageReader.read(tidy)
    guard !after.subject.isEmpty else { throw changed("is empty now") }
    guard after.trailers == message.trailers, after.idle.isEmpty else {
      throw changed("does not say any more what was done, or says more")
    }
    guard message.body.isEmpty || !after.body.isEmpty else {
      throw changed("has lost the reason")
    }
    return tidy
  }

  private func changed(_ how: String) -> Failure {
    Failure(
      .refused, "hook.changed", "a hook changed the message so that it \(how)",
      help: "the lines that begin with `Stet-` must stay as they are, and the reason must stay",
      detail: folder)
  }
}

/// The file in which git keeps the message of a commit about to be made.
private struct MessageFile {
  let path: String
  private let before: [UInt8]?

  /// More than any message has.
  private static let limit = 64 << 20

  init(_ path: String) {
    self.path = path
    before = bytes(ofFile: path, limit: Self.limit)
  }

  func write(_ text: String) throws {
    guard write(Array(text.utf8)) else {
      throw Failure(.cannot, "repo.unreadable", "`\(path)` cannot be written")
    }
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { return false }
    defer { close(file) }
    return writeAll(bytes, to: file)
  }

  /// Nil for what is no UTF-8.
  func read() -> String? {
    bytes(ofFile: path, limit: Self.limit).flatMap { String(validating: $0, as: UTF8.self) }
  }

  /// Puts back what stood there.
  func restore() {
    if let before {
      _ = write(before)
    } else {
      unlink(path)
    }
  }
}
