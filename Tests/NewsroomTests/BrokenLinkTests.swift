import Editorial
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Links that another name or place of a draft breaks.
@Suite struct BrokenLinkTests {
  /// Renames `drafts/river.md`, and gives the broken links as `path:line:column address`.
  private func broken(
    _ test: TestNewsroom, to name: String = "stream", with transition: TransitionID? = nil
  ) throws -> [String] {
    let (receipt, links) = try test.as(.ben).open().rename(
      RenameRequest(draft: "river", name: name, transition: transition, reason: "Why."))
    #expect(receipt.notes.isEmpty == links.isEmpty)
    return links.map {
      "\($0.location.path):\($0.location.line):\($0.location.column) \($0.address)"
    }
  }

  private func write(_ test: TestNewsroom, _ path: String, _ lines: String...) throws {
    try test.write(
      path,
      "---\ntitle: Tide\nbyline: Ada Reyes\nstatus: draft\n---\n\n"
        + lines.map { $0 + "\n" }.joined())
  }

  @Test func inOtherDrafts() throws {
    let test = try TestNewsroom()
    try test.start("river")
    try write(
      test, "drafts/tide.md", "See [it](river.md) and [the level](./river.md#level), in river.",
      "![A gauge](river/gauge.png) [that](/river/), [those](/2024/river.html?x=1#y), [here](/rivers/).",
      #"[x]({{< ref "river" >}}) {{% relref "drafts/river.md#level" %}} {{< ref "other" >}}"#,
      "{% post_url 2024-05-01-river %} {% link drafts/river.md %} {% link notes/river.md %}",
      "[y](https://blog.example/river/) [z](#river) [w](other.md)", "`[a](river.md)`")
    try write(test, "drafts/news/deep.md", "[up](../river.md) [no](river.md) [p](../river/)")
    try test.as(.ada).commit("Others.")
    // Never saved, and edited since.
    try write(test, "drafts/new.md", "[new](river.md)")
    try test.write(
      "drafts/news/deep.md", test.read("drafts/news/deep.md") + "[again](../river.md)\n")
    let found = try broken(test)
    #expect(
      found == [
        "drafts/news/deep.md:7:1 ../river.md", "drafts/news/deep.md:7:34 ../river/",
        "drafts/news/deep.md:8:1 ../river.md",
        "drafts/tide.md:7:5 river.md", "drafts/tide.md:7:24 ./river.md#level",
        "drafts/tide.md:8:1 river/gauge.png", "drafts/tide.md:8:29 /river/",
        "drafts/tide.md:8:46 /2024/river.html?x=1#y",
        "drafts/tide.md:9:14 river", "drafts/tide.md:9:38 drafts/river.md#level",
        "drafts/tide.md:10:13 2024-05-01-river", "drafts/tide.md:10:41 drafts/river.md",
        "drafts/new.md:7:1 river.md",
      ])
  }

  @Test func isTold() throws {
    let test = try TestNewsroom()
    try test.start("river")
    for name in ["a", "b"] {
      try write(test, "drafts/\(name).md", "[x](river.md)", "[y](river.md)")
    }
    try test.as(.ada).commit("Others.")
    #expect(
      try test.as(.ada).rename("river", to: "stream").notes == [
        "4 links to it lead nowhere now: drafts/a.md, lines 7 and 8; drafts/b.md, lines 7 and 8"
      ])
  }

  /// What a draft says of its own attachments and of its neighbours.
  @Test func ofItsOwn() throws {
    let test = try TestNewsroom()
    try write(
      test, "drafts/river.md", "![A](river/gauge.png) [t](tide.md) [s](river.md#x) [n](news/x.md)")
    try test.write("drafts/river/gauge.png", "pixels")
    try test.as(.ada).commit("A draft.")
    let copy = try TestNewsroom()
    try write(copy, "drafts/river.md", "![A](river/gauge.png) [t](tide.md) [n](news/x.md)")
    try copy.as(.ada).commit("A draft.")
    #expect(
      try broken(test) == [
        "drafts/stream.md:7:1 river/gauge.png", "drafts/stream.md:7:36 river.md#x",
      ])
    // Into another folder, its neighbours are elsewhere.
    #expect(
      try broken(copy, to: "drafts/news/river.md") == [
        "drafts/news/river.md:7:23 tide.md", "drafts/news/river.md:7:36 news/x.md",
      ])
  }

  /// The site goes on answering at the address that a draft keeps; a file is where it is.
  @Test func anAddressThatIsKept() throws {
    let test = try TestNewsroom()
    try test.published("river")
    try write(test, "drafts/tide.md", "[there](/river/) [file](river.md)")
    try test.as(.ada).commit("Another.")
    #expect(try broken(test, with: "correct") == ["drafts/tide.md:7:18 river.md"])
  }
}
