public import Editorial

/// `stet workflow graph`: the state machines as drawings, for a program that draws.
public struct GraphReport: Report {
  public enum Language: String, Sendable {
    case mermaid
    case dot
  }

  public var workflows: [Workflow]
  public var language: Language

  public init(_ workflows: [Workflow], in language: Language) {
    self.workflows = workflows
    self.language = language
  }

  /// The same whatever the terminal: it is there to be read by a program.
  public func text(_ style: Style) -> String { workflows.map(drawing).joined() }

  public var json: String {
    JSONValue.document([
      "language": .string(language.rawValue),
      "graphs": .array(
        workflows.map { ["name": .string($0.name), "text": .string(drawing(of: $0))] }),
    ]).written
  }

  private func drawing(of workflow: Workflow) -> String {
    switch language {
    case .mermaid: WorkflowGraph.mermaid(workflow)
    case .dot: WorkflowGraph.dot(workflow)
    }
  }
}
