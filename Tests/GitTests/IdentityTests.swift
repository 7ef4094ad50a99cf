import Git
import Testing

@Suite struct IdentityTests {
  private static let now: (seconds: Int64, offset: Int) = (1_700_000_000, 0)

  private static let ada = ["user.name": "Ada", "user.email": "ada@x"]

  @Test(arguments: [
    ([:], ["user.name": "Ada", "user.email": "ada@x"]),
    (["GIT_COMMITTER_NAME": "Eve"], ["user.name": "Ada", "user.email": "ada@x"]),
    (["GIT_COMMITTER_EMAIL": "eve@x"], ["user.name": "Ada", "user.email": "ada@x"]),
    (["GIT_AUTHOR_NAME": "Eve"], ["user.name": "Ada", "user.email": "ada@x"]),
    (
      [:],
      ["user.name": "Ada", "user.email": "ada@x", "committer.name": "Cy", "author.email": "b@x"]
    ),
    (["EMAIL": "env@x"], ["user.name": "Ada"]),
    (["EMAIL": "env@x"], ["user.name": "Ada", "user.email": "ada@x"]),
    (["EMAIL": "env@x"], ["user.name": "Ada", "user.useConfigOnly": "false"]),
    ([:], ["user.name": "  \"Ada, Reed\" ,", "user.email": " ada@x "]),
    ([:], ["user.name": "Zoë Ångström 🖋", "user.email": "zoë@x"]),
    ([:], ["user.name": "'Ada' Reed", "user.email": "<ada@x>"]),
    (["GIT_AUTHOR_NAME": "\t;Eve:\\", "GIT_AUTHOR_EMAIL": "\"eve@x\"\n"], ada),
    ([:], ada.merging(["author.name": "", "committer.email": ""]) { $1 }),
    ([:], ada.merging(["author.name": "Au", "committer.name": "Cy"]) { $1 }),
    (
      ["GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@x", "GIT_COMMITTER_NAME": "C"],
      ["committer.email": "c@x", "user.useConfigOnly": "true"]
    ),
    (["EMAIL": " env@x\n"], ["user.name": "Ada"]),
    (["EMAIL": "env@x"], ada.merging(["user.useConfigOnly": "true"]) { $1 }),
  ])
  func sameAsGit(environment: [String: String], config: [String: String]) throws {
    let test = try TestRepository()
    try Self.configure(test, config)
    let dates = ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"]
    let found = try test.repository.identity(
      environment: environment.merging(test.environment.filter { dates.contains($0.key) }) { $1 },
      now: (1, 0), localOffset: { _ in 0 })
    #expect(try test.git("var", "GIT_AUTHOR_IDENT", with: environment) == "\(found.author)\n")
    #expect(try test.git("var", "GIT_COMMITTER_IDENT", with: environment) == "\(found.committer)\n")
  }

  @Test func refused() throws {
    let test = try TestRepository()
    func code(_ environment: [String: String]) -> GitError.Code? {
      do throws(GitError) {
        _ = try test.repository.identity(
          environment: environment, now: Self.now, localOffset: { _ in 0 })
        return nil
      } catch { return error.code }
    }
    #expect(code([:]) == nil)
    #expect(code(["GIT_AUTHOR_NAME": ""]) == .missingName)
    #expect(code(["GIT_AUTHOR_EMAIL": ""]) == .missingEmail)
    #expect(code(["GIT_AUTHOR_NAME": "A\nB"]) == .invalidIdentity)
    #expect(code(["GIT_COMMITTER_NAME": "A <b"]) == .invalidIdentity)
    #expect(code(["GIT_COMMITTER_EMAIL": "a@b> 1 +0000\nauthor"]) == .invalidIdentity)
    #expect(code(["GIT_COMMITTER_EMAIL": "a\u{85}b"]) == .invalidIdentity)
    try test.git("config", "--unset", "user.email")
    #expect(code([:]) == .missingEmail)
    #expect(code(["EMAIL": "e@x"]) == nil)
    try test.git("config", "user.useConfigOnly", "true")
    #expect(code(["EMAIL": "e@x"]) == .missingEmail)
    try test.git("config", "--unset", "user.name")
    #expect(code([:]) == .missingName)
  }

  /// git takes these; here they are refused, so that nobody is somebody else than they see.
  @Test(arguments: [
    (["GIT_COMMITTER_EMAIL": ""], ada, GitError.Code.missingEmail),
    // git: an address for authors alone leaves the committer an empty one.
    (["EMAIL": "env@x"], ["user.name": "Ada", "author.email": "b@x"], .missingEmail),
    (["EMAIL": "env@x"], ["user.name": "Ada", "user.email": ""], .missingEmail),
    (["GIT_AUTHOR_NAME": "A < B"], ada, .invalidIdentity),
    ([:], ["user.name": "Ada", "user.email": ";"], .invalidIdentity),
  ])
  func refusedThoughGitTakesIt(
    environment: [String: String], config: [String: String], code: GitError.Code
  ) throws {
    let test = try TestRepository()
    try Self.configure(test, config)
    #expect(throws: Never.self) { try test.git("var", "GIT_COMMITTER_IDENT", with: environment) }
    let error = #expect(throws: GitError.self) {
      try test.repository.identity(
        environment: environment, now: Self.now, localOffset: { _ in 0 })
    }
    #expect(error?.code == code)
  }

  /// git dropped it before 2.44.
  @Test func fullStop() throws {
    let test = try TestRepository()
    try Self.configure(test, ["user.name": "Sammy Jr.", "user.email": "s@x"])
    let found = try test.repository.identity(
      environment: [:], now: Self.now, localOffset: { _ in 0 })
    #expect(found.author.name == "Sammy Jr.")
    #expect(try test.git("var", "GIT_AUTHOR_IDENT").hasPrefix("Sammy Jr"))
  }

  /// Anything set or not, empty or with signs around it: who is found is who git finds, and whoever
  /// is refused git refuses, makes up from the machine, or leaves without an address.
  @Test func anyCombination() throws {
    let test = try TestRepository()
    var dice = RandomHistory.Numbers(state: 11)
    let dates = ["GIT_AUTHOR_DATE": "1700000000 +0000", "GIT_COMMITTER_DATE": "1700000000 +0000"]
    var found = 0
    for _ in 0..<200 {
      func value(_ plain: String) -> String? {
        switch dice.next() % 14 {
        case 0...3: nil
        case 4: ""
        case 5: ["<\(plain)>", " \(plain)\t", "'\(plain)',", "\"", ";"].randomElement(using: &dice)
        default: plain
        }
      }
      var environment = dates
      var config: [String: String] = [:]
      for role in ["author", "committer"] {
        environment["GIT_\(role.uppercased())_NAME"] = value("E \(role)")
        environment["GIT_\(role.uppercased())_EMAIL"] = value("\(role)@env")
        config["\(role).name"] = value("C \(role)")
        config["\(role).email"] = value("\(role)@config")
      }
      config["user.name"] = value("User")
      config["user.email"] = value("user@config")
      environment["EMAIL"] = value("email@env")
      if dice.next() % 4 == 0 { config["user.useConfigOnly"] = "true" }
      try Self.configure(test, config)
      let git = try? ["AUTHOR", "COMMITTER"].map {
        try test.git("var", "GIT_\($0)_IDENT", with: environment)
      }
      do throws(GitError) {
        let own = try test.repository.identity(
          environment: environment, now: Self.now, localOffset: { _ in 0 })
        found += 1
        #expect(git == ["\(own.author)\n", "\(own.committer)\n"], "\(environment) \(config)")
      } catch {
        let isOdd = git?.contains {
          $0.contains("<>") || !$0.contains("@env>") && !$0.contains("@config>")
        }
        let hasName = git?.allSatisfy { ["E ", "C ", "User"].contains(where: $0.hasPrefix) }
        #expect(
          git == nil || isOdd == true || hasName == false, "\(error) \(environment) \(config)")
      }
    }
    #expect(found > 50)
  }

  private static func configure(_ test: TestRepository, _ config: [String: String]) throws {
    for section in ["user", "author", "committer"] {
      _ = try? test.git("config", "--remove-section", section)
    }
    for (key, value) in config { try test.git("config", key, value) }
  }
}
