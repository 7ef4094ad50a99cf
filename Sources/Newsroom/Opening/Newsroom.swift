public import Editorial
import Git
import Manuscript

/// An open newsroom: a repository with rules, as it is saved at this moment and as it lies in the
/// folder.
///
/// Everything that touches a disk goes through here. It reads no environment and no clock of its
/// own: both come in with ``Circumstances``. One newsroom serves one command; it is not `Sendable`,
/// since the libgit2 handle behind it is not.
public final class Newsroom {
  let repository: Repository
  public let circumstances: Circumstances
  /// The branch, or where it would be.
  let head: Head
  /// The commit that everything is read from; nil in a repository without commits.
  let tip: ObjectID?
  /// Its tree.
  let tree: ObjectID?
  /// The rules in force: those of the last commit, unless they were changed illegally.
  public private(set) var rules: Rules
  /// The `workflows` tree of the rules in force, where that is not the saved one.
  private(set) var otherRulesInForce: ObjectID?
  /// Warnings about the rule files.
  public private(set) var ruleWarnings: [Finding]
  /// Files that a killed command had left behind, and that were brought along while opening.
  public internal(set) var finished: [String] = []
  /// The work tree; nil for a bare repository.
  let folder: Folder?

  // What has been looked up already; a newsroom lives as long as one command.
  var savedDraftFiles: DraftFiles?
  var ledger: Ledger?
  /// The ledger as it is remembered, while it is being read.
  var ledgerAhead: Ahead<Ledger?>?
  var roster: Roster?
  /// The roster as it is remembered for the saved rules, while it is being read.
  var rosterAhead: Ahead<Roster?>?
  /// Whether none was found that was remembered.
  var isRosterMissing = false
  var titles: [String: [Slug]]?
  var contents: [String: DraftVersion.Content] = [:]
  var lives: [String: Life] = [:]
  /// Saved drafts by the paths that somebody has moved them to.
  var movedByHand: [String: DraftFile]?
  var rulesOfTree: [ObjectID: RulesOfTree] = [:]
  /// What reads the past for all that this command asks of it.
  private(set) lazy var past = PastReader(
    repository: repository, builtInCommands: circumstances.builtInCommands)

  init(
    repository: Repository, circumstances: Circumstances, head: Head, tip: ObjectID?,
    tree: ObjectID?, rules: Rules, ruleWarnings: [Finding], folder: Folder?
  ) {
    self.repository = repository
    self.circumstances = circumstances
    self.head = head
    self.tip = tip
    self.tree = tree
    self.rules = rules
    self.ruleWarnings = ruleWarnings
    self.folder = folder
  }

  /// Goes on with the rules in force where the saved files are not those.
  func use(_ rules: Rules, of tree: ObjectID, insteadOf reading: RulesOfTree) {
    self.rules = rules
    otherRulesInForce = tree
    savedDraftFiles = nil
    roster = nil
    rosterAhead = nil
    isRosterMissing = false
    contents = [:]
    let faults = reading.findings.filter { $0.severity == .error }
    ruleWarnings = faults.map { fault in
      var fault = fault
      fault.severity = .warning
      return fault
    }
    ruleWarnings.append(
      Finding(
        "rules.not-in-force", .warning,
        faults.isEmpty
          ? "the saved rules were changed by somebody who may not: the ones before them hold"
          : "the saved rules are broken: the ones before them hold",
        at: .start(of: RuleFiles.folder),
        help: "a chief puts the files right and saves them: `stet save workflows/…`"))
  }

  /// The moment of this command.
  public var now: Timestamp { circumstances.now }

  /// The folder that holds the newsroom; nil for a bare repository.
  public var root: String? { folder?.root }
}

/// What surrounds a command: where, when, and what the environment says.
public struct Circumstances: Sendable {
  /// Where to look for the newsroom from, upward.
  public var directory: String
  /// The variables that git itself would read.
  public var environment: [String: String]
  /// The moment, in the offset of the machine.
  public var now: Timestamp
  /// The machine's zone at a local time, which is given as if it were UTC: minutes east of UTC.
  public var localOffset: @Sendable (Int64) -> Int
  /// Whether to read everything from what is saved, and nothing from the folder.
  public var savedOnly: Bool
  /// The names of built-in commands, which no transition may take.
  public var builtInCommands: Set<String>
  /// Whether the hooks pre-commit and commit-msg are left out: git's `--no-verify`.
  public var skipsVerifyingHooks: Bool

  public init(
    directory: String, environment: [String: String], now: Timestamp,
    localOffset: (@Sendable (Int64) -> Int)? = nil, savedOnly: Bool = false,
    builtInCommands: Set<String> = [], skipsVerifyingHooks: Bool = false
  ) {
    self.directory = directory
    self.environment = environment
    self.now = now
    self.localOffset = localOffset ?? { _ in now.offset }
    self.savedOnly = savedOnly
    self.builtInCommands = builtInCommands
    self.skipsVerifyingHooks = skipsVerifyingHooks
  }
}
