import Editorial
import Git
import Manuscript
import Paths

extension Newsroom {
  /// The saved template that a new draft begins with.
  ///
  /// The one that was named; else the section's, else the workflow's, else `default`; nil when there
  /// is none of these.
  func template(
    named name: String?, for section: SectionID?, in workflow: Workflow
  ) throws -> DraftTemplate? {
    let templates = try savedTemplates()
    if let name {
      let stem = name.ends(in: ".md") ? String(name.dropLast(3)) : name
      guard let id = templates[stem] else { throw missingTemplate(name, among: templates) }
      return try read(id, named: stem, in: workflow)
    }
    for name in [section?.rawValue, workflow.name, "default"].compactMap(\.self) {
      if let id = templates[name] { return try read(id, named: name, in: workflow) }
    }
    return nil
  }

  /// The saved templates, by name.
  private func savedTemplates() throws -> [String: ObjectID] {
    guard let tree,
      let folder = try gitFailures({ () throws(GitError) in
        try repository.entry(at: RuleFiles.templates, in: tree)
      }), folder.mode == .tree
    else { return [:] }
    var templates: [String: ObjectID] = [:]
    for entry in try gitFailures({ () throws(GitError) in try repository.tree(folder.id) })
    where entry.mode.isFile && entry.name.ends(in: ".md") {
      templates[String(entry.name.dropLast(3))] = entry.id
    }
    return templates
  }

  private func read(
    _ id: ObjectID, named name: String, in workflow: Workflow
  ) throws -> DraftTemplate {
    let path = RuleFiles.template(name)
    let bytes = try gitFailures { () throws(GitError) in
      try repository.blob(id, limit: DraftLimits.bytes + 1)
    }
    do {
      return try DraftTemplate(bytes, path: path, workflow: workflow)
    } catch {
      throw unusable(path, error.findings)
    }
  }

  /// Fills a template in, or says why it cannot be.
  func fill(
    _ template: DraftTemplate, with fields: [(key: String, value: FieldValue)]
  ) throws -> [UInt8] {
    do {
      return try template.filled(with: fields)
    } catch {
      throw unusable(template.path, error.findings)
    }
  }

  private func unusable(_ path: String, _ findings: [Finding]) -> Failure {
    Failure(
      .cannot, .draftMalformed, "the template `\(path)` cannot be used",
      help: "a chief mends it, then `stet save \(path)`", findings: findings)
  }

  private func missingTemplate(_ name: String, among templates: [String: ObjectID]) -> Failure {
    let names = templates.keys.sorted()
    let known =
      names.isEmpty
      ? "there is none yet: a chief writes `\(RuleFiles.template("default"))` and saves it"
      : "there is " + names.joined(separator: ", ")
    return Failure(
      .cannot, "template.missing", "there is no template `\(name)`",
      help: NearMisses.question(for: name, among: names) ?? known)
  }

  /// What is wrong with the saved templates.
  func templateFindings() throws -> [Finding] {
    guard let workflow = rules.workflows.first else { return [] }
    return try savedTemplates().sorted { $0.key < $1.key }.flatMap { name, id in
      let bytes = try gitFailures { () throws(GitError) in
        try repository.blob(id, limit: DraftLimits.bytes + 1)
      }
      return DraftTemplate.findings(
        in: bytes, path: RuleFiles.template(name), workflow: workflow)
    }
  }
}

extension RuleFiles {
  /// The path of a template.
  static func template(_ name: String) -> String { "\(templates)/\(name).md" }

  /// Whether a path is that of a template.
  static func isTemplate(_ path: String) -> Bool {
    path.path(below: templates).map { !$0.hasSlash && $0.ends(in: ".md") } ?? false
  }
}
