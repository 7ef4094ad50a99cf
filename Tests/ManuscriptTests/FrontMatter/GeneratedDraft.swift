/// A front matter of many shapes, the same for the same seed, with the keys that it must have.
struct GeneratedDraft {
  private var random: Seeded
  private(set) var keys: [String] = []
  private(set) var text = ""
  let isTOML: Bool
  private let ending: String

  var bytes: [UInt8] { Array(text.utf8) }

  init(seed: UInt64) {
    random = Seeded(seed)
    isTOML = seed % 4 == 3
    ending = seed % 5 == 4 ? "\r\n" : "\n"
    let fence = isTOML ? "+++" : "---"
    var lines = [fence]
    let names = ["title", "byline", "tags", "dek", "extra", "a-b", "X_1", "weight", "image"]
      .shuffled(using: &random).prefix(Int.random(in: 0...7, using: &random))
    var tables: [String] = []
    var all = names + (chance(9) ? ["status"] : []) + (chance(4) ? ["date"] : [])
    if chance(3) { all.append("aliases") }
    for name in all.shuffled(using: &random) {
      if isTOML, name == "extra" || name == "image" {
        tables += ["", "[\(name)]", "x = 1"] + (chance(5) ? ["  y.z = [\"q\"]"] : [])
        continue
      }
      if chance(2) { lines.append(pick(["", "# note: a", "", "# - x"])) }
      lines += isTOML ? toml(name) : yaml(name)
      keys.append(name)
    }
    keys += tables.compactMap { $0.hasPrefix("[") ? String($0.dropFirst().dropLast()) : nil }
    lines += tables + [fence]
    if chance(8) { lines += ["", "Body *text*", "status: no", "---", "end"] }
    text = lines.joined(separator: ending) + (chance(8) ? ending : "")
  }

  private mutating func chance(_ tenths: Int) -> Bool {
    Int.random(in: 0..<10, using: &random) < tenths
  }

  private mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func yaml(_ name: String) -> [String] {
    let colon = pick([": ", ": ", ":  ", " : "])
    switch name {
    case "status": return ["status" + colon + pick(["draft", "review", "published # x"])]
    case "date":
      return [
        "date" + colon + pick(["2026-01-01", "\"2026-01-01\"", "'2026-01-01T00:00:00Z'", ""])
      ]
    case "aliases":
      return pick([
        ["aliases:", "  - /a/", "  - '/b/'"], ["aliases: [/a/, \"/b/\"]"],
        ["aliases:", "- /é/", "", "- /c/"],
      ])
    default: break
    }
    return pick([
      [name + colon + "Plain text, isn't it (1)"],
      [name + colon + "\"Bridge: a \\\"story\\\" \\u00e9\""],
      [name + colon + "'it''s: quoted' # c"], [name + colon + "é 日 😀"], [name + ":"],
      [name + colon + "[a, 'b, c', \"d\", 12:30]"],
      [name + ":", "  - one", "  - \"two: three\" # c"],
      [name + ":", "- one", "# between", "- 日"],
      [name + ":", "  a: [1, {b: c}]", "  d:", "    - e"],
      [name + colon + "|", "  text: here", "", "   - more", "  # no comment"],
      [name + colon + ">-", "    folded", "    text"],
      [name + colon + "\"over", "  two: lines\""], [name + colon + "plain over", "  two lines"],
      [name + colon + "[a,", "  b,", "]"], [name + colon + "https://x.example/a?b=c#d"],
      [name + colon + "~"],
      [name + colon + "2026-01-01 10:00:00 +0200"], [name + colon + "R&D * 100% @ home!"],
      [name + colon + "[]"],
    ])
  }

  private mutating func toml(_ name: String) -> [String] {
    let sign = pick([" = ", " = ", "=", "  =  "])
    switch name {
    case "status": return ["status" + sign + pick(["\"draft\"", "'review' # c"])]
    case "date":
      return [
        "date" + sign
          + pick([
            "2026-01-01", "2026-01-01T00:00:00+02:00", "\"2026-01-01\"", "2026-01-01 10:00:00",
          ])
      ]
    case "aliases":
      return pick([["aliases" + sign + "[\"/a/\", '/b/']"], ["aliases = [", "  \"/a/\",", "]"]])
    default: break
    }
    return pick([
      [name + sign + "\"Bridge: \\\"x\\\" é\""], [name + sign + "'C:\\x' # c"],
      [name + sign + "true"],
      [name + sign + "[\"a\", \"b # c\"]"],
      [name + sign + "[", "  \"a\", # one", "", "  'b'", "]"],
      [name + sign + "{ a = 1, \"b\" = [2] }"],
      [name + sign + "\"\"\"", "  long \\", "  text = 1\"\"\""],
      [name + sign + "1_000"], [name + sign + "-1.5e3"], [name + sign + "[[1, 2], [\"a\"]]"],
      [name + sign + "[]"],
      [name + sign + "'''x'''"],
    ])
  }
}
