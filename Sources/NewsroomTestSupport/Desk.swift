public import Editorial
public import Newsroom

/// What one person does in a test's newsroom: each call is a command of its own.
public struct Desk {
  let newsroom: TestNewsroom
  /// Nil for somebody whom git does not know.
  public let person: TestPerson?
  /// Where the command is given; the newsroom's folder when nil.
  var directory: String?
  var savedOnly = false

  init(newsroom: TestNewsroom, person: TestPerson?) {
    self.newsroom = newsroom
    self.person = person
  }

  /// The same person, in another folder.
  public func at(_ directory: String) -> Desk {
    var desk = self
    desk.directory = directory
    return desk
  }

  /// The same person, who looks at what is saved only.
  public var reading: Desk {
    var desk = self
    desk.savedOnly = true
    return desk
  }

  /// The newsroom, opened for one command.
  public func open() throws -> Newsroom {
    try Newsroom.open(
      newsroom.circumstances(of: person, in: directory, savedOnly: savedOnly), forDrafts: true)
  }

  // MARK: - Commands

  @discardableResult
  public func new(
    _ title: String, slug: String? = nil, section: String? = "city", byline: [String] = []
  ) throws -> Receipt {
    try open().new(
      NewDraft(title: title, slug: slug, section: section, bylines: byline), dryRun: false)
  }

  @discardableResult
  public func save(_ drafts: String..., reason: String? = nil) throws -> Receipt {
    try open().save(drafts, reason: reason, dryRun: false).receipt
  }

  @discardableResult
  public func move(
    _ transition: TransitionID, _ drafts: String..., reason: String? = nil, saved: Bool = false,
    dryRun: Bool = false
  ) throws -> Receipt {
    try move(transition, drafts, reason: reason, saved: saved, dryRun: dryRun)
  }

  @discardableResult
  public func move(
    _ transition: TransitionID, _ drafts: [String], reason: String? = nil, saved: Bool = false,
    dryRun: Bool = false
  ) throws -> Receipt {
    try open().move(
      MoveRequest(
        transition: transition, drafts: drafts, reason: reason, saved: saved, dryRun: dryRun))
  }

  @discardableResult
  public func approve(
    _ drafts: String..., reason: String? = nil, saved: Bool = false
  ) throws -> Receipt {
    try open().approve(drafts, reason: reason, saved: saved, dryRun: false)
  }

  @discardableResult
  public func withdrawApproval(_ drafts: String..., reason: String? = nil) throws -> Receipt {
    try open().withdrawApproval(drafts, reason: reason, dryRun: false)
  }

  @discardableResult
  public func rename(
    _ draft: String, to name: String, with transition: TransitionID? = nil, reason: String? = nil
  ) throws -> Receipt {
    try open().rename(
      RenameRequest(draft: draft, name: name, transition: transition, reason: reason)
    ).receipt
  }

  @discardableResult
  public func delete(_ drafts: String..., reason: String? = "Why.") throws -> Receipt {
    try open().delete(drafts, reason: reason, dryRun: false)
  }

  @discardableResult
  public func restore(_ drafts: String..., reason: String? = nil) throws -> Receipt {
    try open().restore(drafts, reason: reason, dryRun: false)
  }

  @discardableResult
  public func addSection(_ id: String) throws -> Receipt {
    try open().addSections([id], title: nil, about: nil, dryRun: false)
  }

  /// Runs the reference git under this person's name, at the newsroom's time.
  @discardableResult
  public func git(_ arguments: String...) throws -> String {
    let moment = newsroom.circumstances(of: person).now.seconds
    let output = try newsroom.git.run(
      arguments, with: person?.environment(at: moment) ?? [:], in: directory)
    guard output.status == 0 else {
      throw ReferenceGit.Failed(description: "git \(arguments): \(output.errors)\(output.text)")
    }
    return output.text
  }

  /// Commits everything that lies in the folder, by hand.
  public func commit(_ message: String) throws {
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", message)
  }
}
