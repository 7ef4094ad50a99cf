import Editorial
import Git

/// What a step does to one attachment of its draft.
struct AttachmentChange {
  enum Content {
    case gone
    /// As it lies in the folder, or comes with the command.
    case bytes([UInt8])
    /// Saved already, here or in an earlier version.
    case saved(ObjectID)
  }

  var path: String
  /// Where it was before, when it comes from another path.
  var movedFrom: String?
  var content: Content

  /// What differs between two versions of a draft.
  ///
  /// - Parameters:
  ///   - lying: the bytes of those that are not saved yet, by path.
  ///   - leaving: files that belong to another draft as well, and stay.
  static func all(
    from before: DraftVersion?, to after: DraftVersion?, lying: [String: [UInt8]?],
    leaving: Set<String>
  ) -> [AttachmentChange] {
    let old = before?.attachments ?? [:]
    let new = after?.attachments ?? [:]
    var sources: [String: String] = [:]
    if let before, let after, before.path != after.path {
      for path in old.keys where new[path] == nil && !leaving.contains(path) {
        sources[Attachments.name(of: path, with: before.path)] = path
      }
    }
    var changes: [AttachmentChange] = []
    var moved: Set<String> = []
    for (path, blob) in new where old[path] != blob {
      let source = after.flatMap { sources[Attachments.name(of: path, with: $0.path)] }
      if let source { moved.insert(source) }
      if source.map({ old[$0] }) != blob, let bytes = lying[path]?.map(\.self) {
        changes.append(AttachmentChange(path: path, movedFrom: source, content: .bytes(bytes)))
      } else if let id = ObjectID(hex: blob) {
        changes.append(AttachmentChange(path: path, movedFrom: source, content: .saved(id)))
      }
    }
    for path in old.keys
    where new[path] == nil && !moved.contains(path) && !leaving.contains(path) {
      changes.append(AttachmentChange(path: path, content: .gone))
    }
    return changes.sorted { $0.path < $1.path }
  }
}

extension Newsroom {
  /// The attachments of a draft that lie in the folder of another one, deeper down.
  ///
  /// A file in several drafts' folders is everybody's, and goes with the nearest.
  func attachmentsNearerToOthers(than version: DraftVersion) throws -> Set<String> {
    guard !version.attachments.isEmpty, let home = Attachments.folder(of: version.path), let tree
    else { return [] }
    let folder = try gitFailures { () throws(GitError) in
      try repository.entry(at: home, in: tree)
    }
    guard folder?.mode == .tree else { return [] }
    var homes: [String] = []
    try gitFailures { () throws(GitError) in
      try repository.files(in: tree, under: home) { entry in
        guard entry.name != version.path, rules.workflow(for: entry.name) != nil,
          let inner = Attachments.folder(of: entry.name), inner != home
        else { return }
        homes.append(inner + "/")
      }
    }
    return Set(version.attachments.keys.filter { path in homes.contains(where: path.hasPrefix) })
  }
}
