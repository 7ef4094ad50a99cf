import Dispatch
import Glibc
import Synchronization

/// A look at many files of a work tree, as far as the index and the folders tell.
///
/// It goes on, on other threads, until somebody asks what was found.
public final class WorkTreeLook: Sendable {
  enum Notes: Sendable {
    case bytes(IndexBytes)
    case each([IndexNote?])
  }

  /// What was found of a file that is not known to be as expected.
  enum Finding: Sendable {
    case absent
    case unclear(stat)
  }

  typealias Found = [(number: Int, finding: Finding)]

  let files: ExpectedFiles
  /// Their numbers in the index's order; nil where that is their own.
  private let order: [Int]?
  private let root: String
  private let notes: Notes?
  /// The index's own status; nil where it tells nothing.
  private let written: stat?
  /// So many files are taken at a time.
  private static let share = 1000
  private let shares: Int
  private let next = Atomic(0)
  private let found = Mutex<[Int: Found]>([:])
  private let group = DispatchGroup()

  /// Begins to look.
  ///
  /// - Parameters:
  ///   - root: where the work tree is; nil where there is none, and nothing to look at.
  ///   - queue: where others look while the caller goes on; nil for a caller that waits.
  init(
    _ files: ExpectedFiles, root: String?, notes: Notes?, written: stat?, on queue: DispatchQueue?
  ) {
    self.files = files
    order = files.order()
    self.root = root ?? ""
    self.notes = notes
    self.written = written
    shares = root == nil ? 0 : (files.count + Self.share - 1) / Self.share
    // Whoever asks for what was found takes a share as well.
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    for _ in 0..<max(0, min(shares - 1, cores - 1, 7)) {
      (queue ?? .global(qos: .userInitiated)).async(group: group) { [self] in look() }
    }
  }

  /// What was found of those that are not known to be as expected, in order.
  func findings() -> Found {
    look()
    group.wait()
    return found.withLock { $0.values.flatMap(\.self) }.sorted { $0.number < $1.number }
  }

  /// Takes one share after the other, until none is left.
  private func look() {
    var folder = StatFolder(root)
    var index: IndexNotes?
    if case .bytes(let bytes) = notes { index = IndexNotes(bytes) }
    while true {
      let share = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard share < shares else { return }
      let places = share * Self.share..<min((share + 1) * Self.share, files.count)
      let findings = findings(among: places, &folder, &index)
      found.withLock { $0[share] = findings }
    }
  }

  private func findings(
    among places: Range<Int>, _ folder: inout StatFolder, _ index: inout IndexNotes?
  ) -> Found {
    var findings: Found = []
    for place in places {
      let number = order?[place] ?? place
      files.withPath(of: number) { path in
        var note = index?.note(of: path)
        if case .each(let all) = notes { note = all[number] }
        if note?.isSkipped == true { return }
        guard let status = folder.status(of: path) else {
          findings.append((number, .absent))
          return
        }
        if let note, let written, note.id == files.id(of: number), note.fits(status, written) {
          return
        }
        findings.append((number, .unclear(status)))
      }
    }
    return findings
  }
}
