import Editorial
import Foundation
import NewsroomTestSupport
import Testing

/// A command commits its own paths and nothing else, as `git commit --only` does.
@Suite struct CommitOnlyTests {
  @Test func otherWorkStaysAsItWas() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.start("dam")
    try test.write("notes.txt", "one\n")
    try test.write("code.c", "int x;\n")
    try test.as(.ada).commit("Other files.")
    // Staged, staged and changed again, unstaged, removed, to be added, untracked.
    try test.write("notes.txt", "one\ntwo\n")
    try test.git("add", "notes.txt")
    try test.write("notes.txt", "one\ntwo\nthree\n")
    try test.write("code.c", "int y;\n")
    try test.fill("dam", with: "Another draft's edit.")
    try test.git("rm", "-q", "--cached", "workflows/sections.yml")
    try test.write("soon.txt", "later\n")
    try test.git("add", "-N", "soon.txt")
    try test.write("loose.txt", "loose\n")
    let before = try work(test)
    let index = try test.git("ls-files", "-s")

    try test.as(.ben).move("publish", "river")

    #expect(try work(test) == before)
    #expect(
      try others(test.git("ls-files", "-s")) == others(index))
    try compareWithGit(test)
  }

  /// What git sees of work that is not committed.
  private func work(_ test: TestNewsroom) throws -> [String] {
    [
      try test.git("diff"), try test.git("diff", "--cached"), try test.git("status", "--porcelain"),
    ]
  }

  private func others(_ listing: String) -> [Substring] {
    listing.split(separator: "\n").filter { !$0.hasSuffix("\tdrafts/river.md") }
  }

  /// The same step by git's own `commit --only`, in a copy of the newsroom as it was.
  private func compareWithGit(_ test: TestNewsroom) throws {
    let (tree, text) = (try test.tip("HEAD^{tree}"), try test.saved("drafts/river.md"))
    let twin = test.home + "/twin"
    try test.git("worktree", "add", "-q", "--detach", twin, "HEAD~1")
    try test.git(
      "hash-object", "-w", "--stdin", input: Array(text.utf8))
    try text.write(toFile: twin + "/drafts/river.md", atomically: true, encoding: .utf8)
    try test.as(.ben).at(twin).git("commit", "-q", "--only", "drafts/river.md", "-m", "publish")
    let other = try test.git("rev-parse", "HEAD^{tree}", in: twin)
    #expect(other == tree + "\n")
  }

  @Test func theDraftsOwnStagedEditIsSettled() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try test.fill("river", with: "Staged.")
    try test.git("add", "drafts/river.md")
    try test.fill("river", with: "And more.")
    try test.as(.ada).move("submit", "river")
    try expectClean(test)
    #expect(try test.saved("drafts/river.md").contains("And more."))
  }

  @Test func aDraftThatGitOnlyMeansToAddIsSaved() throws {
    let test = try TestNewsroom()
    try test.write(
      "drafts/river.md",
      "---\ntitle: River\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n")
    try test.git("add", "-N", "drafts/river.md")
    try test.as(.ada).save("river")
    try expectClean(test)
  }

  @Test func approvalsTouchNoIndexAndNoFile() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.write("loose.txt", "loose\n")
    try test.git("add", "loose.txt")
    let before = try work(test)
    try test.as(.ben).approve("river")
    #expect(try work(test) == before)
  }
}
