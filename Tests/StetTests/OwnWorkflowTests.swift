import NewsroomTestSupport
import Testing

/// A team changes its workflow file, and commands, help, lists and `can` follow.
struct OwnWorkflowTests {
  @Test func aStateOfOnesOwn() throws {
    let desk = try Terminal.open()
    desk.person = .mo
    try desk.replace(
      "  - id: published\n",
      with:
        "  - id: factcheck\n    label: At the fact desk\n    edit: [editor]\n  - id: published\n",
      in: "workflows/editorial.yml")
    try desk.replace(
      "  - id: publish\n",
      with: """
          - id: verify
            about: Hand it to the fact desk
            from: [review]
            to: factcheck
            by: [editor]

          - id: clear
            about: Every fact was found true
            from: [factcheck]
            to: review
            by: [editor]
            requires: {reason: true}

          - id: publish

        """, in: "workflows/editorial.yml")
    var text = ""
    func tell(_ words: String..., as person: Terminal.Person) throws {
      desk.person = person
      let output = try desk.stet(words)
      let typed = words.map { $0.contains(" ") ? "'\($0)'" : $0 }
      text += "\(person.name)$ stet \(typed.joined(separator: " "))\n"
      text += output.block.normalised(root: desk.root) + "\n"
    }
    try tell("workflow", "check", as: .mo)
    try tell("save", "workflows/editorial.yml", as: .ada)
    try tell("verify", "--help", as: .mo)
    try tell("save", "workflows/editorial.yml", "-m", "Facts get a desk.", as: .mo)
    try tell("verify", "--help", as: .mo)
    try tell("help", "clear", as: .mo)
    desk.person = .ada
    try desk.draft("The river gauge", "river-gauge")
    try tell("submit", "river-gauge", as: .ada)
    try tell("verify", "river-gauge", as: .ada)
    try tell("can", "river-gauge", as: .ben)
    try tell("verify", "river-gauge", as: .ben)
    try tell("list", as: .ben)
    try tell("list", "--state", "factcheck", as: .ben)
    try tell("clear", "river-gauge", as: .ben)
    try tell("clear", "river-gauge", "-m", "All true.", as: .ben)
    try tell("publish", "river-gauge", as: .ben)
    try tell("log", "river-gauge", as: .ben)
    try tell("verfy", "river-gauge", as: .ben)
    try tell("workflow", "graph", as: .ben)
    expectSnapshot(text, named: "own-workflow")
    desk.person = .ben
    #expect(
      try desk.stet("help").out.contains("  verify       Hand it to the fact desk"))
  }
}
