import Editorial
import Foundation
import NewsroomTestSupport
import Testing

/// One article from its first line to its second publication, held against git at every step.
@Suite struct MainJobTests {
  @Test func anArticleGoesAllTheWay() throws {
    let test = try TestNewsroom()
    try expectClean(test)
    let (ada, ben, mo) = (test.as(.ada), test.as(.ben), test.as(.mo))

    try ada.new("The river gauge", slug: "river")
    #expect(try test.message() == "new: river\n")
    #expect(
      try test.saved("drafts/river.md")
        == "---\ntitle: The river gauge\nbyline: Ada Reyes\nsection: city\nstatus: draft\n---\n\n")
    try expectClean(test)

    try test.fill("river")
    try ada.save("river")
    #expect(try test.message() == "save: river\n")
    try expectClean(test)
    let copy = try copyID(test)

    try ada.move("submit", "river")
    #expect(
      try test.message()
        == """
        submit: river

        Stet-Transition: submit river
        Stet-Copy: river \(copy)

        """)
    #expect(try test.state(of: "river") == "review")
    try expectClean(test)

    try ben.move("return", "river", reason: "Who reads it?\n\nSay so.")
    #expect(
      try test.message()
        == """
        return: river

        Who reads it?

        Say so.

        Stet-Transition: return river
        Stet-Copy: river \(copy)

        """)
    try ada.move("submit", "river")
    try expectClean(test)

    try mo.approve("river", reason: "Lovely.")
    #expect(
      try test.message()
        == "approve: river\n\nLovely.\n\nStet-Approve: river \(copy) mo\n")
    #expect(try test.tip("HEAD^{tree}") == test.tip("HEAD~1^{tree}"))
    try expectClean(test)

    try ben.move("publish", "river")
    let date = try #require(try test.value("date", of: "river"))
    #expect(Timestamp(rfc3339: date)?.seconds == test.clock)
    #expect(try copyID(test) == copy)
    try expectClean(test)

    try test.edit("drafts/river.md", "Nobody", "Nearly nobody")
    try ben.move("correct", "river", reason: "It is read twice a year.")
    #expect(try test.value("date", of: "river") == date)
    let updated = try #require(try test.value("updated", of: "river"))
    let corrected = try copyID(test)
    #expect(corrected != copy)
    #expect(
      try test.message()
        == """
        correct: river

        It is read twice a year.

        Stet-Transition: correct river
        Stet-Copy: river \(corrected)

        """)
    try expectClean(test)

    try ben.move("retract", "river", reason: "The dam is gone.")
    #expect(try test.state(of: "river") == "draft")
    try ada.move("submit", "river")
    try ben.move("publish", "river")
    #expect(try test.value("date", of: "river") == date)
    #expect(try test.value("updated", of: "river") == updated)
    #expect(try copyID(test) == corrected)
    try expectClean(test)

    #expect(
      try test.subjects().suffix(11) == [
        "new: river", "save: river", "submit: river", "return: river", "submit: river",
        "approve: river", "publish: river", "correct: river", "retract: river", "submit: river",
        "publish: river",
      ])
    #expect(
      try test.saved("drafts/river.md") == """
        ---
        title: The river gauge
        byline: Ada Reyes
        section: city
        status: published
        updated: \(updated)
        date: \(date)
        ---

        Nearly nobody, it turns out, reads the gauge.

        """)
  }

  /// The copy id by its definition: the blob id of the file without the lines of managed keys.
  private func copyID(_ test: TestNewsroom) throws -> String {
    let lines = try test.saved("drafts/river.md").split(
      separator: "\n", omittingEmptySubsequences: false)
    let copy = lines.filter { line in
      !["status:", "date:", "updated:"].contains { line.hasPrefix($0) }
    }
    return try test.blob(copy.joined(separator: "\n"))
  }

  @Test func theReferenceLogSaysWhoDidWhat() throws {
    let test = try TestNewsroom()
    try test.submitted("river")
    #expect(
      try test.git("log", "-g", "-1", "--format=%gn <%ge> %gs", "main")
        == "Ada Reyes <ada@blog.example> stet: submit: river\n")
  }

  @Test func severalDraftsAreOneCommit() throws {
    let test = try TestNewsroom()
    for slug in ["a-bridge", "a-dam", "a-ford"] { try test.start(slug) }
    let before = try test.subjects().count
    try test.as(.ada).move("submit", "a-bridge", "a-dam", "a-ford")
    #expect(try test.subjects().count == before + 1)
    let lines = try test.message().split(separator: "\n")
    #expect(lines.first == "submit: 3 drafts")
    #expect(lines.filter { $0.hasPrefix("Stet-Transition: submit a-") }.count == 3)
    #expect(lines.filter { $0.hasPrefix("Stet-Copy: a-") }.count == 3)
    try expectClean(test)
  }

  @Test func editsGoAlongAndTheBranchMovesOnce() throws {
    let test = try TestNewsroom()
    try test.as(.ada).new("River", slug: "river")
    try test.fill("river")
    let (before, moves) = (try test.subjects().count, try reflogLength(test))
    let receipt = try test.as(.ada).move("submit", "river")
    #expect(try test.subjects().suffix(2) == ["save: river", "submit: river"])
    #expect(try test.subjects().count == before + 2)
    #expect(try reflogLength(test) == moves + 1)
    #expect(receipt.lines.first == "with your unsaved edits of river: +7 −0 words")
    #expect(receipt.commits.compactMap(\.id?.rawValue).last == (try test.tip()))
    try expectClean(test)
  }

  private func reflogLength(_ test: TestNewsroom) throws -> Int {
    try test.git("reflog", "show", "main").split(separator: "\n").count
  }

  @Test func draftsOfEveryKindOfEditMoveTogether() throws {
    let test = try TestNewsroom()
    // One to save first, one to save afterwards, one with nothing to save.
    for slug in ["first", "after", "plain"] {
      try test.start(slug, by: .ada)
      try test.as(.ada).move("submit", slug)
    }
    try test.fill("after", with: "Ada may not change it before she has it back.")
    let before = try test.subjects().count
    try test.as(.ada).move("withdraw", "first", "after", "plain")
    #expect(try test.subjects().suffix(2) == ["withdraw: 3 drafts", "save: after"])
    #expect(try test.subjects().count == before + 2)
    try expectClean(test)
  }

  @Test func lineEndingsAndQuotingStay() throws {
    let test = try TestNewsroom()
    let text =
      "---\r\n# mine\r\nstatus:   draft   # not yet\r\ntitle: 'River'\r\n"
      + "byline: [ada]\r\nsection: city\r\n---\r\nText, and no newline at the end"
    try test.write("drafts/river.md", text)
    try test.as(.ada).save("river")
    try test.as(.ada).move("submit", "river")
    #expect(
      try test.saved("drafts/river.md")
        == text.replacingOccurrences(of: "status:   draft", with: "status:   review"))
    try expectClean(test)
  }
}
