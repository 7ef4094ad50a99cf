public import Editorial

extension Newsroom {
  /// The drafts that a filter lets through, as a board for each workflow.
  ///
  /// - Parameters:
  ///   - filter: states that it names are the only columns.
  ///   - limit: how many drafts of a column to give.
  public func board(_ filter: ListFilter, limit: Int) throws -> [Board] {
    let workflows = rules.workflows
    let (ranked, roster) = try ranked(filter)
    var rows: [[StateID?: [ListRow]]] = Array(repeating: [:], count: workflows.count)
    for row in ranked {
      guard let place = workflowPlace(of: row, in: roster) else { continue }
      let state = row.state.flatMap(workflows[place].state)?.id
      rows[place][state, default: []].append(row)
    }
    return try zip(workflows, rows).map { workflow, rows in
      try board(workflow, rows, in: roster, only: filter.states, limit: max(0, limit))
    }
  }

  private func workflowPlace(of row: ListRow, in roster: Roster) -> Int? {
    row.number.map { workflowPlace(of: $0, in: roster) } ?? row.unsaved.map {
      workflowPlace(of: $0.path)
    }
      ?? nil
  }

  /// Which of the workflows a saved draft belongs to.
  func workflowPlace(of number: Int, in roster: Roster) -> Int? {
    rules.workflows.count == 1 ? 0 : workflowPlace(of: roster.file(of: number).path)
  }

  /// Which of the workflows a draft belongs to.
  func workflowPlace(of path: String) -> Int? {
    // With one workflow there is nothing to find out: whatever is listed is its draft.
    let workflows = rules.workflows
    return workflows.count == 1 ? 0 : workflows.firstIndex { $0.content.matches(path) }
  }

  private func board(
    _ workflow: Workflow, _ rows: [StateID?: [ListRow]], in roster: Roster,
    only states: [StateID], limit: Int
  ) throws -> Board {
    let wanted = Set(states.compactMap { workflow.state($0)?.id })
    let shown = workflow.states.filter { states.isEmpty || wanted.contains($0.id) }
    var columns = try shown.map { state in
      let all = rows[state.id] ?? []
      // Of what has its end behind it, nobody wants to see the oldest first.
      let isOver = state.live || state.final
      return Board.Column(
        state: state.id, label: state.label, isLive: state.live,
        drafts: try summaries(
          of: isOver ? all.reversed().prefix(limit).map(\.self) : Array(all.prefix(limit)),
          in: roster),
        count: all.count)
    }
    if let strays = rows[nil] {
      columns.append(
        Board.Column(
          state: nil, label: "No state", isLive: false,
          drafts: try summaries(of: Array(strays.prefix(limit)), in: roster), count: strays.count))
    }
    return Board(workflow: workflow.name, columns: columns)
  }
}
