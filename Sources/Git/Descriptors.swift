import Glibc

/// Writes all bytes to an open file; false where that fails, with the reason in `errno`.
package func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
  bytes.withUnsafeBytes { writeAll($0, to: file) }
}

func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
  var done = 0
  while done < bytes.count {
    let count = write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    done += count
  }
  return true
}

/// Reads an open file to its end; nil where that fails, with the reason in `errno`, or where it has
/// more bytes than the limit.
package func readAll(_ file: Int32, limit: Int) -> [UInt8]? {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: min(limit + 1, 16 << 10))
  while bytes.count <= limit {
    let count = read(file, &buffer, buffer.count)
    if count == 0 { return bytes }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return nil }
    bytes += buffer[..<count]
  }
  return nil
}

/// The bytes of a file that is not of a repository's making; nil where it cannot be read, or has
/// more than the limit.
package func bytes(ofFile path: String, limit: Int = 1 << 20) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { return nil }
  defer { close(file) }
  return readAll(file, limit: limit)
}

/// The names in a folder, in no order; nil where it cannot be read.
package func names(inFolder path: String) -> [String]? {
  guard let folder = opendir(path) else { return nil }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// Has what was made or renamed in a folder last, whatever happens to the machine; false where that
/// fails, with the reason in `errno`.
func syncFolder(_ path: some StringProtocol) -> Bool {
  let folder = open(path.isEmpty ? "." : String(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard folder >= 0 else { return false }
  defer { close(folder) }
  return fsync(folder) == 0
}

/// Removes a folder in which there are but folders.
func removeEmptyFolders(_ path: String) {
  for name in names(inFolder: path) ?? [] { removeEmptyFolders("\(path)/\(name)") }
  rmdir(path)
}
