/// Draws a workflow's states and transitions as text for a drawing program.
public enum WorkflowGraph {
  /// The workflow as a Mermaid state diagram.
  public static func mermaid(_ workflow: Workflow) -> String {
    var lines = ["stateDiagram-v2"]
    for state in workflow.states {
      lines.append("    state \"\(mermaidText(state.label))\" as \(mermaidID(state.id))")
    }
    lines.append("    [*] --> \(mermaidID(workflow.initial))")
    for transition in workflow.transitions {
      let label = mermaidText(label(of: transition))
      for from in transition.from {
        lines.append("    \(mermaidID(from)) --> \(mermaidID(transition.to)): \(label)")
      }
    }
    for state in workflow.states where state.final {
      lines.append("    \(mermaidID(state.id)) --> [*]")
    }
    let live = workflow.states.filter(\.live).map { mermaidID($0.id) }
    if !live.isEmpty {
      lines.append("    classDef live font-weight:bold,stroke-width:3px")
      lines.append("    class \(live.joined(separator: ",")) live")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The workflow as a directed graph for Graphviz.
  public static func dot(_ workflow: Workflow) -> String {
    var lines = [
      "digraph \(dotText(workflow.name)) {", "  rankdir=LR;",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10];", "  \"\" [shape=point];",
    ]
    for state in workflow.states {
      var style = ""
      if state.live { style += ", penwidth=3" }
      if state.final { style += ", peripheries=2" }
      lines.append("  \(dotText(state.id.rawValue)) [label=\(dotText(state.label))\(style)];")
    }
    lines.append("  \"\" -> \(dotText(workflow.initial.rawValue));")
    for transition in workflow.transitions {
      for from in transition.from {
        lines.append(
          "  \(dotText(from.rawValue)) -> \(dotText(transition.to.rawValue)) "
            + "[label=\(dotText(label(of: transition)))];")
      }
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// The command, and who may give it.
  private static func label(of transition: Workflow.Transition) -> String {
    let roles = transition.by.map(\.rawValue).sorted().joined(separator: ", ")
    return "\(transition.id) (\(roles))"
  }

  /// Ids get a prefix, since Mermaid reads `end` and `state` as its own words, and no hyphens.
  private static func mermaidID(_ id: StateID) -> String {
    "s_" + id.rawValue.map { $0 == "-" ? "_" : String($0) }.joined()
  }

  /// What Mermaid would read as its own stands as a number: `#34;`.
  private static func mermaidText(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "#", ";", ":", "<", ">", "&", "{", "}", "[", "]", "\\", "`", "%":
        "#\(scalar.value);"
      case _ where scalar.value < 0x20: " "
      default: String(scalar)
      }
    }.joined()
  }

  private static func dotText(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
