import Git
import Testing

@Suite struct IdentityTests {
  private static let now: (seconds: Int64, offset: Int) = (1_700_000_000, 0)

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
  ])
  func sameAsGit(environment: [String: String], config: [String: String]) throws {
    let test = try TestRepository()
    try test.git("config", "--remove-section", "user")
    for (key, value) in config { try test.git("config", key, value) }
    let dates = ["GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"]
    let found = try test.repository.identity(
      environment: environment.merging(test.environment.filter { dates.contains($0.key) }) { $1 },
      now: (1, 0))
    #expect(try test.git("var", "GIT_AUTHOR_IDENT", with: environment) == "\(found.author)\n")
    #expect(try test.git("var", "GIT_COMMITTER_IDENT", with: environment) == "\(found.committer)\n")
  }

  @Test(arguments: [
    "1700000000 +0130", "@1700000000 -0730", "@12 +0000", "@0 +0000", "1112911993 +0200",
    "Thu, 07 Apr 2005 22:13:13 +0200", "07 Apr 2005 22:13 +0000", "Thu Apr 7 22:13:13 2005 -0130",
    "2005-04-07T22:13:13+02:00", "2005-04-07 22:13:13 +0200", "2005-04-07T22:13:13",
    "2005-04-07T22:13:13Z", "2005-04-07 22:13:13.5 -0230", "2024-02-29T00:00:00 +0000",
    "2000-12-31 23:59:59 +0000", "2099-03-01 00:00:00 +0000", "Fri, 29 February 2008 12:00:00 GMT",
  ])
  func datesAsGit(date: String) throws {
    let test = try TestRepository()
    let found = try test.repository.identity(
      environment: ["GIT_AUTHOR_DATE": date], now: Self.now)
    let expected = try test.git("var", "GIT_AUTHOR_IDENT", with: ["GIT_AUTHOR_DATE": date])
    #expect("\(found.author)\n" == expected)
    #expect(found.committer.seconds == 1_700_000_000)
  }

  @Test(arguments: [
    "yesterday-ish", "2005-13-01 00:00:00", "2005-04-07", "12", "@", "1700000000 xx",
    "2005-04-07T25:00:00", "07 Apr 2005 2006 22:13:13", "1700000000 +0000 more",
  ])
  func datesRefused(date: String) throws {
    let test = try TestRepository()
    let error = #expect(throws: GitError.self) {
      try test.repository.identity(environment: ["GIT_AUTHOR_DATE": date], now: Self.now)
    }
    #expect(error?.code == .malformed)
  }

  @Test func refused() throws {
    let test = try TestRepository()
    func code(_ environment: [String: String]) -> GitError.Code? {
      do throws(GitError) {
        _ = try test.repository.identity(environment: environment, now: Self.now)
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
}
