import Editorial
import Manuscript

extension Newsroom {
  /// A draft of another blog's post.
  ///
  /// The blog's keys stay as they are. What stet reads under keys of its own is added from them,
  /// where the masthead and the sections know it.
  func started(
    post file: ImportedFile, _ overrides: ImportOverrides, _ workflow: Workflow
  ) throws -> ImportedDraft {
    let post: BlogPost
    do {
      post = try PostReader.read(file.bytes, path: file.name)
    } catch {
      throw unreadable(file, error.findings)
    }
    let naming = try PostName(file, post, overrides)
    do {
      return try draft(of: post, file, naming, overrides, workflow)
    } catch let error as EditFailure {
      throw unreadable(file, error.findings)
    }
  }

  private func draft(
    of post: BlogPost, _ file: ImportedFile, _ naming: PostName, _ overrides: ImportOverrides,
    _ workflow: Workflow
  ) throws -> ImportedDraft {
    let keys = workflow.site.keys
    var draft = try PostDraft(post, path: file.name, workflow: workflow)
    var notes = post.notes + naming.notes
    notes += draft.bringIntoForm(reader(for: workflow))
    let bylines = bylines(of: post, overrides, keys)
    let (section, sectionName) = section(of: post, overrides, keys)
    try draft.set(keys.state, to: .scalar(workflow.initial.rawValue))
    // Each goes directly below the state, so that the last one set stands first.
    if let date = naming.date {
      if workflow.stampKeys.contains("date") {
        try draft.set("date", to: .scalar(date))
      } else {
        notes.append("its file's name says \(date), which no key of this newsroom keeps")
      }
    }
    try draft.set(keys.dek, to: dek(of: post, keys).map { .scalar($0) })
    let answers = [(keys.section, section.map { [$0.rawValue] } ?? []), (keys.byline, bylines)]
    for (key, texts) in answers where !texts.isEmpty {
      notes += try Self.write(texts, as: key, into: &draft, of: post)
    }
    if naming.title.isNew {
      notes += try Self.write([naming.title.text], as: keys.title, into: &draft, of: post)
    }
    notes += draft.left.filter { $0 != "\(keys.slug): \(naming.slug)" }.map {
      "left out `\($0)`: only stet writes it here"
    }
    let attachments = file.resources.filter { Attachments.isAttachment($0.key) }
    notes += file.resources.keys.filter { attachments[$0] == nil }.sorted().map {
      "left out `\($0)`: a site would make a page of it"
    }
    let started = StartedDraft(
      slug: naming.slug, bytes: draft.bytes, notes: notes,
      isBundle: file.isBundle, attachments: attachments)
    return ImportedDraft(
      started: started,
      arrival: Arrivals.Draft(
        slug: naming.slug, source: file.name, title: naming.title.text, bylines: bylines,
        section: section, wasLive: post.wasLive && !file.name.contains("_drafts/"),
        attachments: attachments.count),
      sectionName: sectionName,
      day: (post.field("date")?.value.scalar?.prefix(10)).flatMap { CivilDate(String($0)) }
        ?? naming.date.flatMap { CivilDate($0) },
      switches: ["draft", "published"].compactMap { key in
        post.field(key)?.value.scalar.map { "\(key): \($0)" }
      })
  }

  /// Writes what stet reads, unless it stands there already; what it takes the place of is told.
  private static func write(
    _ texts: [String], as key: String, into draft: inout PostDraft, of post: BlogPost
  ) throws(EditFailure) -> [String] {
    let value: FieldValue = texts.count == 1 ? .scalar(texts[0]) : .list(texts)
    guard let field = post.field(key), field.value != .empty else {
      try draft.set(key, to: value)
      return []
    }
    guard field.value != .other else {
      return [
        "`\(key)` holds more than a text and stays as it is: \(texts.joined(separator: ", "))"
      ]
    }
    let before = field.value.items(orAt: field.keyLocation).map(\.text)
    guard before != texts else { return [] }
    try draft.set(key, to: value)
    let was = before.joined(separator: ", ")
    return ["`\(key): \(was)` became `\(texts.joined(separator: ", "))`"]
  }

  /// The names as the masthead has them; unknown ones as the blog has them.
  private func bylines(
    of post: BlogPost, _ overrides: ImportOverrides, _ keys: SiteProfile.Keys
  ) -> [String] {
    let names =
      overrides.bylines.isEmpty
      ? post.texts(ofAny: [keys.byline, "byline", "author", "authors"])?.texts ?? []
      : overrides.bylines
    return names.map { name in
      let name = name.trimmingBlanks ?? name
      let known = rules.masthead.spelling(of: name) ?? name
      let person = rules.masthead.person(byline: known)
      return person.map { known == $0.id.rawValue ? $0.name : known } ?? name
    }
  }

  /// The first of the post's sections and categories that is known, else the first; with its name
  /// there.
  private func section(
    of post: BlogPost, _ overrides: ImportOverrides, _ keys: SiteProfile.Keys
  ) -> (id: SectionID?, name: String?) {
    let sections = rules.sections
    let known = { (name: String) in
      sections[SectionID(name)]?.id ?? sections.spelling(of: name)
    }
    if let name = overrides.section { return (known(name) ?? SectionID(name), name) }
    let named = [[keys.section, "section"], ["category"], ["categories"]].flatMap {
      post.texts(ofAny: $0)?.texts ?? []
    }
    for name in named { if let id = known(name) { return (id, name) } }
    for name in named {
      if let slug = SlugMaker.slug(for: name) { return (SectionID(slug.rawValue), name) }
    }
    return (nil, nil)
  }

  /// What stands in for the dek, when it is one line of text.
  private func dek(of post: BlogPost, _ keys: SiteProfile.Keys) -> String? {
    guard post.field(keys.dek) == nil,
      let text = post.texts(ofAny: ["description", "summary", "excerpt"])?.texts.first
    else { return nil }
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return InvisibleCharacters.first(in: line) == nil ? line : nil
  }

  private func unreadable(_ file: ImportedFile, _ findings: [Finding]) -> Failure {
    Failure(
      .cannot, "import.unreadable", "`\(file.name)` cannot be imported",
      help: "mend it there, and import it again", findings: findings)
  }
}

/// One draft that an import is about to start.
struct ImportedDraft {
  var started: StartedDraft
  var arrival: Arrivals.Draft
  /// What the blog calls the section.
  var sectionName: String?
  /// What it says that the section is for.
  var sectionAbout: String?
  /// When it was written, as far as it says.
  var day: CivilDate?
  /// Keys by which the other blog shows or hides it.
  var switches: [String] = []
}
