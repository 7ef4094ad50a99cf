public import Editorial

extension Newsroom {
  /// The drafts that a filter lets through, as a board for each workflow.
  ///
  /// - Parameters:
  ///   - filter: states that it names are the only columns.
  ///   - limit: how many drafts of a column to give.
  public func board(_ filter: ListFilter, limit: Int) throws -> [Board] {
    let workflows = rules.workflows
    var rows: [[StateID?: [DraftSummary]]] = Array(repeating: [:], count: workflows.count)
    for draft in try list(filter) {
      guard let place = workflowPlace(of: draft.path) else { continue }
      let state = draft.state.flatMap(workflows[place].state)?.id
      rows[place][state, default: []].append(draft)
    }
    return zip(workflows, rows).map { workflow, rows in
      board(workflow, rows, only: filter.states, limit: max(0, limit))
    }
  }

  /// Which of the workflows a draft belongs to.
  func workflowPlace(of path: String) -> Int? {
    // With one workflow there is nothing to find out: whatever is listed is its draft.
    let workflows = rules.workflows
    return workflows.count == 1 ? 0 : workflows.firstIndex { $0.content.matches(path) }
  }

  private func board(
    _ workflow: Workflow, _ rows: [StateID?: [DraftSummary]], only states: [StateID], limit: Int
  ) -> Board {
    let wanted = Set(states.compactMap { workflow.state($0)?.id })
    var columns = workflow.states.filter { states.isEmpty || wanted.contains($0.id) }.map { state in
      let drafts = rows[state.id] ?? []
      // Of what has its end behind it, nobody wants to see the oldest first.
      let isOver = state.live || state.final
      return Board.Column(
        state: state.id, label: state.label, isLive: state.live,
        drafts: Array(isOver ? drafts.reversed().prefix(limit) : drafts.prefix(limit)),
        count: drafts.count)
    }
    if let strays = rows[nil] {
      columns.append(
        Board.Column(
          state: nil, label: "No state", isLive: false, drafts: Array(strays.prefix(limit)),
          count: strays.count))
    }
    return Board(workflow: workflow.name, columns: columns)
  }
}
