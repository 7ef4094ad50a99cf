import Editorial

// The wording that the report in text and the page share.

extension ClosedRange<Int64> {
  /// "2026-01-05 to 2026-11-25"; one day for itself.
  var phrase: String {
    let (first, last) = (
      CivilDate(daysSince1970: lowerBound), CivilDate(daysSince1970: upperBound)
    )
    return first == last ? "\(first)" : "\(first) to \(last)"
  }
}

extension Pace {
  /// ", in city and politics"; nothing where no section was asked for.
  var sectionsPhrase: String {
    question.sections.isEmpty ? "" : ", in \(question.sections.map(\.rawValue).listed("and"))"
  }

  /// What it takes to be stuck, in a sentence without a full stop.
  var stuckMeaning: String {
    "stuck is what stays in a state longer than 9 of 10 drafts that left it"
      + " (longer than 4 weeks, where fewer than \(Self.leastStays) have left it)"
  }

  /// Who could move a draft, by name.
  func people(_ ids: [PersonID], _ names: Names) -> String {
    ids.isEmpty ? "nobody" : ids.map { names[$0] ?? $0.rawValue }.few("or")
  }
}

extension Pace.Section {
  /// The title; else the id, or that there is none.
  var name: String { title ?? section?.rawValue ?? "no section" }
}

extension String {
  /// The text with blanks before it, so that numbers stand below each other.
  func padded(to width: Int) -> String {
    isEmpty ? "" : String(repeating: " ", count: max(0, width - DisplayWidth.of(self))) + self
  }
}
