import Editorial
import Foundation

/// Keys made for one test, in a home of their own: nobody's keys are read or touched.
public final class TestKeys {
  /// The home folder that git, ssh-keygen and gpg see.
  public let home: String
  /// Agents that were started, to be ended with the test.
  private var agents: [Int32] = []

  public init() throws {
    home = try TestNewsroom.temporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home + "/.gnupg", withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  deinit {
    for agent in agents { kill(agent, SIGTERM) }
    // gpg leaves a program behind that watches over keys.
    _ = try? run("gpgconf", ["--kill", "all"])
    try? FileManager.default.removeItem(atPath: home)
  }

  /// Makes a pair of SSH keys without a passphrase.
  ///
  /// - Returns: the path of the private one; `.pub` behind it is the public one's.
  public func ssh(_ name: String, type: [String] = ["ed25519"]) throws -> String {
    let path = "\(home)/\(name)"
    try succeed("ssh-keygen", ["-q", "-N", "", "-C", name, "-f", path, "-t"] + type)
    return path
  }

  /// A public key as a `.pub` file holds it.
  public func text(ofPublic path: String) throws -> String {
    try String(contentsOfFile: path + ".pub", encoding: .utf8).trimmingCharacters(in: .newlines)
  }

  /// Starts an agent that holds the private half of a key, for as long as these keys are there.
  ///
  /// - Returns: what SSH_AUTH_SOCK has to say.
  public func agent(holding key: String) throws -> String {
    let socket = "\(home)/agent-\(agents.count)"
    // It stays, and would hold on to everything it inherits, which Foundation waits to be let go.
    let said = try run(
      "bash",
      [
        "-c",
        "for f in /proc/self/fd/*; do n=${f##*/}; ((n > 2)) && eval \"exec $n>&-\"; done; "
          + "exec ssh-agent -s -a \"$0\"", socket,
      ]
    ).text
    guard let start = said.range(of: "SSH_AGENT_PID="),
      let agent = Int32(said[start.upperBound...].prefix { $0.isNumber })
    else { throw ReferenceGit.Failed(description: "ssh-agent: \(said)") }
    agents.append(agent)
    try succeed("env", ["SSH_AUTH_SOCK=\(socket)", "ssh-add", "-q", key])
    return socket
  }

  /// Makes an OpenPGP key without a passphrase.
  ///
  /// - Returns: how gpg finds it, and how the masthead lists it.
  public func openPGP(
    _ user: String, algorithm: String = "ed25519", expires: String = "never"
  ) throws -> (user: String, text: String) {
    try succeed(
      "gpg",
      ["--batch", "--passphrase", "", "--quick-gen-key", user, algorithm, "sign", expires])
    let bytes = try output(
      "gpg", ["--batch", "--export", "--export-options", "export-minimal", user])
    return (user, "openpgp " + Base64.encode(bytes))
  }

  /// Makes an X.509 certificate that signs itself, and has gpgsm trust it.
  ///
  /// - Returns: its fingerprint.
  public func x509(_ name: String, email: String) throws -> String {
    let request = """
      Key-Type: RSA
      Key-Length: 2048
      Key-Usage: sign
      Serial: random
      Name-DN: CN=\(name)
      Name-Email: \(email)

      """
    try Data("disable-crl-checks\n".utf8)
      .write(to: URL(fileURLWithPath: home + "/.gnupg/gpgsm.conf"))
    try Data(request.utf8).write(to: URL(fileURLWithPath: home + "/request"))
    try succeed(
      "gpgsm",
      [
        "--batch", "--pinentry-mode", "loopback", "--passphrase-fd", "0", "--output",
        home + "/certificate", "--gen-key", home + "/request",
      ])
    try succeed("gpgsm", ["--batch", "--import", home + "/certificate"])
    let listed = try output("gpgsm", ["--batch", "--with-colons", "-K"])
    let fingerprint = String(decoding: listed, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("fpr:") }?.split(separator: ":").dropFirst().first
    guard let fingerprint else { throw ReferenceGit.Failed(description: "gpgsm -K: none") }
    try Data("\(fingerprint) S relax\n".utf8)
      .write(to: URL(fileURLWithPath: home + "/.gnupg/trustlist.txt"))
    try succeed("gpgconf", ["--kill", "gpg-agent"])
    return String(fingerprint)
  }

  /// Whether a program that tests ask for is on this machine.
  public static func has(_ program: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return folders.split(separator: ":").contains {
      access("\($0)/\(program)", X_OK) == 0
    }
  }

  /// The environment in which all of it happens.
  public var environment: [String: String] {
    [
      "HOME": home, "GNUPGHOME": home + "/.gnupg", "LC_ALL": "C",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
  }

  // MARK: - Programs

  private func succeed(_ program: String, _ arguments: [String]) throws {
    let run = try run(program, arguments)
    guard run.status == 0 else {
      throw ReferenceGit.Failed(description: "\(program) \(arguments): \(run.errors)")
    }
  }

  private func output(_ program: String, _ arguments: [String]) throws -> [UInt8] {
    let run = try run(program, arguments)
    guard run.status == 0 else {
      throw ReferenceGit.Failed(description: "\(program) \(arguments): \(run.errors)")
    }
    return run.bytes
  }

  /// Runs any program in this home.
  public func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [], in folder: String? = nil
  ) throws -> ReferenceGit.Output {
    try ReferenceGit(folder: folder ?? home, home: home).run(
      program: program, arguments, input: input, with: environment)
  }
}
