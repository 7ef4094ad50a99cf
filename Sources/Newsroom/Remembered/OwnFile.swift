import Git
import Glibc
import Paths

/// A file of derived data that only its owner may have written.
struct OwnFile {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// The bytes; nil when there is no such file, or somebody else could have written it.
  func read() -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_mode & 0o022 == 0, status.st_size < 1 << 31
    else { return nil }
    let size = Int(status.st_size)
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 {
          isWhole = false
          return
        }
        count += got
      }
    }
    return isWhole ? bytes : nil
  }

  /// Whether anything lies there, read or not.
  var isThere: Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Writes it whole or not at all.
  func write(_ bytes: [UInt8]) {
    let folder = String(path.pathFolder)
    makeFolder(folder)
    let temporary = "\(path).\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let isWhole = writeAll(bytes, to: file)
    close(file)
    if !isWhole || rename(temporary, path) != 0 { unlink(temporary) }
  }
}

/// Makes a folder of derived data where there is none.
func makeFolder(_ path: String) { mkdir(path, 0o777) }
