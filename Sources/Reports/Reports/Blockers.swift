import Editorial

/// Everything that stands against something, as a list.
struct Blockers {
  let blockers: [Blocker]
  let names: Names
  /// Who asks: what they can mend themselves, nobody else need be named for.
  var asker: PersonID?
  /// Whether only the line of a finding is told, and not shown.
  var isBrief = false
  /// Whether the draft was named already.
  var isNamed = true

  /// Adds a bullet for each blocker, below the slug where they concern several drafts.
  func write(to page: inout Page, indent: Int = 2) {
    var slugs: [Slug] = []
    for blocker in blockers where !slugs.contains(blocker.slug) { slugs.append(blocker.slug) }
    guard slugs.count > 1 || (!isNamed && slugs.first?.rawValue.isEmpty == false) else {
      for blocker in blockers { write(blocker, to: &page, indent: indent) }
      return
    }
    for slug in slugs {
      page.blank()
      page.line(Phrase(slug.rawValue, .slug), indent: indent)
      for blocker in blockers where blocker.slug == slug {
        write(blocker, to: &page, indent: indent + 2)
      }
    }
  }

  private func write(_ blocker: Blocker, to page: inout Page, indent: Int) {
    let bullet: Phrase = "\(page.style.glyphs.bullet, .error) "
    let inner = indent + 2
    var message = Phrase(prose: blocker.message)
    if isBrief, let line = blocker.finding?.location?.line { message = "line \(line): \(message)" }
    // `explain` has more to say about what the check found than about checks.
    let code = blocker.finding?.code ?? blocker.code
    page.paragraph("\(message) \("[\(code)]", .aside)", lead: bullet, indent: indent)
    if !isBrief, var finding = blocker.finding, finding.location != nil {
      if finding.help == blocker.help { finding.help = nil }
      Excerpt(finding).writePlace(to: &page, indent: inner)
    }
    if let help = blocker.help { page.paragraph(Phrase(prose: help), indent: inner) }
    if let who = who(blocker) { page.paragraph("who can: \(who)", indent: inner) }
  }

  /// Who could meet it, unless the help names them all.
  private func who(_ blocker: Blocker) -> String? {
    // Nobody can be known in somebody else's stead.
    guard !blocker.who.isEmpty, blocker.code != .identityUnknown else { return nil }
    if let asker, blocker.finding != nil, blocker.who.contains(asker) { return nil }
    let named = blocker.who.allSatisfy { id in
      blocker.help?.contains(names[id] ?? id.rawValue) ?? false
    }
    return named ? nil : names.phrase(blocker.who)
  }
}
