import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Repositories that are not in a state to be written to, or are no newsroom.
@Suite struct BadRepositoryTests {
  @Test func noRepository() throws {
    let test = try TestNewsroom()
    expectRefusal(.cannot, by: "repo.none", in: test) { try test.as(.ada).at(test.home).open() }
    expectRefusal(.cannot, by: "repo.none", in: test) {
      try test.as(.ada).at(test.home + "/absent").open()
    }
  }

  @Test func noNewsroom() throws {
    let test = try TestNewsroom()
    let other = test.home + "/other"
    try test.git("init", "-q", "-b", "main", other)
    expectRefusal(.cannot, by: "newsroom.none", in: test) { try test.as(.ada).at(other).open() }
    try test.as(.ada).at(other).git("commit", "-q", "--allow-empty", "-m", "Nothing.")
    expectRefusal(.cannot, by: "newsroom.none", in: test) { try test.as(.ada).at(other).open() }
  }

  @Test func nobodyAndStrangers() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let nobody = try Newsroom.open(test.circumstances(of: nil))
    expectRefusal(.cannot, by: "identity.missing", in: test) {
      try nobody.move(MoveRequest(transition: "submit", drafts: ["river"]))
    }
    #expect(try nobody.list(ListFilter()).count == 1)
    _ = try nobody.show("river")
    for odd in ["", " ", "a<b"] {
      let person = TestPerson(name: odd, email: "ada@blog.example")
      expectRefusal(
        .cannot, by: odd.contains("<") ? "identity.invalid" : "identity.missing", in: test
      ) {
        try test.as(person).move("submit", "river")
      }
    }
    let stranger = test.as(.stranger)
    expectRefusal(by: .identityUnknown, in: test) { try stranger.move("submit", "river") }
    expectRefusal(by: .identityUnknown, in: test) { try stranger.new("Mine") }
    expectRefusal(by: .identityUnknown, in: test) { try stranger.addSection("sports") }
    try test.as(.ada).move("submit", "river")
    expectRefusal(by: .identityUnknown, in: test) { try stranger.approve("river") }
  }

  @Test func staleLocks() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river", with: "More.")
    for (lock, suspect) in [
      ("index.lock", "staged or saved something"), ("refs/heads/main.lock", "moved the branch"),
      ("HEAD.lock", "went to another branch"),
    ] {
      try test.write(".git/\(lock)", "")
      let then = time(nil) - 3 * 3600 - 5
      let times = [timespec](repeating: timespec(tv_sec: then, tv_nsec: 0), count: 2)
      #expect(utimensat(AT_FDCWD, "\(test.folder)/.git/\(lock)", times, 0) == 0)
      let failure = expectRefusal(.cannot, by: "repo.busy", in: test) {
        try test.as(.ada).move("submit", "river")
      }
      #expect(failure?.help?.contains("a git that \(suspect) was stopped or has crashed") == true)
      #expect(failure?.help?.contains("3 hours old") == true)
      #expect(failure?.help?.contains("no git is seen at work here") == true)
      #expect(failure?.help?.contains("`rm '\(test.folder)/.git/\(lock)'`") == true)
      expectRefusal(.cannot, by: "repo.busy", in: test) { try test.as(.ada).new("Another") }
      expectRefusal(.cannot, by: "repo.busy", in: test) { try test.as(.mo).addSection("sports") }
      try test.remove(".git/\(lock)")
    }
    try test.as(.ada).move("submit", "river")
    try expectClean(test)
  }

  /// Whoever has it open is named, and the lock is not said to be left.
  @Test func aLockThatIsHeld() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river", with: "More.")
    let holder = Process()
    holder.executableURL = URL(fileURLWithPath: "/bin/sh")
    holder.arguments = ["-c", "exec sleep 60 >'\(test.folder)/.git/index.lock'"]
    try holder.run()
    defer { holder.terminate() }
    for _ in 0..<500 where !FileManager.default.fileExists(atPath: test.folder + "/.git/index.lock")
    {
      usleep(10_000)
    }
    let failure = expectRefusal(.cannot, by: "repo.busy", in: test) {
      try test.as(.ada).move("submit", "river")
    }
    let named = "`sleep` is at work here, as process \(holder.processIdentifier)"
    #expect(failure?.help?.contains(named) == true)
    #expect(failure?.help?.contains("`rm '\(test.folder)/.git/index.lock'`") == true)
  }

  /// What git itself does not wait for when it commits does not stop anybody here.
  @Test func locksThatAreNotInTheWay() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river", with: "More.")
    try test.git("pack-refs", "--all")
    for lock in ["packed-refs.lock", "config.lock"] { try test.write(".git/\(lock)", "") }
    try test.as(.ada).move("submit", "river")
    try test.git(
      "commit", "-q", "--allow-empty", "-m", "As git does.",
      with: TestPerson.ada.environment(at: test.clock))
    try test.remove(".git/packed-refs.lock")
    try test.remove(".git/config.lock")
    try expectClean(test)
  }

  /// One that a killed stet left is taken over: it ends with the process that made it.
  @Test func stetsOwnLock() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river", with: "More.")
    try test.write(".git/index.lock", "held by stet\n")
    try test.as(.ada).move("submit", "river")
    #expect(!FileManager.default.fileExists(atPath: test.folder + "/.git/index.lock"))
    try expectClean(test)
  }

  @Test func anApprovalNeedsNoIndex() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.write(".git/index.lock", "")
    try test.as(.ben).approve("river")
  }

  @Test func anUnfinishedMerge() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.git("branch", "side")
    try test.fill("river", with: "Here.")
    try test.as(.ada).save("river")
    try test.git("switch", "-q", "side")
    try test.fill("river", with: "There.")
    try test.as(.ada).save("river")
    try test.git("switch", "-q", "main")
    let merge = try test.git.run(
      ["merge", "side"], with: TestPerson.ada.environment(at: test.clock))
    #expect(merge.status != 0)
    expectRefusal(.cannot, by: "repo.merging", in: test) {
      try test.as(.ada).move("submit", "river")
    }
    expectRefusal(.cannot, by: "repo.merging", in: test) { try test.as(.ada).new("Another") }
  }

  @Test func aDetachedHead() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.git("checkout", "-q", "--detach")
    expectRefusal(.cannot, by: "repo.detached", in: test) {
      try test.as(.ada).move("submit", "river")
    }
    _ = try test.as(.ada).open().show("river")
  }

  @Test func aShallowClone() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let clone = test.home + "/shallow"
    try test.git("clone", "-q", "--depth", "1", "file://\(test.folder)", clone)
    for act in ["publish", "approve", "log", "list"] {
      expectRefusal(.cannot, by: "history.shallow", in: test) {
        switch act {
        case "publish": try test.as(.ben).at(clone).move("publish", "river") as Any
        case "approve": try test.as(.ben).at(clone).approve("river") as Any
        case "log": try test.as(.ben).at(clone).open().log(nil) as Any
        default: try test.as(.ben).at(clone).open().list(ListFilter()) as Any
        }
      }
    }
  }

  @Test func aSha256Repository() throws {
    let test = try TestNewsroom()
    let other = test.home + "/sha256"
    try test.git("init", "-q", "--object-format=sha256", other)
    expectRefusal(.cannot, by: "repo.unsupported", in: test) { try test.as(.ada).at(other).open() }
  }

  @Test func aBareRepositoryCanBeReadAndApprovedIn() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    let bare = test.home + "/bare.git"
    try test.git("clone", "-q", "--bare", test.folder, bare)
    let ben = test.as(.ben).at(bare)
    #expect(try ben.open().list(ListFilter()).map(\.slug) == ["river"])
    #expect(try ben.open().show("river").summary.state == "review")
    #expect(try ben.open().log("river").map(\.kind) == [.moved, .saved, .created])
    #expect(try ben.open().check([]).checked == 1)
    try ben.approve("river")
    try ben.move("publish", "river")
    #expect(try test.git("log", "-1", "--format=%s", in: bare) == "publish: river\n")
    #expect(try test.git.run(["fsck", "--strict"], in: bare).errors == "")
  }

  @Test func aFolderThatCannotBeWritten() throws {
    let test = try TestNewsroom()
    try test.start("river")
    // Rights do not stop root; a name that is taken by something immovable does.
    let pid = ProcessInfo.processInfo.processIdentifier
    try test.write("drafts/.stet-\(pid)-river.md/in the way", "")
    expectRefusal(.cannot, by: "folder.unusable", in: test) {
      try test.as(.ada).move("submit", "river")
    }
    try test.remove("drafts/.stet-\(pid)-river.md")
    try test.write("drafts/dam", "a file where a folder should be")
    try test.write(
      "workflows/editorial.yml",
      test.read("workflows/editorial.yml").replacingOccurrences(
        of: "[drafts/**", with: "[drafts/dam/**"))
    _ = try test.as(.mo).open().saveRules(
      ["workflows/editorial.yml"], adopts: true, reason: nil, dryRun: false)
    expectRefusal(.cannot, by: "folder.unusable", in: test) { try test.as(.ada).new("Another") }
  }

  @Test func objectsThatCannotBeWritten() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.git("gc", "-q")
    // A file in each folder's place: nothing can be added to the database.
    for number in 0..<256 {
      let name = String(number, radix: 16)
      let path = ".git/objects/" + (name.count == 1 ? "0" + name : name)
      try? test.remove(path)
      try test.write(path, "")
    }
    expectRefusal(.cannot, by: "repo.unreadable", in: test) {
      try test.as(.ada).move("submit", "river")
    }
  }

  @Test func brokenRuleFilesAreSaidWithTheirPlaces() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.edit("workflows/masthead.yml", "stet: 1", "stet: 1\nbogus: yes")
    expectRefusal(by: "rules.invalid", in: test) {
      try test.as(.mo).open().saveRules(["workflows/masthead.yml"], reason: nil, dryRun: false)
    }
    try test.as(.mo).commit("Break the masthead.")
    #expect(try Newsroom.checkRules(test.circumstances(of: .mo)).findings.count == 1)
    // The rules before them hold, and everybody is told.
    let open = try test.as(.ada).open()
    #expect(open.ruleWarnings.first { $0.code == "rules.key" }?.location?.line == 2)
    #expect(open.ruleWarnings.contains { $0.code == "rules.not-in-force" })
    try test.fill("river")
    try test.as(.ada).move("submit", "river")
  }

  @Test func initRefusesWhatStandsInItsWay() throws {
    let test = try TestNewsroom()
    let request = InitRequest()
    expectRefusal(.cannot, by: "newsroom.exists", in: test) {
      try Newsroom.initialize(request, test.circumstances(of: .mo))
    }
    // Without a name for whoever runs it, not even a repository is left behind.
    let fresh = test.home + "/fresh"
    try FileManager.default.createDirectory(atPath: fresh, withIntermediateDirectories: true)
    expectRefusal(.cannot, by: "identity.missing", in: test) {
      try Newsroom.initialize(request, test.circumstances(of: nil, in: fresh))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: fresh) == [])
    _ = try Newsroom.initialize(request, test.circumstances(of: .mo, in: fresh))
    #expect(try test.git("status", "--porcelain", in: fresh) == "")
  }

  @Test func dryRunsWriteNothing() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river", with: "More.")
    let before = FolderSnapshot(of: test.folder)
    let receipt = try test.as(.ada).move("submit", "river", dryRun: true)
    #expect(
      receipt.commits.map { $0.message.split(separator: "\n").first } == [
        "save: river", "submit: river",
      ])
    #expect(FolderSnapshot(of: test.folder).differences(from: before) == [])
  }
}
