import Foundation
import NewsroomTestSupport
import Testing

/// One article from its first line to its retraction, as writer, editor and chief see it.
struct DayTests {
  @Test func aDay() throws {
    let desk = try Terminal()
    try desk.git("init", "-q", "-b", "main")
    let river = "drafts/river-gauge.md"
    var day = Day(desk)
    try day.tell("init", as: .mo)
    try day.tell(as: .mo)
    try day.tell("people", as: .mo)
    try day.tell("sections", as: .mo)
    try day.tell("people", "add", "Ada Reyes <ada@blog.example>:author", as: .mo)
    try day.tell("people", "add", "Ben Okoro <ben@blog.example>:editor", as: .mo)
    try day.tell("people", "add", "Kim Vale <kim@blog.example>:author", as: .mo)
    try day.tell("people", "set", "kim", "--sections", "all", "--roles", "editor", as: .mo)
    try day.tell("people", "leave", "kim", as: .mo)
    try day.tell("people", as: .mo)
    try day.tell("sections", "add", "politics", "--about", "Elections and the council", as: .mo)
    try day.tell("sections", "add", "city", as: .mo)
    try day.tell("sections", "close", "city", as: .mo)
    try day.tell("sections", as: .mo)
    try day.tell("sections", "open", "city", as: .mo)
    try day.tell(
      "new", "The river gauge", "--slug", "river-gauge", "--section", "politics", as: .ada)
    try day.tell("list", "--mine", as: .ben)
    try desk.append("The gauge stands below the bridge. TK more.\n", to: river)
    try day.tell(as: .ada)
    try day.tell("show", "river-gauge", as: .ada)
    try day.tell("check", "river-gauge", as: .ada)
    try day.tell("save", as: .ada)
    try day.tell("save", as: .ada)
    try day.tell("submit", "river-gauge", as: .ada)
    try desk.replace(" TK more.", with: "", in: river)
    try day.tell("submit", "river-gauge", as: .ada)
    try day.tell("withdraw", "river-gauge", as: .ada)
    try day.tell("submit", "river-gauge", as: .ada)
    try day.tell("can", "river-gauge", as: .ada)
    try day.tell(as: .ada)
    try day.tell(as: .ben)
    try day.tell("list", "--state", "review", as: .ben)
    try day.tell("show", "river-gauge", as: .ben)
    try day.tell("return", "river-gauge", "-m", "Name the bridge.", as: .ben)
    try day.tell("show", "river-gauge", as: .ada)
    try day.tell(as: .ada)
    try desk.append("It is the Long Bridge.\n", to: river)
    try day.tell("submit", "river-gauge", as: .ada)
    try day.tell("publish", "river-gauge", as: .ada)
    try day.tell("approve", "river-gauge", as: .ben)
    try day.tell("show", "river-gauge", as: .ada)
    try day.tell("publish", "river-gauge", as: .ben)
    try day.tell(as: .stranger)
    try day.tell("can", "river-gauge", as: .ben)
    try desk.append("It was the Short Bridge.\n", to: river)
    try day.tell("correct", "river-gauge", "-m", "The bridge was misnamed.", as: .ben)
    try day.tell("retract", "river-gauge", "-m", "A source withdrew.", as: .ben)
    try day.tell("log", "river-gauge", as: .ada)
    try day.tell("log", as: .ada)
    try day.tell("workflow", as: .ada)
    try day.tell("workflow", "check", as: .mo)
    expectSnapshot(day.text, named: "day")
    #expect(try desk.git("status", "--porcelain").out.isEmpty)
    #expect(try desk.git("fsck", "--strict").status == 0)
    for line in day.text.components(separatedBy: "\n") {
      let word = gitWord(in: line)
      #expect(word == nil, "git's `\(word ?? "")` stands in: \(line)")
    }
  }

}

/// The first of git's own words in a line that people read.
func gitWord(in line: String) -> String? {
  // Names are not words: the workflow leaves Hugo's `_index.md` alone, and a hook has a name.
  let line = line.replacingOccurrences(of: "_index.md", with: "")
    .replacingOccurrences(of: "`pre-commit`", with: "")
  let words: Set<String> = [
    "commit", "commits", "committed", "branch", "branches", "head", "index", "repository", "blob",
    "tree", "ref", "refs", "checkout", "merge", "merged", "rebase", "staged", "stash", "sha",
    "upstream", "remote", "hash",
  ]
  return line.lowercased().split { !$0.isLetter }.map(String.init).first(where: words.contains)
}

/// Commands and what came of them, one below the other.
struct Day {
  let desk: Terminal
  private(set) var text = ""

  init(_ desk: Terminal) { self.desk = desk }

  mutating func tell(_ words: String..., as person: Terminal.Person) throws {
    desk.person = person
    let output = try desk.stet(words)
    let typed = words.map { $0.contains { " <'".contains($0) } ? "'\($0)'" : $0 }
    text += "\(person.name)$ \((["stet"] + typed).joined(separator: " "))\n"
    text += output.block.normalised(root: desk.root) + "\n"
  }
}
