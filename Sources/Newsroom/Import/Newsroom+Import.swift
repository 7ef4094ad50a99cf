public import Editorial
import Git
import Manuscript

/// What to say differently than the article does.
public struct ImportOverrides: Sendable {
  public var title: String?
  public var slug: String?
  public var section: String?
  public var bylines: [String]
  /// Whether a slug that is taken is made another by the post's day, its folder or a number.
  public var makesDistinct: Bool

  public init(
    title: String? = nil, slug: String? = nil, section: String? = nil, bylines: [String] = [],
    makesDistinct: Bool = false
  ) {
    self.title = title
    self.slug = slug
    self.section = section
    self.bylines = bylines
    self.makesDistinct = makesDistinct
  }
}

extension Newsroom {
  /// Makes drafts of articles and posts and saves them, all in one commit or none.
  ///
  /// Nothing is dropped silently: the receipt's notes list every line and key that was left out.
  /// Bylines and sections that the newsroom does not know are kept, with the commands that add them.
  ///
  /// - Parameter notes: what was left out before.
  public func importFiles(
    _ files: [ImportedFile], _ overrides: ImportOverrides, notes: [String] = [], dryRun: Bool
  ) throws -> Arrivals {
    let hand = try hand()
    let workflow = try defaultWorkflow()
    var drafts: [ImportedDraft] = []
    var failures: [Failure] = []
    for file in files {
      do {
        drafts.append(
          PostReader.isPost(file.bytes, name: file.name)
            ? try started(post: file, overrides, workflow)
            : try started(try read(file), file, overrides, workflow))
      } catch let failure as Failure {
        failures.append(failure)
      }
    }
    if let failure = failures.first {
      throw failures.count == 1 && files.count == 1 ? failure : unreadable(failures, of: files)
    }
    if overrides.makesDistinct { try makeDistinct(&drafts) }
    try demandFreeSlugs(drafts)
    if drafts.count > 1 {
      for index in drafts.indices {
        let slug = drafts[index].started.slug
        drafts[index].started.notes = drafts[index].started.notes.map { "\(slug): \($0)" }
      }
    }
    var receipt = try start(drafts.map(\.started), in: workflow, by: hand, dryRun: dryRun)
    if drafts.count > 1 {
      receipt.lines = ["\(drafts.count) drafts came in"]
      receipt.next = ["stet check"]
    }
    receipt.notes += notes + unknownNames(drafts) + beginnings(drafts, workflow)
    return Arrivals(receipt: receipt, drafts: drafts.map(\.arrival))
  }

  /// All that is wrong with several files, in one answer.
  private func unreadable(_ failures: [Failure], of files: [ImportedFile]) -> Failure {
    let findings = failures.flatMap { failure in
      failure.findings.isEmpty
        ? [Finding(failure.code, .error, failure.message, help: failure.help)] : failure.findings
    }
    return Failure(
      .cannot, "import.unreadable",
      "\(failures.count) of \(files.count) files cannot be imported, so none was",
      help: "mend them there, or leave them out", findings: findings)
  }

  /// Each draft needs a name of its own; all that have none are told at once.
  private func demandFreeSlugs(_ drafts: [ImportedDraft]) throws {
    var taken: [String: String] = [:]
    var findings: [Finding] = []
    var free: String?
    for draft in drafts {
      let slug = draft.started.slug
      let other = try draftFiles().named(slug).first?.path ?? taken[slug.folded]
      taken[slug.folded] = taken[slug.folded] ?? draft.arrival.source
      guard let other else { continue }
      findings.append(
        Finding(
          .slugTaken, .error,
          "`\(draft.arrival.source)` would be `\(slug)`, and \(other) is that already"))
      free = try free ?? numbered(slug, besides: taken)
    }
    guard let first = findings.first, let free else { return }
    throw Failure(
      .refused, .slugTaken,
      findings.count == 1 ? first.message : "\(findings.count) of them have a slug that is taken",
      help: drafts.count == 1
        ? "choose another: `--slug \(free)`"
        : "`--distinct` adds the day or the folder to such a name; or import them one by one, each with a name: `--slug \(free)`",
      findings: findings.count == 1 ? [] : findings)
  }

  /// What was live on the other blog is not live here, and what hid it there may hide it here.
  private func beginnings(_ drafts: [ImportedDraft], _ workflow: Workflow) -> [String] {
    var notes = counted(drafts.flatMap(\.switches)).map { text, count in
      "`\(text)` stays\(of(count, drafts, "in")): a site that goes by it does so whatever the state here"
    }
    let live = drafts.filter { $0.arrival.wasLive == true }.map(\.arrival.slug.rawValue)
    guard let first = live.first, let state = workflow.state(workflow.initial) else { return notes }
    let who = live.count == 1 ? "\(first) was" : "\(live.count) of them were"
    notes.append(
      "\(who) live on the other blog, and \(live.count == 1 ? "begins" : "begin") as \(state.label) here: nobody has signed \(live.count == 1 ? "it" : "them") off in this newsroom"
    )
    return notes
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
    _ workflow: Workflow
  ) throws -> ImportedDraft {
    guard let title = overrides.title ?? article.title else {
      throw Failure(
        .cannot, "import.title", "no title can be told from the text of `\(file.name)`",
        help: "give it one: `stet import \(file.name.shellQuoted) --title 'THE TITLE'`")
    }
    try Newsroom.demandPlainText(title, "the title of `\(file.name)`", allowingLines: false)
    let bylines = (overrides.bylines.isEmpty ? article.bylines : overrides.bylines).map {
      rules.masthead.spelling(of: $0) ?? $0
    }
    let (section, about) = importedSection(article, overrides)
    let keys = workflow.site.keys
    var fields: [(key: String, value: FieldValue)] = [(keys.title, .scalar(title))]
    if let dek = article.dek { fields.append((keys.dek, .scalar(dek))) }
    if !bylines.isEmpty {
      fields.append((keys.byline, bylines.count == 1 ? .scalar(bylines[0]) : .list(bylines)))
    }
    if let section { fields.append((keys.section, .scalar(section.rawValue))) }
    fields.append((keys.state, .scalar(workflow.initial.rawValue)))
    let slug = try wellFormedSlug(overrides.slug, for: title)
    var notes: [String] = []
    if section == nil {
      notes.append("it has no section yet: add the line `\(keys.section): ID` to it")
    }
    if bylines.isEmpty {
      notes.append("it has no byline yet: add the line `\(keys.byline): NAME` to it")
    }
    if let date = article.dateText {
      notes.append("the article is dated \(date); publishing gives it a date of its own")
    }
    notes += article.leftOut.map { "left out line \($0.line) (\($0.reason)): \($0.text)" }
    let started = StartedDraft(
      slug: slug, bytes: DraftComposer.compose(fields, body: article.body), notes: notes)
    return ImportedDraft(
      started: started,
      arrival: Arrivals.Draft(
        slug: slug, source: file.name, title: title, bylines: bylines, section: section,
        wasLive: nil, attachments: 0), sectionName: about?.name ?? overrides.section,
      sectionAbout: about?.text)
  }

  /// The section that the article names, or its About block tells of.
  private func importedSection(
    _ article: ImportedArticle, _ overrides: ImportOverrides
  ) -> (id: SectionID?, about: AboutBlog?) {
    if let name = overrides.section {
      return (rules.sections.spelling(of: name) ?? SectionID(name), nil)
    }
    guard let about = article.about, let name = about.name else { return (nil, nil) }
    if let known = rules.sections.spelling(of: name) { return (known, about) }
    return (SlugMaker.slug(for: name).map { SectionID($0.rawValue) }, about)
  }

  /// Each byline and section that nobody knows here, once, with the command that adds it.
  private func unknownNames(_ drafts: [ImportedDraft]) -> [String] {
    var notes: [String] = []
    for (name, count) in counted(drafts.flatMap(\.arrival.bylines))
    where rules.masthead.person(byline: name) == nil {
      let near = nearest(to: name, among: rules.masthead.people.flatMap(\.bylines))
      let like = near.isEmpty ? "" : " (did you mean " + near.joined(separator: ", ") + "?)"
      let add = "stet people add \("\(name) <ADDRESS>:author".shellQuoted)"
      notes.append("the byline \(name)\(of(count, drafts)) is not known yet\(like): \(add)")
    }
    for (id, count) in counted(drafts.compactMap(\.arrival.section?.rawValue))
    where rules.sections[SectionID(id)] == nil {
      let draft = drafts.first { $0.arrival.section?.rawValue == id }
      let name = draft?.sectionName ?? id
      let about = draft?.sectionAbout.map { " --about \($0.shellQuoted)" } ?? ""
      let add = "stet sections add \(id) --title \(name.shellQuoted)\(about)"
      notes.append("the section \(name)\(of(count, drafts)) is not known yet: \(add)")
    }
    return notes
  }

  private func of(_ count: Int, _ drafts: [ImportedDraft], _ word: String = "of") -> String {
    drafts.count == 1 ? "" : " \(word) \(count == 1 ? "one" : "\(count)") of them"
  }

  /// Each text once, in the order of their first appearance, with how often it stands there.
  private func counted(_ texts: [String]) -> [(String, Int)] {
    var counts: [String: Int] = [:]
    for text in texts { counts[text, default: 0] += 1 }
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.map { ($0, counts[$0] ?? 0) }
  }
}
