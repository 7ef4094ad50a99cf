import Testing

/// What is done to a newsroom, and how to tell that it was.
struct Deed: Sendable, CustomTestStringConvertible {
  var name: String
  var command: [String]
  /// What stands in the history of the branch when it is done, newest first.
  var subjects: [String]
  var isUnsaved = false

  var testDescription: String { name }

  static let all = [
    Deed(
      name: "a move with unsaved edits", command: ["submit", "low-water"],
      subjects: ["submit: low-water", "save: low-water"], isUnsaved: true),
    Deed(name: "a new draft", command: ["new", "High water"], subjects: ["new: high-water"]),
    Deed(name: "an approval", command: ["approve", "dam"], subjects: ["approve: dam"]),
  ]

  /// A newsroom in which it can be done, and the work of others in it.
  func prepare() throws -> (desk: Terminal, others: [String]) {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.draft("Dam", "dam")
    try desk.done("submit", "dam")
    try desk.leaveOtherWork()
    let others = try desk.otherWork()
    if isUnsaved { try desk.append("And above it.\n", to: "drafts/low-water.md") }
    if command[0] == "approve" { desk.person = .ben }
    return (desk, others)
  }
}
