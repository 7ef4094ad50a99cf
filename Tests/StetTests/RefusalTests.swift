import NewsroomTestSupport
import Testing

/// Everything that is refused, as it is told, with its exit code; and that nothing moved.
struct RefusalTests {
  @Test func beforeThereIsANewsroom() throws {
    let desk = try Terminal()
    var text = ""
    for command in ["", "list", "submit", "publsh", "workflow check", "people", "save", "check"] {
      let words = command.split(separator: " ").map(String.init)
      let output = try desk.stet(words)
      #expect(output.status == 2, "\(command)")
      text += "$ stet \(command)\n" + output.block.normalised(root: desk.root) + "\n"
    }
    try desk.git("init", "-q", "-b", "main")
    text += try desk.transcript("list") + "\n"
    text += try desk.transcript() + "\n"
    desk.person = nil
    text += try desk.transcript("init") + "\n"
    desk.person = .mo
    text += try desk.transcript("init", "--workflow", "editrial") + "\n"
    text += try desk.transcript("init", "--person", "Ada") + "\n"
    try desk.done("init")
    text += try desk.transcript("init") + "\n"
    text += try desk.transcript("-C", "nowhere", "list")
    expectSnapshot(text, named: "refused-no-newsroom")
  }

  @Test func slips() throws {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "the-river-gauge")
    try desk.draft("The river boat", "the-river-boat")
    let lines: [[String]] = [
      ["sumbit", "the-river-gauge"], ["frobnicate"], ["delete"],
      ["delete", "x", "-m", "y"],
      ["restore"], ["restore", "x"], ["restore", "the-rivr-gauge"], ["rename"],
      ["rename", "the-river-gauge"], ["rename", "x", "y"], ["rename", "the-river-gauge", "A b"],
      ["rename", "the-river-gauge", "index"], ["rename", "the-river-gauge", "pages/x.md"],
      ["rename", "the-river-gauge", "x", "--with", "sumbit"],
      ["import"], ["help", "sumbit"], ["submit"],
      ["submit", "the-rivr-gauge"], ["submit", "rver"], ["submit", "nothing-like-it"],
      ["submit", "river"], ["submit", "the-river-gauge", "-m"],
      ["submit", "the-river-gauge", "--frob"], ["submit", "the-river-gauge", "-m", "x", "-F", "y"],
      ["submit", "the-river-gauge", "-F", "nothere.txt"], ["new"], ["new", ""],
      ["new", "Night", "bus"], ["new", "Night bus", "--section", "politcs"],
      ["new", "Night bus", "--section", "nowhere"], ["list", "--sate", "draft"],
      ["list", "--state", "drft"], ["list", "--state", "elsewhere"], ["list", "--section", "citi"],
      ["list", "--byline", "Ada Reyez"], ["list", "--format", "xml"],
      ["list", "--format", "concise"],
      ["list", "--color", "sometimes"], ["show"], ["show", "rver"],
      ["can", "the-river-gauge", "sumbit"],
      ["check", "rver"], ["log", "rver"], ["approve"], ["approve", "rver"], ["explain"],
      ["explain", "nothing.like.it"], ["people", "ad"], ["people", "add"],
      ["people", "set", "ada"], ["people", "set", "ada", "--role", "editor"],
      ["people", "set", "aad", "--roles", "author"], ["people", "leave", "nobody"],
      ["people", "remove", "ada"], ["status"], ["commit", "-m", "x"], ["sections", "rm", "city"],
      ["people", "add", "Kim Vale <k@blog.example>:author", "Kim Vale", "--id", "kv"],
      ["people", "add", "Kim <k@b.example>", "Sol <s@b.example>", "--id", "kv"],
      ["sections", "add", "sea", "sky", "--title", "Outside"],
      ["sections", "add"], ["sections", "close", "politcs"], ["workflow", "grph"],
      ["workflow", "graph", "--language", "svg"], ["save", "nothere"],
      ["save", "workflows/editorial.yml", "the-river-gauge"],
    ]
    let tip = try desk.tip()
    var text = ""
    for words in lines {
      let output = try desk.stet(words)
      #expect(output.status == 2, "\(words)")
      #expect(output.out.isEmpty, "\(words)")
      let typed = words.map { $0.isEmpty || $0.contains(" ") ? "'\($0)'" : $0 }
      text += "$ stet \(typed.joined(separator: " "))\n" + output.block + "\n"
    }
    #expect(try desk.tip() == tip)
    expectSnapshot(text.normalised(root: desk.root), named: "refused-slips")
  }

  @Test func byTheRules() throws {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.done("new", "Night bus", "--slug", "night-bus")
    try desk.append("Soon: TK.\n\n![](bus.png)\n", to: "drafts/night-bus.md")
    var text = ""
    func refused(_ words: String..., as person: Terminal.Person = .ada) throws {
      desk.person = person
      let tip = try desk.tip()
      let status = try desk.git("status", "--porcelain").out
      let output = try desk.stet(words)
      #expect(output.status == 1, "\(words)")
      #expect(try desk.tip() == tip, "\(words) moved something")
      #expect(try desk.git("status", "--porcelain").out == status, "\(words) wrote something")
      let typed = words.map { $0.contains(" ") ? "'\($0)'" : $0 }
      text += "\(person.name)$ stet \(typed.joined(separator: " "))\n"
      text += output.block.normalised(root: desk.root) + "\n"
    }
    try refused("submit", "night-bus")
    try refused("submit", "night-bus", "river-gauge")
    try refused("submit", "river-gauge", as: .stranger)
    try refused("new", "River gauge", "--slug", "river-gauge")
    try refused("new", "River gauge", "--byline", "Ben Okro")
    try refused("publish", "river-gauge")
    try refused("approve", "river-gauge", as: .ben)
    try refused("delete", "river-gauge")
    try refused("rename", "river-gauge", "night-bus")
    try refused("rename", "river-gauge", "night-tram", as: .stranger)
    try refused("approve", "river-gauge", "--withdraw", as: .stranger)
    try refused("people", "add", "Kim Vale <kim@blog.example>:author")
    try refused("people", "add", "Ada Reyes <ada2@blog.example>:editr", as: .mo)
    try refused("sections", "close", "city")
    try refused("save", "night-bus", as: .stranger)
    try refused("save", as: .stranger)
    try refused("check")
    try refused("can", "night-bus")
    try refused("can", "night-bus", "publish")
    desk.person = .ada
    try desk.done("submit", "river-gauge")
    try refused("submit", "river-gauge")
    try refused("publish", "river-gauge")
    try refused("approve", "river-gauge")
    try refused("return", "river-gauge", as: .ben)
    try refused("withdraw", "river-gauge", as: .ben)
    try refused("retract", "river-gauge", "-m", "x", as: .ben)
    try desk.append("More.\n", to: "drafts/river-gauge.md")
    try refused("save", "river-gauge")
    try refused("approve", "river-gauge", as: .ben)
    try refused("publish", "river-gauge", as: .ben)
    try desk.git("checkout", "-q", "--", "drafts/river-gauge.md")
    try desk.done("publish", "river-gauge")
    try refused("correct", "river-gauge", "-m", "x", as: .ben)
    try refused("rename", "river-gauge", "low-water", as: .ben)
    try refused("delete", "river-gauge", "-m", "x", as: .ben)
    try refused("retract", "river-gauge", as: .ben)
    try refused("retract", "river-gauge", "-m", "x")
    desk.person = .mo
    try desk.done("sections", "close", "city")
    try refused("new", "Night tram", "--section", "city")
    expectSnapshot(text, named: "refused-by-rules")
  }

  @Test func someAreSaved() throws {
    let desk = try Terminal.open()
    try desk.draft("The river gauge", "river-gauge")
    try desk.draft("Night bus", "night-bus", section: "city")
    try desk.done("submit", "night-bus")
    try desk.append("Another line.\n", to: "drafts/river-gauge.md")
    try desk.append("Not hers to write now.\n", to: "drafts/night-bus.md")
    let output = try desk.stet("save")
    #expect(output.status == 1)
    #expect(try desk.git("status", "--porcelain").out == " M drafts/night-bus.md\n")
    expectSnapshot("$ stet save\n" + output.block, named: "save-some")
  }

  @Test func brokenRules() throws {
    let desk = try Terminal.open()
    desk.person = .mo
    try desk.replace("to: review", with: "to: revue", in: "workflows/editorial.yml")
    let check = try desk.stet("workflow", "check")
    #expect(check.status == 2)
    let save = try desk.stet("save", "workflows/editorial.yml")
    #expect(save.status == 1)
    // What is saved stays in force.
    #expect(try desk.stet("workflow", "check", "--saved").status == 0)
    #expect(try desk.stet("list").status == 0)
    expectSnapshot(
      "$ stet workflow check\n" + check.block + "\n$ stet save workflows/editorial.yml\n"
        + save.block, named: "refused-broken-rules")
  }
}
