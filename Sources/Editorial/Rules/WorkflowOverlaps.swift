import Paths

/// Finds paths that two workflows would both call theirs.
///
/// Whether two sets of patterns meet is asked of sample paths: each pattern's own shape with plain
/// letters for its wildcards. That finds equal patterns and patterns that hold one another; two
/// that only cross (`drafts/*-a.md` and `drafts/b-*.md`) are not found here, and a path that both
/// match is judged where it turns up.
enum WorkflowOverlaps {
  static func faults(among workflows: [WorkflowDefinition]) -> [Finding] {
    var findings: [Finding] = []
    var names: [String: WorkflowDefinition] = [:]
    for (index, workflow) in workflows.enumerated() {
      if let name = workflow.name {
        if let other = names[name.value] {
          findings.append(
            .fault(
              "rules.duplicate", "the workflow in \(other.path) is called `\(name.value)` too",
              at: name.location, help: "give each workflow a name of its own"))
        } else {
          names[name.value] = workflow
        }
      }
      for other in workflows[..<index] {
        if let fault = fault(in: workflow, meeting: other) { findings.append(fault) }
      }
    }
    return findings
  }

  private static func fault(
    in workflow: WorkflowDefinition, meeting other: WorkflowDefinition
  ) -> Finding? {
    let left = PathGlobs(workflow.content.map(\.value))
    let right = PathGlobs(other.content.map(\.value))
    for pattern in workflow.content + other.content where !pattern.value.hasPrefix("!") {
      for path in samples(of: pattern.value) where left.matches(path) && right.matches(path) {
        let place =
          workflow.content.contains(pattern) ? pattern.location : workflow.content.first?.location
        return .fault(
          "rules.duplicate", "`\(path)` would be a draft of this workflow and of \(other.path)",
          at: place, help: "let one of the two take it out: `\"!\(pattern.value)\"`")
      }
    }
    return nil
  }

  /// Paths that a pattern matches, one with its `**` empty, one with a folder for each.
  private static func samples(of pattern: String) -> [String] {
    var plain = pattern.isAbsolutePath ? String(Substring(pattern.utf8.dropFirst())) : pattern
    if plain.ends(in: "/") { plain += "x.md" }
    return [["x"], []].map { folder in
      plain.pathParts.flatMap { part -> [String] in
        part == "**" ? folder : [fill(part)]
      }.joined(separator: "/")
    }
  }

  /// A name that fits one segment.
  private static func fill(_ part: Substring) -> String {
    var name = ""
    var rest = part
    while let character = rest.popFirst() {
      switch character {
      case "*": if name.last != "x" { name += "x" }
      case "?": name += "x"
      case "\\": if let next = rest.popFirst() { name.append(next) }
      case "[":
        let body = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(body.count + 1)
        name.append(body.first { $0 != "!" && $0 != "^" } ?? "x")
      default: name.append(character)
      }
    }
    return name
  }
}
