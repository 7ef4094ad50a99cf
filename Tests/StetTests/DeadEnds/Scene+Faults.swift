import Foundation
import NewsroomTestSupport

extension Scene {
  /// What the checks find, three drafts with all of it.
  static var faults: [Scene] {
    let codes = [
      "byline.missing", "byline.duplicate", "byline.lookalike", "dek.long", "embargo.unreadable",
      "images.alt", "images.missing", "links.anchor", "links.dangling", "links.malformed",
      "section.missing", "section.unknown", "section.lookalike", "slug.disagrees", "slug.style",
      "text.controls", "title.duplicate", "title.long", "title.missing",
    ]
    return codes.map { code in
      Scene(
        code: code, person: .ada, before: write,
        refused: ["check", "a", "b", "Odd_Name", "--fail-on", "warning"], isResult: true,
        says: "help:", then: mend)
    }
  }

  private static func write(_ desk: Terminal) throws {
    let long = String(repeating: "so ", count: 100)
    try desk.write(
      """
      ---
      byline: [Ada Reyes, Ada Reyes, "\u{410}da Reyes"]
      dek: \(long)
      embargo: tomorrow
      slug: other
      status: draft
      ---

      ![](gone.png) [x](#nowhere) [y](gone.md) [z](htps://x.example) and\u{200B}so.

      """, to: "drafts/a.md")
    try desk.write(
      """
      ---
      title: \(long)
      section: nowhere
      status: draft
      ---

      Text.

      """, to: "drafts/b.md")
    try desk.write(
      """
      ---
      title: The river gauge
      byline: Ada Reyes
      section: "c\u{456}ty"
      status: draft
      ---

      Text.

      """, to: "drafts/Odd_Name.md")
  }

  private static func mend(_ desk: Terminal) throws -> CommandOutput {
    for name in ["a", "b", "Odd_Name"] {
      try desk.shell("rm drafts/\(name).md").expectDone()
    }
    return try desk.stet("check", "night-bus")
  }
}
