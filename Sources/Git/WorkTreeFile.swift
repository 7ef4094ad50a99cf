import Glibc

/// A file of the work tree, looked at for the index.
enum WorkTreeFile {
  /// The file's status, if the file has exactly the staged bytes and did not change meanwhile.
  ///
  /// The index may note only such a file: git takes one whose status is noted for unchanged without
  /// looking into it. Nil for any other file, for links and where line ends or filters come between.
  static func status(of path: String, mode: FileMode, id: ObjectID) throws(GitError) -> stat? {
    guard mode.isFile else { return nil }
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var before = stat()
    guard fstat(file, &before) == 0, before.st_mode & S_IFMT == S_IFREG,
      (before.st_mode & S_IXUSR != 0) == (mode == .executable),
      let bytes = read(file, count: Int(before.st_size)),
      try ObjectID.ofBlob(bytes) == id
    else { return nil }
    var after = stat()
    guard fstat(file, &after) == 0, after.st_size == before.st_size,
      after.st_mtim.tv_sec == before.st_mtim.tv_sec,
      after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { return nil }
    return after
  }

  /// All bytes of an open file; nil when there are fewer or more than its status says.
  static func read(_ file: Int32, count: Int) -> [UInt8]? {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count + 1) { buffer, filled in
      while filled < count + 1 {
        let got = Glibc.read(file, buffer.baseAddress.map { $0 + filled }, count + 1 - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = true }
        if got <= 0 { break }
        filled += got
      }
    }
    return failed || bytes.count != count ? nil : bytes
  }
}
