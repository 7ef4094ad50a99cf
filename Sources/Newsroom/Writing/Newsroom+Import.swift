public import Editorial
import Git
import Manuscript

/// An article from outside that shall become a draft.
public struct ImportedFile: Sendable {
  /// The path as typed, for messages.
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// What to say differently than the article does.
public struct ImportOverrides: Sendable {
  public var title: String?
  public var slug: String?
  public var section: String?
  public var bylines: [String]

  public init(
    title: String? = nil, slug: String? = nil, section: String? = nil, bylines: [String] = []
  ) {
    self.title = title
    self.slug = slug
    self.section = section
    self.bylines = bylines
  }
}

extension Newsroom {
  /// Makes drafts of articles and saves them, all in one commit.
  ///
  /// Nothing is dropped silently: the receipt's notes list every line that was left out. Bylines
  /// and sections that the newsroom does not know are kept, with the commands that add them.
  public func importArticles(
    _ files: [ImportedFile], _ overrides: ImportOverrides, dryRun: Bool
  ) throws -> Receipt {
    let hand = try hand()
    let workflow = try defaultWorkflow()
    var drafts: [StartedDraft] = []
    var taken: Set<String> = []
    for file in files {
      let article = try read(file)
      let draft = try started(article, file, overrides, workflow, besides: taken)
      taken.insert(draft.slug.folded)
      drafts.append(draft)
    }
    return try start(drafts, in: workflow, by: hand, dryRun: dryRun)
  }

  private func read(_ file: ImportedFile) throws -> ImportedArticle {
    do {
      return try ArticleReader.read(bytes: file.bytes)
    } catch {
      throw Failure(
        .cannot, "import.unreadable", "`\(file.name)` cannot be imported: \(error.message)",
        help: error.help)
    }
  }

  private func started(
    _ article: ImportedArticle, _ file: ImportedFile, _ overrides: ImportOverrides,
    _ workflow: Workflow, besides: Set<String>
  ) throws -> StartedDraft {
    guard let title = overrides.title ?? article.title else {
      throw Failure(
        .cannot, "import.title", "no title can be told from the text of `\(file.name)`",
        help: "give it one: `stet import \(file.name.shellQuoted) --title 'THE TITLE'`")
    }
    try Newsroom.demandPlainText(title, "the title of `\(file.name)`", allowingLines: false)
    let bylines = overrides.bylines.isEmpty ? article.bylines : overrides.bylines
    let section = importedSection(article, overrides)
    let keys = workflow.site.keys
    var fields: [(key: String, value: FieldValue)] = [(keys.title, .scalar(title))]
    if let dek = article.dek { fields.append((keys.dek, .scalar(dek))) }
    if !bylines.isEmpty {
      fields.append((keys.byline, bylines.count == 1 ? .scalar(bylines[0]) : .list(bylines)))
    }
    if let section { fields.append((keys.section, .scalar(section.id.rawValue))) }
    fields.append((keys.state, .scalar(workflow.initial.rawValue)))
    let slug = try newSlug(overrides.slug, for: title, besides: besides)
    var notes: [String] = []
    notes += unknownBylines(bylines)
    if let section, rules.sections[section.id] == nil { notes.append(section.note) }
    if section == nil {
      notes.append("\(slug) has no section yet: add the line `\(keys.section): ID` to it")
    }
    if bylines.isEmpty {
      notes.append("\(slug) has no byline yet: add the line `\(keys.byline): NAME` to it")
    }
    if let date = article.dateText {
      notes.append("the article is dated \(date); publishing gives it a date of its own")
    }
    notes += article.leftOut.map { "left out line \($0.line) (\($0.reason)): \($0.text)" }
    return StartedDraft(
      slug: slug, bytes: DraftComposer.compose(fields, body: article.body),
      notes: notes)
  }

  /// The section that the article names, or its About block tells of.
  private func importedSection(
    _ article: ImportedArticle, _ overrides: ImportOverrides
  ) -> (id: SectionID, note: String)? {
    if let name = overrides.section {
      return (
        SectionID(name),
        "the section `\(name)` is not known yet: stet sections add \(name) --title \(name.shellQuoted)"
      )
    }
    guard let about = article.about, let name = about.name else { return nil }
    let known = rules.sections.all.first { $0.title.caseFolded == name.caseFolded }
    if let known { return (known.id, "") }
    guard let slug = SlugMaker.slug(for: name) else { return nil }
    return (
      SectionID(slug.rawValue),
      "the section \(name) is not known yet: stet sections add \(slug) --title \(name.shellQuoted) --about \(about.text.shellQuoted)"
    )
  }

  private func unknownBylines(_ names: [String]) -> [String] {
    names.filter { rules.masthead.person(byline: $0) == nil }.map { name in
      let near = nearest(to: name, among: rules.masthead.people.flatMap(\.bylines))
      let like = near.isEmpty ? "" : " (did you mean " + near.joined(separator: ", ") + "?)"
      return
        "the byline \(name) is not known yet\(like): stet people add \("\(name) <ADDRESS>:author".shellQuoted)"
    }
  }
}

extension String {
  /// The text as one word of a shell's command line.
  var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
