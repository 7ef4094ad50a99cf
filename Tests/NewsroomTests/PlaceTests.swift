import Editorial
import Foundation
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Where a command is given from: subfolders, linked work trees, paths as typed.
@Suite struct PlaceTests {
  @Test func aSubfolderIsTheSameNewsroom() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let ada = test.as(.ada).at(test.folder + "/drafts")
    #expect(try ada.open().root == test.folder)
    for name in [
      "river", "river.md", "./river.md", "../drafts/river.md", test.folder + "/drafts/river.md",
    ] {
      #expect(try ada.open().find(name).path == "drafts/river.md", "\(name)")
    }
    try ada.move("submit", "river.md")
    try expectClean(test)
  }

  @Test func aPartOfANameIsEnoughWhereItNamesOne() throws {
    let test = try TestNewsroom()
    for slug in ["river-gauge", "river-dam", "Ford"] {
      try test.write(
        "drafts/\(slug).md",
        "---\ntitle: A\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\nText.\n")
    }
    try test.as(.ada).commit("Three.")
    let newsroom = try test.as(.ada).open()
    #expect(try newsroom.find("gauge").slug == "river-gauge")
    #expect(try newsroom.find("FORD").slug == "Ford")
    expectRefusal(.cannot, by: "name.ambiguous", in: test) { try newsroom.find("river") }
    let failure = expectRefusal(.cannot, by: "draft.missing", in: test) {
      try newsroom.find("rivver-dam")
    }
    #expect(failure?.help == "did you mean river-dam?")
  }

  @Test func aLinkedWorkTreeHasItsOwnBranchFolderAndIndex() throws {
    let test = try TestNewsroom()
    try test.start("river")
    let linked = test.home + "/linked"
    try test.git("worktree", "add", "-q", "-b", "side", linked)
    let before = FolderSnapshot(of: test.folder).items["drafts/river.md"]
    try test.as(.ada).at(linked).move("submit", "river")
    #expect(try test.git("status", "--porcelain", in: linked) == "")
    #expect(try test.git("log", "-1", "--format=%s", "side") == "submit: river\n")
    #expect(try test.git("log", "-1", "--format=%s", "main") == "save: river\n")
    #expect(FolderSnapshot(of: test.folder).items["drafts/river.md"] == before)
    try expectClean(test)
  }

  @Test func aFolderOfAnyNameIsANewsroom() throws {
    let test = try TestNewsroom()
    try test.start("river")
    for (branch, name) in [("a", "Zürich Blög"), ("b", "؀"), ("c", "\u{301}x")] {
      let folder = test.home + "/" + name
      try test.git("worktree", "add", "-q", "-b", branch, folder)
      let ada = test.as(.ada).at(folder + "/drafts")
      for typed in ["river.md", "../drafts/river.md", folder + "/drafts/river.md"] {
        #expect(try ada.open().find(typed).path == "drafts/river.md", "\(typed)")
      }
      try ada.move("submit", "river.md")
      #expect(try test.git("status", "--porcelain", in: folder) == "", "\(name)")
    }
  }

  @Test func aWorkTreeThatIsElsewhereIsAskedForBySavedOnly() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    try test.fill("river", with: "Not saved.")
    let row = try #require(try test.as(.ada).reading.open().list(ListFilter()).first)
    #expect(!row.isUnsaved)
    #expect(try test.as(.ada).open().list(ListFilter()).first?.isUnsaved == true)
    #expect(try test.as(.ada).open().show("river").unsaved == WordChange(added: 2, removed: 0))
    #expect(try test.as(.ada).reading.open().show("river").unsaved == nil)
  }
}
