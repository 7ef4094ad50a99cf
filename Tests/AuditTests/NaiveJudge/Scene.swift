/// What the naive judge knows at one commit.
struct Scene {
  /// The rules in force; several after a merge of rules that nobody was allowed to make.
  var rules: [RulesInForce]
  /// Changes of the rule files that had no effect and that nobody has mended yet.
  var idle: [Idle] = []
  var tracks: [Track] = []
  /// Who last changed a file that is no draft's, by path; files that went keep theirs.
  var fileMakers: [String: Set<String>] = [:]

  struct RulesInForce {
    /// The commit whose files these are.
    var token: String
    var rules: PlainRules
    /// Everything under `workflows/`.
    var version: [String: Objects.Entry]
    var makers: Set<String>
  }

  struct Idle: Equatable {
    var commit: String
    var byChief: Bool
    /// The rule files' version before it.
    var before: [String: Objects.Entry]
  }
}

/// One draft's line through history, as known at one commit.
struct Track {
  /// The steps with which it began, more than one where lives were united.
  var births: Set<String>
  /// Nil while it is deleted.
  var version: Version?
  /// The last version that was not deleted.
  var last: Version
  var makers: Set<String>
  var life = PlainLife()
  /// The steps that put it where it lies: its creation or a rename.
  var placed: Set<String> = []
  /// An unbroken run of violating steps, each with what was before it.
  var run: [Wrong] = []

  struct Wrong {
    var commit: String
    var slugs: Set<String>
    /// What may be given back; nothing where a merge would have inherited nothing.
    var before: [Track]
  }

  var slug: String { (version ?? last).slug }
}

/// What has happened to a draft, as far as later steps ask for it.
struct PlainLife: Equatable {
  struct Approval: Hashable {
    var person: String
    var commit: String
    var copy: String
    var attachments: [String: Objects.Entry]
  }

  var creators: Set<String> = []
  var bylines: Set<String> = []
  var contributors: Set<String> = []
  var submitters: Set<String> = []
  var wasLive = false
  var entry: String?
  var approvals: Set<Approval> = []
  /// Person and commit.
  var withdrawals: Set<[String]> = []

  /// Whoever had a hand in either had a hand in it.
  mutating func unite(with other: PlainLife) {
    creators.formUnion(other.creators)
    bylines.formUnion(other.bylines)
    contributors.formUnion(other.contributors)
    submitters.formUnion(other.submitters)
    withdrawals.formUnion(other.withdrawals)
    wasLive = wasLive || other.wasLive
  }
}

/// A draft in one tree.
struct Version: Equatable {
  var slug: String
  var path: String
  var entry: Objects.Entry
  /// By their names below the draft's folder.
  var attachments: [String: Objects.Entry]
  /// Nil where the file is malformed.
  var draft: PlainDraft?
  /// As it reads: a state that is gone reads as what it became.
  var state: String?
  var copyID: String

  var section: String? { draft?.one("section") }
  var bylines: [String] { draft?.values["byline"] ?? [] }

  static func == (one: Version, other: Version) -> Bool {
    one.slug == other.slug && one.path == other.path && one.entry == other.entry
      && one.attachments == other.attachments
  }

  /// Same file at the same place with the same attachments, and no managed value differs.
  func differsInCopyOnly(from other: Version, managed: Set<String>) -> Bool {
    path == other.path && state == other.state
      && managed.allSatisfy { draft?.lines[$0] == other.draft?.lines[$0] }
  }
}
