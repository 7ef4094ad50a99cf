public import Editorial
import Git
import Manuscript
import Paths

/// A draft that somebody wants to start.
public struct NewDraft: Sendable {
  public var title: String
  public var slug: String?
  public var section: String?
  /// Empty = whoever starts it.
  public var bylines: [String]
  public var dek: String?
  /// The template to begin with; nil = the section's, else the workflow's.
  public var template: String?

  public init(
    title: String, slug: String? = nil, section: String? = nil, bylines: [String] = [],
    dek: String? = nil, template: String? = nil
  ) {
    self.title = title
    self.slug = slug
    self.section = section
    self.bylines = bylines
    self.dek = dek
    self.template = template
  }
}

extension Newsroom {
  /// Starts a draft from the template of its section, and saves it.
  public func new(_ draft: NewDraft, dryRun: Bool) throws -> Receipt {
    let hand = try hand()
    for (text, what) in [(draft.title, "the title"), (draft.dek, "the dek")] {
      try Newsroom.demandPlainText(text, what, allowingLines: false)
    }
    guard let title = draft.title.trimmingBlanks else {
      throw Failure(.cannot, "usage", "a draft needs a title", help: "`stet new 'THE TITLE'`")
    }
    let section = try draft.section.map(openSection)
    let bylines = try knownBylines(draft.bylines, or: hand)
    let workflow = try defaultWorkflow()
    // A stranger is told first that they are one.
    let isStranger = hand.actor.person == nil
    let slug = try (isStranger ? wellFormedSlug : newSlug)(draft.slug, title)
    let template = try template(named: draft.template, for: section, in: workflow)
    let keys = workflow.site.keys
    var fields: [(key: String, value: FieldValue)] = [(keys.title, .scalar(title))]
    if let dek = draft.dek?.trimmingBlanks { fields.append((keys.dek, .scalar(dek))) }
    fields.append((keys.byline, bylines.count == 1 ? .scalar(bylines[0]) : .list(bylines)))
    if let section { fields.append((keys.section, .scalar(section.rawValue))) }
    fields.append((keys.state, .scalar(workflow.initial.rawValue)))
    // One blank line below the front matter, for whoever writes on.
    let bytes =
      try template.map { try fill($0, with: fields) }
      ?? DraftComposer.compose(fields, body: "") + [0x0A]
    let hasSection = section != nil || template?.scalar(keys.section) != nil
    let notes = hasSection ? [] : missingSection(in: workflow)
    return try start(
      [StartedDraft(slug: slug, bytes: bytes, notes: notes)], in: workflow, by: hand,
      dryRun: dryRun)
  }

  /// Said while it costs one line, rather than when the draft is handed in.
  private func missingSection(in workflow: Workflow) -> [String] {
    let open = rules.sections.all.filter { !$0.closed }.map(\.id.rawValue)
    guard !open.isEmpty, workflow.transitions.contains(where: { $0.checks.contains("section") })
    else { return [] }
    let some = open.prefix(5).joined(separator: ", ") + (open.count > 5 ? ", …" : "")
    return ["it has no section yet: write `\(workflow.site.keys.section): ID` into it (\(some))"]
  }

  /// Saves new drafts, each judged, all in one commit.
  func start(
    _ drafts: [StartedDraft], in workflow: Workflow, by hand: Hand, dryRun: Bool
  ) throws -> Receipt {
    var plans: [DraftPlan] = []
    var added: [String: Slug] = [:]
    for var draft in drafts {
      let path = try path(for: draft.slug, isBundle: draft.isBundle, in: workflow)
      draft.bytes = hidden(draft.bytes, at: path, in: workflow)
      if hand.actor.person != nil { try demandNothingLies(at: path, slug: draft.slug) }
      let attachments = try attachments(of: draft, at: path)
      var open = OpenDraft(slug: draft.slug, path: path, workflow: workflow)
      open.folderBytes = draft.bytes
      open.isComposed = true
      open.inFolder = DraftVersion(
        slug: draft.slug, path: path, blob: blobID(of: draft.bytes),
        content: read(draft.bytes, size: draft.bytes.count, at: path, under: rules),
        attachments: attachments.mapValues { blobID(of: $0) })
      open.attachmentEdits = attachments.mapValues { .some($0) }
      var planner = DraftPlanner(newsroom: self, hand: hand, reason: nil, open: open)
      planner.added = added
      try planner.save()
      added[path] = draft.slug
      var plan = planner.plan
      plan.notes += draft.notes
      plans.append(plan)
    }
    let blockers = plans.flatMap(\.blockers)
    guard blockers.isEmpty else { throw refusal(to: "start", drafts.map(\.slug), blockers) }
    var receipt = try carryOut(plans, as: nil, reason: nil, by: hand, dryRun: dryRun)
    if let first = plans.first {
      let submit = workflow.transitions(from: workflow.initial).first?.id.rawValue ?? "show"
      receipt.next = ["write in \(first.open.path), then `stet \(submit) \(first.open.slug)`"]
    }
    return receipt
  }

  /// A new draft as the site's generator must not show it.
  private func hidden(_ bytes: [UInt8], at path: String, in workflow: Workflow) -> [UInt8] {
    let reader = reader(for: workflow)
    guard case .success(let text) = reader.read(bytes, path: path),
      let draft = Draft(
        DraftVersion(slug: "", path: path, blob: "", content: .readable(text)), workflow: workflow),
      let edit = draft.visibilityEdit(whenLive: workflow.state(workflow.initial)?.live ?? false)
    else { return bytes }
    // What cannot be changed is judged as it is.
    return (try? DraftEditor.apply([edit], to: bytes, reader: reader, path: path)) ?? bytes
  }

  /// The workflow that new drafts belong to.
  func defaultWorkflow() throws -> Workflow {
    guard let workflow = rules.workflows.first else {
      throw Failure(.cannot, "rules.missing", "this newsroom has no workflow")
    }
    return workflow
  }

  /// Where a new draft goes.
  private func path(for slug: Slug, isBundle: Bool, in workflow: Workflow) throws -> String {
    // Jekyll takes only files for posts whose names begin with a date.
    let date = workflow.site.datesNames ? "\(today(in: workflow))-" : ""
    let name = isBundle && date.isEmpty ? "\(slug)/index.md" : "\(date)\(slug).md"
    let folders = workflow.content.patterns.filter { !$0.hasPrefix("!") }
    for root in folders.flatMap({ PathGlobs([$0]).roots }) {
      let path = root.isEmpty ? name : "\(root)/\(name)"
      if rules.workflow(for: path)?.path == workflow.path { return path }
    }
    throw Failure(
      .cannot, .slugMalformed, "a draft `\(slug)` would not be among this newsroom's drafts",
      help:
        "its folders are \(workflow.content.patterns.joined(separator: ", ")); choose another name: `--slug NAME`"
    )
  }

  private func demandNothingLies(at path: String, slug: Slug) throws {
    guard let folder else { return }
    switch try folderFailures({ () throws(Folder.Fault) in try folder.read(path) }) {
    // What cannot be written to is told by whoever writes.
    case .absent, .link, .special: return
    case .file, .tooLarge, .folder: break
    }
    throw Failure(
      .cannot, .slugTaken, "`\(path)` lies in the folder already, and is not saved",
      help: "save it with `stet save \(slug)`, or choose another name: `--slug NAME`")
  }

  /// The files that come along with a draft, by their paths here.
  private func attachments(
    of draft: StartedDraft, at path: String
  ) throws -> [String: [UInt8]] {
    guard !draft.attachments.isEmpty, let home = Attachments.folder(of: path) else { return [:] }
    var attachments: [String: [UInt8]] = [:]
    for (name, bytes) in draft.attachments {
      let parts = name.allPathParts
      guard InvisibleCharacters.first(in: name) == nil,
        !parts.contains(where: { ["", ".", "..", ".git"].contains($0.lowercased()) })
      else {
        throw Failure(
          .cannot, "import.unreadable", "`\(name)` is no name that a file can have here",
          help: "rename it there, and import again")
      }
      try demandNothingLies(at: "\(home)/\(name)", slug: draft.slug)
      attachments["\(home)/\(name)"] = bytes
    }
    return attachments
  }

  private func openSection(_ name: String) throws -> SectionID {
    let sections = rules.sections.all
    guard
      let section = sections.first(where: { $0.id.rawValue == name })
        ?? sections.first(where: { $0.title.caseFolded == name.caseFolded })
    else {
      throw unknown("section", name, among: sections.map(\.id.rawValue))
    }
    guard !section.closed else {
      throw Failure(
        .refused, "section.closed",
        "the section \(section.title) is closed and takes no new drafts",
        help: "choose another, or ask a chief: `stet sections open \(section.id)`")
    }
    return section.id
  }

  private func knownBylines(_ names: [String], or hand: Hand) throws -> [String] {
    guard !names.isEmpty else {
      if let id = hand.actor.person, let person = rules.masthead[id] { return [person.name] }
      return [hand.actor.name]
    }
    return try names.map { name in
      guard let person = rules.masthead.person(byline: name) else {
        let near = nearest(to: name, among: rules.masthead.people.flatMap(\.bylines))
        throw Failure(
          .refused, "byline.unknown", "`\(name)` is nobody on the masthead",
          help: near.isEmpty
            ? "a chief can add them: `stet people add '\(name) <ADDRESS>:author'`"
            : "did you mean " + near.joined(separator: ", ") + "?")
      }
      return name == person.id.rawValue ? person.name : name
    }
  }

  /// A slug as wished, or made of the title.
  func wellFormedSlug(_ wish: String?, for title: String) throws -> Slug {
    let made = wish.map { Slug($0) } ?? SlugMaker.slug(for: title)
    guard let slug = made else {
      throw Failure(
        .cannot, .slugMalformed, "no file name can be made of `\(title)`",
        help: "choose one of a–z, 0–9 and hyphens: `--slug NAME`")
    }
    if let fault = SlugRules.fault(in: slug.rawValue) {
      throw Failure(
        .cannot, .slugMalformed, "`\(slug)` cannot be a slug: \(fault.message)",
        help: "choose one of a–z, 0–9 and hyphens: `--slug NAME`")
    }
    return slug
  }

  /// The same, and free.
  private func newSlug(_ wish: String?, for title: String) throws -> Slug {
    let slug = try wellFormedSlug(wish, for: title)
    guard let taken = try draftFiles().named(slug).first?.path else { return slug }
    var number = 2
    while try !draftFiles().named(Slug("\(slug)-\(number)")).isEmpty { number += 1 }
    throw Failure(
      .refused, .slugTaken, "the slug `\(slug)` is taken by \(taken)",
      help: "choose another: `--slug \(slug)-\(number)`")
  }
}

/// A new draft's file.
struct StartedDraft {
  var slug: Slug
  var bytes: [UInt8]
  var notes: [String]
  /// Whether it has a folder of its own, with its attachments beside it.
  var isBundle = false
  /// Files that come along, by path below its folder.
  var attachments: [String: [UInt8]] = [:]
}
