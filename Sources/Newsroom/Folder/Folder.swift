import Glibc
import Paths

/// The work tree: files as they lie in the folder, read and written without following links.
///
/// Every component of a path is opened by itself with `O_NOFOLLOW`, so that a link put in the way
/// leads nowhere.
struct Folder {
  let root: String

  init(root: String) {
    self.root = root
  }

  /// What lies at a path.
  enum Item: Equatable {
    case absent
    case file([UInt8])
    /// A file larger than was asked for.
    case tooLarge(Int)
    case folder
    /// A link at the path, or in the way to it.
    case link
    /// A device, a socket, a pipe.
    case special
  }

  /// Why the folder could not be read or written.
  struct Fault: Error, Equatable {
    var path: String
    var errno: Int32

    var message: String { String(cString: strerror(errno)) }
  }

  /// Reads a file, at most `limit` bytes of it.
  func read(_ path: String, limit: Int = 16 << 20) throws(Fault) -> Item {
    let parent: Descriptor
    switch try openParent(of: path) {
    case .found(let descriptor): parent = descriptor
    case .absent: return .absent
    case .link: return .link
    }
    let name = Folder.name(of: path)
    let file = openat(parent.raw, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: return .absent
      case ELOOP: return .link
      case ENXIO: return .special
      default: throw Fault(path: path, errno: errno)
      }
    }
    let descriptor = Descriptor(file)
    var status = stat()
    guard fstat(descriptor.raw, &status) == 0 else { throw Fault(path: path, errno: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: break
    default: return .special
    }
    guard Int(status.st_size) <= limit else { return .tooLarge(Int(status.st_size)) }
    return .file(try readAll(descriptor, size: Int(status.st_size), path))
  }

  // MARK: - System calls

  static func name(of path: String) -> String {
    String(path.pathParts.last ?? "")
  }

  enum Parent: ~Copyable {
    case found(Descriptor)
    case absent
    case link
  }

  /// Opens the folder above a path, one component at a time.
  func openParent(of path: String) throws(Fault) -> Parent {
    let components = path.pathParts
    // `O_NOFOLLOW` does not keep `..` from leading out of the folder.
    guard !components.contains("..") else { return .absent }
    let top = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard top >= 0 else { throw Fault(path: root, errno: errno) }
    var current = Descriptor(top)
    for component in components.dropLast() {
      let name = String(component)
      let next = openat(current.raw, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard next >= 0 else {
        switch errno {
        case ENOENT: return .absent
        case ELOOP: return .link
        case ENOTDIR:
          var status = stat()
          let isLink =
            fstatat(current.raw, name, &status, AT_SYMLINK_NOFOLLOW) == 0
            && status.st_mode & S_IFMT == S_IFLNK
          return isLink ? .link : .absent
        default: throw Fault(path: path, errno: errno)
        }
      }
      current = Descriptor(next)
    }
    return .found(current)
  }

  private func readAll(
    _ descriptor: borrowing Descriptor, size: Int, _ path: String
  ) throws(Fault) -> [UInt8] {
    var failure: Int32 = 0
    let raw = descriptor.raw
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        guard let base = buffer.baseAddress else { return }
        let got = Glibc.read(raw, base + count, size - count)
        if got == 0 { return }
        if got < 0 {
          if errno == EINTR { continue }
          failure = errno
          return
        }
        count += got
      }
    }
    guard failure == 0 else { throw Fault(path: path, errno: failure) }
    return bytes
  }
}

/// An open file descriptor that closes itself.
struct Descriptor: ~Copyable {
  let raw: Int32

  init(_ raw: Int32) {
    self.raw = raw
  }

  /// Hands the descriptor over to who closes it.
  consuming func release() -> Int32 {
    let raw = raw
    discard self
    return raw
  }

  deinit {
    close(raw)
  }
}
