import CZlib
import Glibc
import Synchronization

/// Files of objects, one an object, as git lays them: gitformat-loose(5).
///
/// libgit2 brings each new object onto the disk by itself, its file and then its folder, and looks
/// through all packs anew before it does: with its six objects a move waited for the disk twelve
/// times. Here another thread compresses and writes them while the command makes the next one, and
/// all go to the disk at once. None has its name before its bytes lie there: a crash that left half an
/// object would leave what git takes for the whole one from then on.
final class LooseObjects: Sendable {
  /// An object under a temporary name.
  private struct File {
    var id: ObjectID
    var temporary: String
    var bytes: UnsyncedFile
  }

  private struct State {
    var files: [File] = []
    /// Folders that have names in them which are not synced.
    var folders: Set<String> = []
    var deflater: Deflater?
    /// The first error's number, until all is discarded.
    var fault: Int32 = 0
  }

  /// The object database's folder.
  private let folder: String
  private let sharing: SharedPermissions
  private let state = Mutex(State())

  /// How many files stand open at most.
  private static let files = 64

  init(in folder: String, sharing: SharedPermissions) {
    self.folder = folder
    self.sharing = sharing
  }

  /// Writes an object under a temporary name.
  func write(_ header: String, _ bytes: [UInt8], as id: ObjectID) {
    state.withLock { state in
      if state.fault == 0, state.files.count == Self.files {
        state.fault = state.files.lazy.map { $0.bytes.sync() }.first { $0 != 0 } ?? 0
        if state.fault == 0 { state.fault = name(&state) }
      }
      guard state.fault == 0 else { return }
      let temporary = temporaryName
      let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o444)
      guard file >= 0 else {
        state.fault = errno
        return
      }
      sharing.share(file)
      if state.deflater == nil { state.deflater = Deflater() }
      if state.deflater?.write(Array(header.utf8), bytes, to: file) != true { state.fault = errno }
      state.files.append(
        File(id: id, temporary: temporary, bytes: UnsyncedFile(taking: file)))
    }
  }

  /// What has the bytes on the disk of each file that has no name yet; each returns zero, or an error's
  /// number.
  func syncs() -> [@Sendable () -> Int32] {
    state.withLock { state in
      if state.fault != 0 { return [{ [fault = state.fault] in fault }] }
      return state.files.map { $0.bytes.sync }
    }
  }

  /// Has all under its name whose bytes lie on the disk; zero, or an error's number.
  func name() -> Int32 { state.withLock { state in name(&state) } }

  /// Takes away what has no name yet, and forgets what went wrong.
  func discard() {
    state.withLock { state in
      for file in state.files { unlink(file.temporary) }
      (state.files, state.folders, state.fault) = ([], [], 0)
    }
  }

  /// The folders with names in them that have to be synced, and are asked for once.
  func foldersToSync() -> [String] {
    state.withLock { state in
      defer { state.folders = [] }
      return state.folders.isEmpty ? [] : state.folders.sorted() + [folder]
    }
  }

  /// In the order in which they were written: what refers to others comes after them.
  private func name(_ state: inout State) -> Int32 {
    var named = 0
    defer { state.files.removeFirst(named) }
    for file in state.files {
      let hex = file.id.hex
      let above = "\(folder)/\(hex.prefix(2))"
      if state.folders.insert(above).inserted { _ = sharing.makeFolder(above) }
      let place = "\(above)/\(hex.dropFirst(2))"
      var code = rename(file.temporary, place)
      if code != 0, errno == ENOENT {
        // `git gc` takes empty folders away.
        _ = sharing.makeFolder(above)
        code = rename(file.temporary, place)
      }
      guard code == 0 else { return errno }
      named += 1
    }
    return 0
  }

  /// A name that nobody else has, on no machine that shares the folder: what stands under it is renamed.
  ///
  /// `git prune` takes away what begins so.
  private var temporaryName: String {
    let number = String(UInt64.random(in: .min ... .max), radix: 16)
    return "\(folder)/\(Self.prefix(of: getpid()))\(number)"
  }

  private static func prefix(of process: pid_t) -> String { "tmp_obj_stet_\(process)_" }

  /// Takes away what a process has left that is no more.
  static func clear(leftBy process: pid_t, in folder: String) {
    let prefix = prefix(of: process)
    for name in names(inFolder: folder) ?? [] where name.hasPrefix(prefix) {
      unlink("\(folder)/\(name)")
    }
  }
}

/// Compresses with zlib, for one file after another.
private final class Deflater {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 16 << 10)

  /// Nil where there is no memory for it.
  init?() {
    stream.initialize(to: z_stream())
    // As git compresses what it writes object by object, but for a table of half the size: to clear
    // zlib's usual one takes longer than to compress a draft.
    let (window, memory): (Int32, Int32) = (15, 7)
    let code = deflateInit2_(
      stream, Z_BEST_SPEED, Z_DEFLATED, window, memory, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else {
      errno = ENOMEM
      return nil
    }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    buffer.deallocate()
  }

  /// Writes two pieces as one compressed stream; false where that fails, with the reason in `errno`.
  func write(_ first: [UInt8], _ second: [UInt8], to file: Int32) -> Bool {
    deflateReset(stream)
    return write(first, to: file, isLast: false) && write(second, to: file, isLast: true)
  }

  private func write(_ bytes: [UInt8], to file: Int32, isLast: Bool) -> Bool {
    bytes.withUnsafeBytes { source in
      // zlib only reads there; without NEXT_IN const it does not say so.
      let start = source.bindMemory(to: UInt8.self).baseAddress
      stream.pointee.next_in = UnsafeMutablePointer(mutating: start)
      var rest = source.count
      while true {
        let part = min(rest, 1 << 30)
        stream.pointee.avail_in = UInt32(part)
        rest -= part
        let flush = isLast && rest == 0 ? Z_FINISH : Z_NO_FLUSH
        repeat {
          stream.pointee.next_out = buffer.baseAddress
          stream.pointee.avail_out = UInt32(buffer.count)
          deflate(stream, flush)
          let made = UnsafeRawBufferPointer(buffer).dropLast(Int(stream.pointee.avail_out))
          guard writeAll(UnsafeRawBufferPointer(rebasing: made), to: file) else { return false }
        } while stream.pointee.avail_out == 0
        if rest == 0 { return true }
      }
    }
  }
}
