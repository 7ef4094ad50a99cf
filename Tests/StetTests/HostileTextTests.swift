import Testing

/// Drafts that would command a terminal reach none as they are.
struct HostileTextTests {
  static let clipboard = "\u{1B}]52;c;ZXZpbA==\u{7}"
  static let override = "\u{202E}"

  private func desk() throws -> Terminal {
    let desk = try Terminal.open()
    let title = "The \(Self.override)gauge\(Self.clipboard)"
    // In the text where it may stand, and in the front matter, where it makes the draft unreadable.
    try desk.write(
      """
      ---
      title: "A \\e]52;c;ZXZpbA==\\a title \\u202E backwards"
      byline: "Ada \\e[31m\\u202EReyes"
      section: "poli\\etics"
      status: draft
      ---

      The gauge \(Self.clipboard) stands \(Self.override) here.
      ![x\(Self.clipboard)](gauge\(Self.override).png) [y](\(Self.clipboard).md)

      """, to: "drafts/quoted.md")
    try desk.write(
      "---\ntitle: \(title)\nbyline: Ada Reyes\nsection: politics\nstatus: draft\n---\n\nText.\n",
      to: "drafts/raw.md")
    try desk.write(
      "---\ntitle: A\nbyline: Ada Reyes\nsection: politics\nstatus: dr\u{1B}aft\n---\n\nText.\n",
      to: "drafts/raw\(Self.override)\u{1B}name.md")
    try desk.write(
      "A \(Self.clipboard)title\n\nBy A \(Self.override)Writer\n\nA text \(Self.clipboard) of it.\n",
      to: "../article.txt")
    try desk.git("add", "-A")
    try desk.git("commit", "-qm", "evil \(Self.clipboard) subject")
    return desk
  }

  @Test func neverReachesATerminal() throws {
    let desk = try desk()
    let name = "raw\(Self.override)\u{1B}name"
    var lines: [[String]] = [
      [], ["list"], ["list", "-v"], ["check"], ["check", "--format", "concise"], ["log"],
      ["log", "-v"], ["save"], ["people"], ["sections"],
      ["list", "--state", Self.clipboard], ["list", "--byline", Self.clipboard],
      ["list", "--section", Self.override], [Self.clipboard], ["help", Self.clipboard],
      ["list", "--\(Self.clipboard)"], ["list", "--format", Self.clipboard],
      ["explain", Self.clipboard], ["-C", Self.clipboard, "list"], ["new", Self.clipboard],
      ["new", "A", "--dek", Self.override], ["people", "add", "\(Self.clipboard) <a@b.c>:author"],
      ["sections", "add", "x", "--title", Self.clipboard],
      ["submit", "quoted", "-m", Self.clipboard],
      ["submit", "quoted", "-F", Self.clipboard], ["submit", "quoted", "--\(Self.clipboard)"],
      ["submit", Self.clipboard], ["import", "../article.txt", "-n"], ["import", Self.clipboard],
    ]
    for slug in ["quoted", "raw.md", name] {
      for verb in ["show", "can", "check", "log", "diff", "submit", "approve", "publish", "save"] {
        lines.append([verb, slug])
      }
      lines.append(["submit", slug, "-n"])
    }
    for words in lines {
      for extra in [[], ["--format", "json"]] where !words.contains("--format") || extra.isEmpty {
        let output = try desk.stet(words + extra)
        let bad = output.all.unicodeScalars.filter {
          ($0.value < 0x20 && $0 != "\n") || $0.value == 0x7F || $0.value == 0x202E
        }
        #expect(bad.isEmpty, "\(words + extra): \(output.all.debugDescription)")
        #expect([0, 1, 2].contains(output.status), "\(words): \(output.status)")
      }
    }
  }
}
