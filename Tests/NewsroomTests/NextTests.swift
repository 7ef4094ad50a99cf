import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What a command proposes to type next.
@Suite struct NextTests {
  /// What a move proposes next is never a way that leads away from the site.
  @Test func nextIsOnward() throws {
    let test = try TestNewsroom(workflow: "newsroom")
    try test.as(.mo).new("The chief writes", slug: "chief")
    try test.write(
      "drafts/chief.md",
      try test.read("drafts/chief.md").replacing("title:", with: "dek: D\ntitle:"))
    try test.fill("chief")
    try test.as(.mo).move("submit", "chief")
    let receipt = try test.as(.mo).move("pass", "chief")
    #expect(
      receipt.next == ["Ben Okoro can publish it; `stet show chief` tells how it stands"])
  }
}
