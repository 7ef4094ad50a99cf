import Editorial
import Paths

/// Where the posts of a blog lie, by what generates it.
struct BlogLayout {
  /// The profile's name, as a workflow file says it.
  let site: SiteProfile
  /// Which files are posts.
  let content: [String]
  /// Files that only this generator's blogs have, at the top.
  private let signs: [String]

  static let all = [
    BlogLayout(
      site: .jekyll,
      content: ["_posts", "_drafts"].flatMap { folder in
        ["md", "markdown", "html"].map { "\(folder)/**/*.\($0)" }
      },
      signs: ["_config.yml", "_config.yaml", "_config.toml", "_posts"]),
    BlogLayout(
      site: .hugo,
      content: ["content/posts/**/*.md", "!**/_index.md"],
      signs: [
        "hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml", "archetypes",
      ]),
    BlogLayout(
      site: .plain, content: ["drafts/**/*.md", "!**/README.md", "!**/_index.md"], signs: ["drafts"]
    ),
  ]

  /// The layout of that name; without one, the first whose signs stand at the top.
  static func find(_ name: String?, among top: Set<String>) throws -> BlogLayout {
    let names = all.map(\.site.name)
    if let name {
      if let layout = all.first(where: { $0.site.name == name }) { return layout }
      throw Failure(
        .cannot, "usage", "there is no site profile `\(name)`",
        help: NearMisses.question(for: name, among: names)
          ?? "there are: \(names.joined(separator: ", "))")
    }
    guard let layout = all.first(where: { $0.signs.contains(where: top.contains) }) else {
      throw Failure(
        .cannot, "usage", "nothing here tells what generates this blog",
        help: "say it: `stet init --adopt --site \(names.joined(separator: "|"))`")
    }
    return layout
  }

  /// The same for the folders that this blog has.
  ///
  /// Hugo's posts lie in folders of any name below `content`; what lies at its top are pages. The
  /// folder with the most of them comes first: new drafts go there.
  func fitted(to paths: [String]) -> BlogLayout {
    guard site == .hugo else { return self }
    let homes = paths.compactMap { path -> String? in
      let parts = path.pathParts
      guard parts.count > 2, parts[0] == "content", parts.last?.ends(in: ".md") == true,
        parts.last != "_index.md"
      else { return nil }
      return String(parts[1])
    }
    let folders = Dictionary(grouping: homes) { $0 }.mapValues(\.count).sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }.map(\.key)
    guard !folders.isEmpty else { return self }
    return BlogLayout(
      site: site, content: folders.map { "content/\($0)/**/*.md" } + ["!**/_index.md"], signs: signs
    )
  }

  /// A preset's workflow for this blog, with files that are no drafts taken out.
  func workflow(_ preset: [UInt8], without exclusions: [String]) -> [UInt8] {
    let content = content + exclusions
    let roots = PathGlobs(content).roots.map { "\($0)/**" }.joined(separator: ", ")
    let lines = String(decoding: preset, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).flatMap { line -> [String] in
      if line.hasPrefix("content: [") {
        return ["content:"] + content.map { "  - \(Self.quoted($0))" }
      }
      if line.hasPrefix("site: plain") {
        return ["site: \(site.name)\(line.dropFirst("site: plain".count))"]
      }
      return [String(line).replacing("paths: [drafts/**]", with: "paths: [\(roots)]")]
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\")
      .replacing("\"", with: "\\\"") + "\""
  }
}
