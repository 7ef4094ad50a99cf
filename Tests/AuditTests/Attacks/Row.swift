import Testing

/// One history with what a judge must say of it.
struct Row: Sendable, CustomTestStringConvertible {
  /// What must come of it.
  enum Expectation: Sendable {
    /// Nothing open; what was mended or accepted is named by label, as are adopted drafts by slug.
    case passes(
      mended: [String: String] = [:], accepted: [String: String] = [:], adopted: [String] = [])
    /// What is wrong began at these commits and no others, at each with one of these codes.
    case fails([String: Set<String>])
    /// The same, where the code names no commit of the history.
    case failsWith(String)
    /// Cannot be told.
    case unproven
    /// Anything but a clean verdict.
    case closed
  }

  var name: String
  var expectation: Expectation
  var build: @Sendable (History) throws -> Void

  var testDescription: String { name }

  init(
    _ name: String, _ expectation: Expectation,
    _ build: @escaping @Sendable (History) throws -> Void
  ) {
    self.name = name
    self.expectation = expectation
    self.build = build
  }

  /// Holds a judge's account against what was expected.
  func check(_ account: Account, _ history: History, by judge: String) {
    let said = "\(judge): \(Self.told(account, history))"
    func open(at label: String) -> Set<String> {
      Set(account.faults.filter { $0.isOpen && history.label(of: $0.commit) == label }.map(\.code))
    }
    switch expectation {
    case .passes(let mended, let accepted, let adopted):
      #expect(["consistent", "proven"].contains(account.verdict), "\(said)")
      #expect(Set(account.adopted).isSuperset(of: adopted), "\(said)")
      for (label, by) in mended {
        let faults = account.faults.filter { history.label(of: $0.commit) == label }
        #expect(
          !faults.isEmpty && faults.allSatisfy { $0.mendedBy.map(history.label) == by }, "\(said)")
      }
      for (label, by) in accepted {
        let faults = account.faults.filter { history.label(of: $0.commit) == label }
        #expect(
          !faults.isEmpty && faults.allSatisfy { $0.acceptedBy.map(history.label) == by },
          "\(said)")
      }
      if mended.isEmpty, accepted.isEmpty { #expect(account.faults.isEmpty, "\(said)") }
    case .fails(let roots):
      #expect(account.verdict == "violations", "\(said)")
      // Which of them follow from others, a judge may see otherwise.
      #expect(Set(account.roots.map(history.label)).isSubset(of: roots.keys), "\(said)")
      let at = Set(account.faults.filter(\.isOpen).map { history.label(of: $0.commit) })
      #expect(at.isSuperset(of: roots.keys), "\(said)")
      for (label, codes) in roots {
        #expect(!open(at: label).isDisjoint(with: codes), "\(said)")
      }
    case .failsWith(let code):
      #expect(account.verdict == "violations", "\(said)")
      #expect(account.faults.contains { $0.isOpen && $0.code == code }, "\(said)")
    case .unproven: #expect(account.verdict == "unproven", "\(said)")
    case .closed: #expect(["violations", "unproven"].contains(account.verdict), "\(said)")
    }
  }

  static func told(_ account: Account, _ history: History) -> String {
    let faults = account.faults.map { fault in
      let end =
        fault.mendedBy.map { " mended by \(history.label(of: $0))" }
        ?? fault.acceptedBy.map { " accepted by \(history.label(of: $0))" } ?? ""
      return "\(fault.isRoot ? "" : "(")\(fault.code)\(fault.isRoot ? "" : ")") at "
        + "\(history.label(of: fault.commit)) \(fault.slug ?? fault.path ?? "")\(end)"
    }
    return "\(account.verdict) \(account.reason ?? "") \(faults) adopted \(account.adopted)"
  }
}
