import Editorial
import Git
import Paths

/// How git is set up to sign commits here, and the signing itself.
///
/// The keys of git's configuration mean what they mean to `git commit -S` (git-config's `gpg.format`,
/// `user.signingKey`, `gpg.program` …); the programs are started as git starts them.
struct Signer {
  enum Format: String {
    case openPGP = "openpgp"
    case ssh
    case x509
  }

  let format: Format
  /// A name that PATH leads to, or a path.
  let program: String
  /// `user.signingKey` as it is set; nil where it is not.
  let key: String?
  /// The command that names the key where none is set.
  private let defaultKeyCommand: String?
  private let committer: Git.Signature
  private let environment: [String: String]
  private let directory: String
  /// Where files lie for as long as it takes to sign.
  private let ownFolder: String

  /// What git would sign with here.
  ///
  /// - Throws: ``Failure`` for a `gpg.format` that git does not know.
  init(
    _ repository: Repository, committer: Git.Signature, environment: [String: String]
  ) throws {
    func setting(_ key: String) throws -> String? {
      try gitFailures { () throws(GitError) in try repository.configString(key) }
    }
    let name = try setting("gpg.format") ?? Format.openPGP.rawValue
    guard let format = Format(rawValue: name) else {
      throw Failure(
        .cannot, "signature.failed", "git is set up to sign with `\(name)`, which it does not know",
        help: "`git config gpg.format ssh`, or `openpgp`, or `x509`")
    }
    let own = try gitFailures { () throws(GitError) in
      try repository.configPath("gpg.\(format.rawValue).program")
    }
    let general = format == .openPGP ? try setting("gpg.program") : nil
    let usual: [Format: String] = [.openPGP: "gpg", .ssh: "ssh-keygen", .x509: "gpgsm"]
    self.format = format
    program = own ?? general ?? usual[format] ?? ""
    var key = try setting("user.signingkey").flatMap { $0.isEmpty ? nil : $0 }
    if format == .ssh, let text = key, !Self.isLiteral(text) {
      key = try gitFailures { () throws(GitError) in
        try repository.configPath("user.signingkey")
      }
    }
    self.key = key
    defaultKeyCommand = format == .ssh ? try setting("gpg.ssh.defaultKeyCommand") : nil
    self.committer = committer
    self.environment = environment
    directory = repository.workTree ?? repository.gitDirectory
    ownFolder = Unfinished.folder(of: repository)
  }

  /// Whether commits are to be signed wherever git makes them: `commit.gpgSign`.
  static func isAskedFor(in repository: Repository) throws -> Bool {
    try gitFailures { () throws(GitError) in try repository.configBool("commit.gpgsign") } ?? false
  }

  /// The public key that will sign, as far as it can be known without running anything.
  var publicKey: SigningKey? {
    guard format == .ssh, let key else { return nil }
    if let literal = Self.literal(key) { return try? SigningKey(literal) }
    for path in [key + ".pub", key] {
      if let bytes = bytes(ofFile: absolute(path)),
        let line = bytes.split(separator: UInt8(ascii: "\n")).first,
        let key = try? SigningKey(String(decoding: line, as: UTF8.self))
      {
        return key
      }
    }
    return nil
  }

  /// Where a person finds the public key, for what to type next.
  var publicKeyShown: String {
    guard format == .ssh, let key, Self.literal(key) == nil else { return "FILE" }
    return key.hasSuffix(".pub") ? key : key + ".pub"
  }

  // MARK: - Signing

  /// Signs the bytes of a commit.
  ///
  /// - Returns: the armoured signature.
  /// - Throws: ``Failure`` where that fails, for whatever reason: nothing is ever left unsigned.
  func sign(_ payload: [UInt8]) throws -> String {
    guard let path = Program.find(program, in: environment) else {
      throw failed("`\(program)` is needed to sign, and is not on this machine")
    }
    let armor = format == .ssh ? try signBySSH(payload, path) : try signByGPG(payload, path)
    guard let text = String(validating: armor, as: UTF8.self), !text.isEmpty else {
      throw failed("`\(program)` gave no signature")
    }
    // As git: a carriage return before a line's end is the program's, not the signature's.
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasSuffix("\r") ? String($0.dropLast()) : String($0)
    }.joined(separator: "\n")
  }

  /// As git, by files: not every program that signs for SSH reads its standard input.
  private func signBySSH(_ payload: [UInt8], _ path: String) throws -> [UInt8] {
    let key = try key ?? defaultKey()
    guard let folder = TemporaryFolder(heldIn: ownFolder) ?? TemporaryFolder(environment) else {
      throw failed("no temporary file can be written")
    }
    var file = absolute(key)
    if let literal = Self.literal(key) {
      guard let written = folder.write(Array("\(literal)\n".utf8), to: "key") else {
        throw failed("no temporary file can be written")
      }
      file = written
    }
    guard let buffer = folder.write(payload, to: "buffer") else {
      throw failed("no temporary file can be written")
    }
    let outcome = try run(path, ["-Y", "sign", "-n", "git", "-f", file, buffer])
    guard outcome.succeeded, let signature = folder.read("buffer.sig") else {
      throw failed("`\(program)` could not sign", outcome.errors)
    }
    return signature
  }

  private func signByGPG(_ payload: [UInt8], _ path: String) throws -> [UInt8] {
    let user = key ?? "\(committer.name) <\(committer.email)>"
    let outcome = try run(path, ["--status-fd=2", "-bsau", user], payload)
    let status = String(decoding: outcome.errors, as: UTF8.self)
    guard outcome.succeeded,
      status.split(separator: "\n").contains(where: {
        $0.hasPrefix("[GNUPG:] SIG_CREATED ")
      })
    else {
      throw failed("`\(program)` could not sign as `\(user)`", outcome.errors)
    }
    return outcome.output
  }

  /// Asks the command that git is told to ask for a key.
  private func defaultKey() throws -> String {
    guard let defaultKeyCommand else {
      throw failed("git is not told which key to sign with")
    }
    let words = Self.words(of: defaultKeyCommand)
    guard let name = words.first, let path = Program.find(name, in: environment) else {
      throw failed("`\(defaultKeyCommand)`, which is to name your key, is not on this machine")
    }
    let outcome = try run(path, Array(words.dropFirst()))
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
    guard outcome.succeeded, let line = lines.first.map(String.init), Self.isLiteral(line) else {
      throw failed("`\(defaultKeyCommand)` named no key", outcome.errors)
    }
    return line
  }

  private func run(
    _ path: String, _ arguments: [String], _ input: [UInt8] = []
  ) throws -> Program.Outcome {
    let program = Program(
      path: path, arguments: arguments, environment: environment, directory: directory)
    do throws(Program.Fault) {
      // No limit: it may be asking for a passphrase, or for a finger.
      return try program.run(input: input)
    } catch {
      throw failed("`\(path)` could not be run: \(error)")
    }
  }

  private func failed(_ message: String, _ errors: [UInt8] = []) -> Failure {
    let said = String(decoding: errors, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("[GNUPG:]") }
    return Failure(
      .cannot, "signature.failed", message,
      help: "nothing was changed; `git config user.signingkey` names the key, "
        + "`git config gpg.format` its kind"
        + (said.isEmpty ? "" : "\n" + said.map { "it said: \($0)" }.joined(separator: "\n")),
      detail: said.isEmpty ? nil : said.joined(separator: "\n"))
  }

  private func absolute(_ path: String) -> String {
    path.isAbsolutePath ? path : "\(directory)/\(path)"
  }

  // MARK: - Keys that are named by themselves

  /// The words of a command as git takes it apart: quotes and backslashes as in a shell, and nothing
  /// else of one.
  private static func words(of command: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var letters = command[...]
    while let letter = letters.popFirst() {
      switch letter {
      case "\\" where quote != "'": word = (word ?? "") + (letters.popFirst().map { "\($0)" } ?? "")
      case quote: quote = nil
      case "'" where quote == nil, "\"" where quote == nil: (quote, word) = (letter, word ?? "")
      case " " where quote == nil, "\t" where quote == nil:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + "\(letter)"
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  static func isLiteral(_ text: String) -> Bool { literal(text) != nil }

  /// A key that stands in the configuration itself: `ssh-…`, or anything behind `key::`.
  private static func literal(_ text: String) -> String? {
    if text.hasPrefix("key::") { return String(text.dropFirst("key::".utf8.count)) }
    return text.hasPrefix("ssh-") ? text : nil
  }
}
