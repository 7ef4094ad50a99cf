import CLibgit2

extension Repository {
  /// Writes the tree that a tree becomes by some changes, and returns its id.
  ///
  /// A `base` of nil stands for a tree without entries. Paths that no update names stay as they are;
  /// where a file stood a folder may come and the other way round; a folder left empty vanishes;
  /// removing what is not there changes nothing. Throws `.invalidSpec` for a path that git does not
  /// allow or that stands twice, `.notFound` or `.wrongType` for an object that does not fit.
  public func updateTree(
    base: ObjectID?, _ updates: [TreeUpdate]
  ) throws(GitError) -> ObjectID {
    var changes: [TreeEditor.Change] = []
    var seen: Set<[UInt8]> = []
    for update in updates {
      let bytes = GitPath.encode(update.path)
      guard Self.isPath(bytes), seen.insert(bytes).inserted else {
        throw GitError(
          code: .invalidSpec, message: "'\(update.path)' is no path, or stands twice",
          call: "updateTree")
      }
      let names = bytes.split(separator: UInt8(ascii: "/")).map { Array($0) }
      switch update {
      case .upsert(_, let id, let mode):
        try checkObject(id, mode)
        changes.append(TreeEditor.Change(path: names[...], entry: (mode, id)))
      case .remove:
        changes.append(TreeEditor.Change(path: names[...], entry: nil))
      }
    }
    let files = Set(
      updates.compactMap { update -> [UInt8]? in
        guard case .upsert(let path, _, let mode) = update, !mode.isTree else { return nil }
        return GitPath.encode(path)
      })
    for change in changes where change.entry != nil {
      for count in 1..<max(1, change.path.count) {
        let above = Array(change.path.prefix(count).joined(separator: [UInt8(ascii: "/")]))
        guard files.contains(above) else { continue }
        throw GitError(
          code: .invalidSpec, message: "'\(GitPath.decode(above))' is to be a file and a folder",
          call: "updateTree")
      }
    }
    // A path that goes must go before what takes its place, such as a folder of its name.
    changes.sort { $0.entry == nil && $1.entry != nil }
    let tree = try TreeEditor(repository: self).apply(changes, to: base)
    if let tree { return tree }
    return try write([], type: GIT_OBJECT_TREE)
  }

  /// Whether git takes it for a path: no empty, `.`, `..` or `.git` part, no slash at either end.
  static func isPath(_ path: [UInt8]) -> Bool {
    guard !path.isEmpty, !path.contains(0) else { return false }
    let names = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return names.allSatisfy { name in
      !name.isEmpty && !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8)
        && String(decoding: name, as: UTF8.self).lowercased() != ".git"
    }
  }

  /// A submodule's commit lives elsewhere; everything else has to be here and of its type.
  private func checkObject(_ id: ObjectID, _ mode: FileMode) throws(GitError) {
    let known: [FileMode] = [.file, .executable, .link, .tree, .submodule]
    guard known.contains(mode) else {
      throw GitError(code: .invalidSpec, message: "\(mode) is no file mode", call: "updateTree")
    }
    guard mode != .submodule else { return }
    let type = try objects().type(of: id)
    guard type == (mode.isTree ? GIT_OBJECT_TREE : GIT_OBJECT_BLOB) else {
      throw GitError(
        code: .wrongType, message: "\(id) is a \(ObjectData.name(type)), not for mode \(mode)",
        call: "updateTree")
    }
  }
}
