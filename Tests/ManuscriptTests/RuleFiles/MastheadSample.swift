import Editorial
import Manuscript

/// A masthead in somebody's style, with the bytes of each person.
struct MastheadSample {
  var text = ""
  var people: [PersonEntry] = []
  var ranges: [(start: Int, end: Int)] = []
  private var ending = "\n"

  static func name(using random: inout SmallRandom) -> String {
    ["Ada Reyes", "Bén: Okoro", "no", "O'Neil", "李 Mo", "- dash", "1. FC", "a #b", "x, y"]
      .randomElement(using: &random) ?? "Ada"
  }

  init(using random: inout SmallRandom) {
    ending = Bool.random(using: &random) ? "\n" : "\r\n"
    let indent = String(repeating: " ", count: Int.random(in: 0...4, using: &random))
    let gap = String(repeating: " ", count: Int.random(in: 1...3, using: &random))
    text = ["", "# Who is who" + ending, ending].randomElement(using: &random) ?? ""
    text += "stet: 1" + comment(using: &random) + ending
    if Bool.random(using: &random) { text += "forges: [{email: bot@forge.example}]" + ending }
    text += "people:" + comment(using: &random) + ending
    for number in 0..<Int.random(in: 1...4, using: &random) {
      if Bool.random(using: &random) { text += indent + "# number \(number)" + ending }
      let person = person(number, using: &random)
      let start = text.utf8.count
      text += indent + "-" + gap
      if Bool.random(using: &random) {
        text += flow(person, using: &random) + comment(using: &random) + ending
      } else {
        text += block(person, indent: indent + " " + gap, using: &random)
      }
      ranges.append((start, text.utf8.count))
      people.append(person)
      if Bool.random(using: &random) { text += ending }
    }
    if Bool.random(using: &random) { text += "identity: email" + ending }
    if Bool.random(using: &random) {
      text.removeLast()
      let count = text.utf8.count
      ranges = ranges.map { ($0.start, min($0.end, count)) }
    }
  }

  private func person(_ number: Int, using random: inout SmallRandom) -> PersonEntry {
    PersonEntry(
      id: PersonID("p\(number)"), name: Self.name(using: &random),
      emails: (0..<Int.random(in: 0...3, using: &random)).map { "p\(number)-\($0)@x.example" },
      roles: Bool.random(using: &random) ? ["author", "editor"] : ["author"],
      sections: Bool.random(using: &random) ? ["city"] : nil)
  }

  private func comment(using random: inout SmallRandom) -> String {
    ["", "", "  # a: [note]", " # it's \"one\""].randomElement(using: &random) ?? ""
  }

  private func scalar(_ text: String, using random: inout SmallRandom) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "@" || $0 == "." || $0 == "-"
    }
    switch Int.random(in: 0...2, using: &random) {
    case 0 where isPlain && text != "no": return text
    case 1:
      return "'"
        + text.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "''") + "'"
    default: return "\"\(text)\""
    }
  }

  private func list(_ items: [String], using random: inout SmallRandom) -> String {
    let written = items.map { scalar($0, using: &random) }
    return [
      "[" + written.joined(separator: ", ") + "]", "[ " + written.joined(separator: " ,  ") + " ]",
    ].randomElement(using: &random) ?? ""
  }

  private func flow(_ person: PersonEntry, using random: inout SmallRandom) -> String {
    var parts = ["id: \(person.id)", "name: " + scalar(person.name, using: &random)]
    parts.append("emails: " + list(person.emails, using: &random))
    parts.append("roles: " + list(person.roles.map(\.rawValue), using: &random))
    if let sections = person.sections {
      parts.insert("sections: " + list(sections.map(\.rawValue), using: &random), at: 1)
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private func block(
    _ person: PersonEntry, indent: String, using random: inout SmallRandom
  ) -> String {
    var fields = [
      "name: " + scalar(person.name, using: &random) + comment(using: &random) + ending,
      listField("emails", person.emails, indent, using: &random),
      listField("roles", person.roles.map(\.rawValue), indent, using: &random),
    ]
    if let sections = person.sections {
      fields.append(listField("sections", sections.map(\.rawValue), indent, using: &random))
    }
    fields.shuffle(using: &random)
    let id = "id: \(person.id)" + comment(using: &random) + ending
    return id + fields.map { indent + $0 }.joined()
  }

  private func listField(
    _ key: String, _ items: [String], _ indent: String, using random: inout SmallRandom
  ) -> String {
    guard !items.isEmpty, Bool.random(using: &random) else {
      return "\(key): " + list(items, using: &random) + comment(using: &random) + ending
    }
    let inner = indent + (Bool.random(using: &random) ? "" : "  ")
    var text = "\(key):" + comment(using: &random) + ending
    for item in items {
      if Bool.random(using: &random) { text += inner + "# about this one" + ending }
      text += inner + "- " + scalar(item, using: &random) + comment(using: &random) + ending
    }
    return text
  }
}
