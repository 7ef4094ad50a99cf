import Editorial
import Testing

@Suite struct WorkflowGraphTests {
  private func workflow() throws -> Workflow {
    var definition = RuleDefinitions.workflow(
      ["draft", "in-review", "end!", "killed."],
      ["draft>in-review", "in-review>end", "end>draft", "draft>killed"])
    definition.states[1].label = "In \"review\": <b>#1; \\ 100%"
    definition.transitions[0].by.append(RuleDefinitions.at("author"))
    return try #require(RuleDefinitions.validate(definition).rules?.workflows.first)
  }

  @Test func mermaid() throws {
    #expect(
      WorkflowGraph.mermaid(try workflow()) == """
        stateDiagram-v2
            state "draft" as s_draft
            state "In #34;review#34;#58; #60;b#62;#35;1#59; #92; 100#37;" as s_in_review
            state "end" as s_end
            state "killed" as s_killed
            [*] --> s_draft
            s_draft --> s_in_review: draft-in-review (author, editor)
            s_in_review --> s_end: in-review-end (editor)
            s_end --> s_draft: end-draft (editor)
            s_draft --> s_killed: draft-killed (editor)
            s_killed --> [*]
            classDef live font-weight:bold,stroke-width:3px
            class s_end live

        """)
  }

  @Test func dot() throws {
    #expect(
      WorkflowGraph.dot(try workflow()) == """
        digraph "test" {
          rankdir=LR;
          node [shape=box, style=rounded, fontname="sans-serif"];
          edge [fontname="sans-serif", fontsize=10];
          "" [shape=point];
          "draft" [label="draft"];
          "in-review" [label="In \\"review\\": <b>#1; \\\\ 100%"];
          "end" [label="end", penwidth=3];
          "killed" [label="killed", peripheries=2];
          "" -> "draft";
          "draft" -> "in-review" [label="draft-in-review (author, editor)"];
          "in-review" -> "end" [label="in-review-end (editor)"];
          "end" -> "draft" [label="end-draft (editor)"];
          "draft" -> "killed" [label="draft-killed (editor)"];
        }

        """)
  }
}
