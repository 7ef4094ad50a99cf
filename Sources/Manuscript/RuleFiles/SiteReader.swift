import Editorial

/// Reads a workflow's `site:`, a profile's name or a mapping of one's own.
enum SiteReader {
  static func read(_ entry: RuleNode.Entry, _ decoder: inout RuleDecoder) -> SiteProfile {
    guard case .mapping = entry.value.content else { return named(entry, &decoder) ?? .plain }
    var profile = SiteProfile(name: "own", keys: SiteProfile.Keys())
    guard let node = decoder.mapping(entry.value, of: "`site`", keys: ["name", "keys"])
    else { return profile }
    if let name = node["name"].flatMap({ decoder.text($0) }) {
      profile.name = name.value
      if SiteProfile.named.contains(where: { $0.name == name.value }) {
        decoder.note(
          .fault(
            "rules.value", "`\(name.value)` is the name of a profile that stet brings along",
            at: name.location,
            help: "write `site: \(name.value)` to use it, or give your own another name"))
      }
    } else if node["name"] == nil {
      decoder.note(
        .fault(
          "rules.missing", "a site profile without `name`", at: entry.key.location,
          help: "write `site: {name: my-site, keys: {byline: author}}`"))
    }
    let names = SiteProfile.Keys.names
    guard let keys = node["keys"],
      let mapping = decoder.mapping(keys.value, of: "`site: keys:`", keys: names.map(\.name))
    else { return profile }
    for (name, path) in names {
      guard let key = mapping[name].flatMap({ decoder.text($0) }) else { continue }
      profile.keys[keyPath: path] = key.value
    }
    return profile
  }

  private static func named(
    _ entry: RuleNode.Entry, _ decoder: inout RuleDecoder
  ) -> SiteProfile? {
    guard let name = decoder.text(entry) else { return nil }
    let profiles = SiteProfile.named
    if let profile = profiles.first(where: { $0.name == name.value }) { return profile }
    let names = profiles.map(\.name)
    let known =
      "stet knows \(names.joined(separator: ", ")); "
      + "of your own: `site: {name: my-site, keys: {byline: author}}`"
    decoder.note(
      .fault(
        "rules.value", "unknown site profile `\(name.value)`", at: name.location,
        help: NearMisses.question(for: name.value, among: names).map { "\($0) \(known)" } ?? known))
    return nil
  }
}
