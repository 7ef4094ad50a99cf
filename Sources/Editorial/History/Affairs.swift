package import HashTreeCollections
import Paths

/// How everything stands at a commit.
///
/// Most of it is the same from commit to commit: the maps share what does not change.
package struct Affairs {
  /// Every draft that there is or was, by folded slug; twins stand under slug and path.
  package var drafts = DraftMap()
  /// The keys of deleted drafts, by the copy that they last had.
  package var graves = LoggedMap<CopyID, [String]>()
  /// The keys of drafts that share a slug with another, by that slug.
  package var twins: TreeDictionary<String, [String]> = [:]
  /// The violations that twins are, by slug.
  package var twinViolations: TreeDictionary<String, [Int]> = [:]
  /// Who last changed the other files in the site's reach, those that changed at all; by what tells
  /// paths apart.
  package var files = LoggedMap<String, FileRecord>()
  /// The rules in force; nil before there are any.
  package var rules: RulesInForce?
  /// A number that only affairs which are alike have in one replay.
  package private(set) var number: Int32 = 0
  /// The number of those that they were made of; what was changed since, their maps tell.
  package private(set) var base: Int32?

  package init() {}

  /// A file beside the drafts.
  package struct FileRecord: Hashable {
    package var entry: FileChange.Entry?
    package var makers: [Int]

    package init(entry: FileChange.Entry?, makers: [Int]) {
      self.entry = entry
      self.makers = makers
    }
  }

  /// How a commit finds everything that stands on these.
  func goingOn() -> Affairs {
    var next = self
    next.startLog(from: number)
    return next
  }

  /// The same under a number of their own.
  package func numbered(_ number: Int32) -> Affairs {
    var numbered = self
    numbered.number = number
    return numbered
  }

  /// From now on, what changes is told to have changed since those with that number.
  package mutating func startLog(from base: Int32?) {
    drafts.startLog()
    graves.startLog()
    files.startLog()
    self.base = base
  }

  /// Who last changed the file at a path; nil where nobody did.
  subscript(file path: String) -> FileRecord? {
    get { files[path.pathKey] }
    set { files[path.pathKey] = newValue }
  }

  /// The key of a draft that lies at a path, when there is one.
  func key(of slug: Slug, at path: String) -> String? {
    let folded = slug.folded
    if drafts[folded]?.version?.path.isSamePath(as: path) == true { return folded }
    let twin = Self.twin(folded, path)
    return drafts[twin]?.version == nil ? nil : twin
  }

  static func twin(_ folded: String, _ path: String) -> String {
    folded + "\u{0}" + path.pathKey
  }

  /// The slug that a key stands for.
  static func slug(ofKey key: String) -> String {
    key.utf8.firstIndex(of: 0).map { String(key[..<$0]) } ?? key
  }

  /// The keys of a draft and of its twins.
  func keys(of folded: String) -> [String] {
    [folded] + (twins.isEmpty ? [] : twins[folded] ?? [])
  }

  /// Where the drafts of a slug lie.
  func paths(of folded: String) -> [String] {
    keys(of: folded).compactMap { drafts[$0]?.version?.path }
  }

  /// The keys of the drafts in whose folders a file lies.
  func owners(of path: String, slug: (String) -> Slug?) -> [String] {
    guard Attachments.isAttachment(path) else { return [] }
    var owners: [String] = []
    var folder = String(path.pathFolder)
    while !folder.isEmpty {
      for candidate in ["\(folder).md", "\(folder)/index.md"] {
        guard let slug = slug(candidate) else { continue }
        for key in keys(of: slug.folded) where !owners.contains(key) {
          if let place = drafts[key]?.version?.path, Attachments.folder(of: place) == folder {
            owners.append(key)
          }
        }
      }
      folder = String(folder.pathFolder)
    }
    return owners
  }

  /// Puts a record in place, and keeps the accounts of graves and twins.
  mutating func set(_ key: String, _ record: DraftRecord?) {
    if let old = drafts[key], old.version == nil, let copy = old.last.copy {
      let keys = graves[copy]?.filter { $0 != key } ?? []
      graves[copy] = keys.isEmpty ? nil : keys
    }
    drafts[key] = record
    if let record, record.version == nil, let copy = record.last.copy {
      graves[copy, default: []].append(key)
    }
    let slug = Self.slug(ofKey: key)
    guard slug.utf8.count < key.utf8.count else { return }
    var keys = twins[slug]?.filter { $0 != key } ?? []
    if record?.version != nil { keys.append(key) }
    twins[slug] = keys.isEmpty ? nil : keys
    if record?.version == nil { drafts[key] = nil }
  }

  /// Lets a twin that stands alone again take the slug over.
  ///
  /// - Returns: the violations that are over with that.
  mutating func settleTwins(of slug: String) -> [Int] {
    if let only = twins[slug]?.first, drafts[slug]?.version == nil, let twin = drafts[only] {
      let life = drafts[slug].map { twin.life.united(with: $0.life) } ?? twin.life
      set(only, nil)
      set(slug, twin.with(life: life))
    }
    guard let violations = twinViolations[slug], paths(of: slug).count < 2 else { return [] }
    twinViolations[slug] = nil
    return violations
  }
}
