public import Editorial
import Paths

/// Reads rule files: YAML with a closed vocabulary, all faults at once.
///
/// Rule files are the `*.yml` directly in `workflows/`; other paths are passed over. A broken file
/// keeps no other from being read.
public enum RuleFileReader {
  public static let mastheadPath = "workflows/masthead.yml"
  public static let sectionsPath = "workflows/sections.yml"

  /// Whether a path is read as a rule file, or is a fault as one.
  public static func isRuleFile(_ path: String) -> Bool {
    guard let name = path.path(below: "workflows"), !name.hasSlash else { return false }
    let folded = name.lowercased()
    return folded.ends(in: ".yml") || folded.ends(in: ".yaml")
  }

  /// Reads the files as written, without asking whether they make sense.
  public static func read(_ files: [RuleFile]) -> RuleFilesReading {
    var reading = RuleFilesReading()
    for file in files.sorted(by: { $0.path < $1.path }) where isRuleFile(file.path) {
      guard file.path.ends(in: ".yml") else {
        reading.findings.append(misnamed(file.path))
        continue
      }
      let tree = RuleTree(file)
      var decoder = RuleDecoder(path: file.path)
      let isBroken = !tree.isReadable
      switch file.path {
      case mastheadPath:
        var definition =
          isBroken
          ? MastheadDefinition(path: file.path) : MastheadReader.read(tree.root, &decoder)
        definition.isPartial = isBroken || decoder.isPartial
        reading.masthead = definition
      case sectionsPath:
        var definition =
          isBroken
          ? SectionsDefinition(path: file.path) : SectionsReader.read(tree.root, &decoder)
        definition.isPartial = isBroken || decoder.isPartial
        reading.sections = definition
      default:
        if !isBroken, let root = tree.root, isStrange(root) {
          decoder.note(strange(root, in: file.path))
          break
        }
        var definition =
          isBroken
          ? WorkflowDefinition(path: file.path) : WorkflowReader.read(tree.root, &decoder)
        definition.isPartial = isBroken || decoder.isPartial
        reading.workflows.append(definition)
      }
      reading.findings += (tree.findings + decoder.findings).inFileOrder
    }
    return reading
  }

  /// Reads the files and validates them together.
  ///
  /// `builtInCommands` are those that no transition may be called.
  public static func rules(
    from files: [RuleFile], builtInCommands: Set<String>
  ) -> RulesReading {
    let reading = read(files)
    let validated = RulesValidator.validate(
      workflows: reading.workflows, masthead: reading.masthead, sections: reading.sections,
      builtInCommands: builtInCommands)
    let findings = (reading.findings + validated.findings).inFileOrder
    let isValid = !findings.contains { $0.severity == .error }
    return RulesReading(rules: isValid ? validated.rules : nil, findings: findings)
  }

  private static func misnamed(_ path: String) -> Finding {
    let name = path.pathName
    let stem = name.prefix { $0 != "." }
    return .fault(
      "rules.value", "the rule file `\(name)` does not end in .yml", at: .start(of: path),
      help: "name it \(stem).yml")
  }

  /// Whether a file is no workflow, though its YAML is sound.
  private static func isStrange(_ root: RuleNode) -> Bool {
    guard case .mapping(let entries) = root.content else { return false }
    if root["states"] != nil { return false }
    if let version = root["stet"]?.value.text, version != RuleVersion.known { return false }
    // A misspelt `states:` is a workflow with a misspelt key.
    return !entries.contains { ["transitions", "initial"].contains($0.name) }
  }

  private static func strange(_ root: RuleNode, in path: String) -> Finding {
    let intended =
      root["people"] != nil
      ? mastheadPath : root["sections"] != nil ? sectionsPath : nil
    return .fault(
      "rules.missing", "this is no rule file that stet knows: it has no `states:`",
      at: .start(of: path),
      help: intended.map { "name it \($0)" }
        ?? "a workflow has `states:`; people stand in masthead.yml, sections in sections.yml")
  }
}
