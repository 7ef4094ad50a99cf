import NewsroomTestSupport
import Testing

/// `--dry-run` shows what would be, and leaves everything as it is.
struct DryRunTests {
  @Test func everyWrite() throws {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.draft("Night bus", "night-bus", section: "city")
    try desk.done("submit", "night-bus")
    try desk.append("Another line.\n", to: "drafts/river-gauge.md")
    var text = ""
    func rehearse(_ words: String..., as person: Terminal.Person) throws {
      desk.person = person
      let tip = try desk.tip()
      let status = try desk.git("status", "--porcelain").out
      let output = try desk.stet(words + ["--dry-run"])
      #expect(output.status == 0, "\(words): \(output.block)")
      #expect(try desk.tip() == tip, "\(words)")
      #expect(try desk.git("status", "--porcelain").out == status, "\(words)")
      let typed = words.map { $0.contains(" ") ? "'\($0)'" : $0 }
      text += "\(person.name)$ stet \(typed.joined(separator: " ")) --dry-run\n"
      text += output.block.normalised(root: desk.root) + "\n"
    }
    try rehearse("new", "Night tram", "--section", "city", as: .ada)
    try rehearse("new", "Night ferry", as: .ada)
    try desk.write("Tide tables\n\nBy Ada Reyes\n\nThe tide comes twice.\n", to: "../tide.txt")
    try rehearse("import", "../tide.txt", "--section", "city", as: .ada)
    try rehearse("save", as: .ada)
    try rehearse("save", "river-gauge", "-m", "Why not.", as: .ada)
    try rehearse("submit", "river-gauge", as: .ada)
    try rehearse("withdraw", "night-bus", as: .ada)
    try rehearse("approve", "night-bus", as: .ben)
    try rehearse("return", "night-bus", "-m", "Which bus?", as: .ben)
    try rehearse("publish", "night-bus", as: .ben)
    try rehearse("rename", "river-gauge", "low-water", as: .ada)
    try rehearse("delete", "river-gauge", "-m", "Nobody reads it.", as: .ada)
    try rehearse("people", "add", "Kim Vale <kim@blog.example>:author", as: .mo)
    try rehearse("people", "set", "ada", "--roles", "author,editor", as: .mo)
    try rehearse("people", "leave", "ada", as: .mo)
    try rehearse("sections", "add", "sport", as: .mo)
    try rehearse("sections", "close", "city", as: .mo)
    expectSnapshot(text, named: "dry-run")
  }

  @Test func beginning() throws {
    let desk = try Terminal()
    try desk.git("init", "-q", "-b", "main")
    let output = try desk.stet("init", "--dry-run")
    #expect(output.status == 0)
    #expect(try desk.git("rev-parse", "-q", "--verify", "HEAD").status != 0)
    #expect(try desk.git("status", "--porcelain").out.isEmpty)
  }
}
