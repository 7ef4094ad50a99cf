import Glibc

extension Folder {
  /// The files below a folder, by path from the root; links are told, not followed.
  ///
  /// - Parameter isWanted: tells by a path's bytes whether it is asked for; nil for all.
  func files(
    below folder: String, limit: Int = 1_000_000,
    where isWanted: ((UnsafeRawBufferPointer) -> Bool)? = nil
  ) throws(Fault) -> [String] {
    var found: [String] = []
    var open = [folder]
    var seen = 0
    while let next = open.popLast(), seen < limit {
      var path = next.isEmpty ? [] : Array("\(next)/".utf8)
      let start = path.count
      try visit(next) { name, isFolder in
        path.replaceSubrange(start..., with: name)
        if isFolder {
          open.append(String(decoding: path, as: UTF8.self))
        } else {
          seen += 1
          if let isWanted, !path.withUnsafeBytes(isWanted) { return }
          found.append(String(decoding: path, as: UTF8.self))
        }
      }
    }
    return found.sorted()
  }

  /// Names what lies directly in a folder, without `.git`, and whether it is a folder.
  private func visit(
    _ folder: String, _ body: (UnsafeRawBufferPointer, Bool) -> Void
  ) throws(Fault) {
    let path = folder.isEmpty ? "." : "\(folder)/."
    guard case .found(let parent) = try openParent(of: path) else { return }
    let copy = dup(parent.raw)
    guard copy >= 0, let stream = fdopendir(copy) else {
      throw Fault(path: folder, errno: errno)
    }
    defer { closedir(stream) }
    rewinddir(stream)
    while let entry = readdir(stream) {
      withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        let name = UnsafeRawBufferPointer(rebasing: bytes.prefix { $0 != 0 })
        guard !Self.skipped.contains(where: { $0.utf8.elementsEqual(name) }) else { return }
        var isFolder = entry.pointee.d_type == UInt8(DT_DIR)
        if entry.pointee.d_type == UInt8(DT_UNKNOWN), let start = bytes.baseAddress {
          var status = stat()
          isFolder =
            fstatat(
              parent.raw, start.assumingMemoryBound(to: CChar.self), &status, AT_SYMLINK_NOFOLLOW)
            == 0 && status.st_mode & S_IFMT == S_IFDIR
        }
        body(name, isFolder)
      }
    }
  }

  private static let skipped = [".", "..", ".git"]
}
