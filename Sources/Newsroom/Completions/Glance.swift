public import Editorial
import Git

/// A look at a newsroom that takes no longer than a keystroke may.
///
/// The rules are the saved ones, the drafts those that are remembered. No history is read, nothing
/// is judged, and nothing is written: what a glance says is good enough to be offered to somebody
/// who is typing, and for nothing else.
public struct Glance {
  public let rules: Rules
  private let newsroom: Newsroom

  /// Nil where there is no newsroom, or none that can be read at once.
  public init?(_ circumstances: Circumstances) {
    do {
      let repository = try Newsroom.openRepository(circumstances)
      let head = try repository.head()
      guard let tip = head.tip else { return nil }
      let tree = try repository.commit(tip).tree
      let reading = try RulesOfTree.read(
        tree, in: repository, builtInCommands: circumstances.builtInCommands)
      guard let rules = reading.rules else { return nil }
      self.rules = rules
      newsroom = Newsroom(
        repository: repository, circumstances: circumstances, head: head, tip: tip, tree: tree,
        rules: rules, ruleWarnings: [], folder: repository.workTree.map(Folder.init(root:)))
    } catch {
      return nil
    }
  }

  /// A draft that can be named.
  public struct Draft: Hashable, Sendable {
    public var slug: Slug
    public var path: String
    /// Nil where nothing is remembered of it.
    public var title: String?
    public var state: StateID?
  }

  /// The saved drafts whose slug begins like this, without regard to case.
  ///
  /// - Parameter states: those that are wanted; nil for any. A draft of which nothing is remembered
  ///   is always among them.
  public func drafts(beginning start: String, in states: Set<StateID>?) -> [Draft] {
    let start = start.caseFolded
    if let roster = newsroom.roster(atOnce: Self.changesAtOnce) {
      return roster.numbers(Roster.Filter(states: states)).compactMap { number in
        let file = roster.file(of: number)
        guard file.slug.folded.hasPrefix(start) else { return nil }
        return Draft(
          slug: file.slug, path: file.path, title: roster.title(of: number),
          state: roster.state(of: number))
      }
    }
    guard let tree = newsroom.tree,
      let files = try? newsroom.draftFiles(in: tree, under: rules)
    else { return [] }
    return files.filter { $0.slug.folded.hasPrefix(start) }.map {
      Draft(slug: $0.slug, path: $0.path)
    }
  }

  /// How many drafts are read anew at most to have the remembered ones up to date.
  private static let changesAtOnce = 200
}
