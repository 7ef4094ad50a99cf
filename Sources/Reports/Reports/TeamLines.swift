import Editorial

/// What the team does not have yet, and what is not here yet.
struct TeamLines {
  let team: TeamGap
  /// The name of whoever asks.
  let asker: String

  func write(to page: inout Page) {
    page.line(Phrase("the team", .heading))
    if team.isUnsent {
      page.paragraph("nothing of this has gone to it yet, as far as is known here", indent: 2)
    }
    if team.here.versions > 0 {
      page.paragraph(
        "\(count(team.here)) that it does not have yet\(about(team.here))", indent: 2)
    }
    if team.there.versions > 0 {
      page.paragraph(
        "\(count(team.there)) that you do not have yet\(about(team.there))", indent: 2)
    }
    for command in commands { page.line(Phrase(command, .command), indent: 4) }
  }

  /// "2 versions of yours", "1 version by Ben Okoro", "at least 2,048 versions".
  private func count(_ side: TeamGap.Side) -> String {
    let count = (team.isComplete ? "" : "at least ") + side.versions.counted("version")
    if side.people.isEmpty { return count }
    return count + (side.people == [asker] ? " of yours" : " by " + side.people.few("and"))
  }

  /// ": low-tide, kelp and 3 others".
  private func about(_ side: TeamGap.Side) -> Phrase {
    let parts = side.drafts.map(\.rawValue) + (side.touchesRules ? ["the rules"] : [])
    return parts.isEmpty ? "" : ": \(parts.few("and"))"
  }

  private var commands: [String] {
    let place = team.destination.map { " " + $0.map(\.shellWord).joined(separator: " ") } ?? ""
    var commands: [String] = []
    if team.there.versions > 0 {
      // Both have something: the two are united, and nothing that was signed off is made anew.
      commands.append("git pull\(team.here.versions > 0 ? " --no-rebase" : "")\(place)")
    }
    if team.here.versions > 0 || team.isUnsent {
      commands.append("git push\(place.isEmpty ? "" : " -u")\(place)")
    }
    return commands
  }
}
