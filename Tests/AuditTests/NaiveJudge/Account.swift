/// What a judge said of a history, in terms that both judges can be held by.
struct Account: Equatable, Sendable {
  struct Fault: Hashable, Sendable {
    var code: String
    var commit: String
    var slug: String?
    var path: String?
    /// Whose step it was; nil for somebody on no masthead.
    var person: String?
    var isRoot = true
    var mendedBy: String?
    var acceptedBy: String?

    var isOpen: Bool { mendedBy == nil && acceptedBy == nil }
  }

  var verdict: String
  var anchor: String?
  var faults: [Fault] = []
  var adopted: [String] = []
  var reason: String?

  /// The commits at which something open began.
  var roots: Set<String> { Set(faults.filter { $0.isOpen && $0.isRoot }.map(\.commit)) }
}
