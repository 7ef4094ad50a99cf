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
  private let parts: Int
  private let found = Mutex<[Int: Found]>([:])
  private let group = DispatchGroup()

  /// So many files are looked at sooner than another thread begins.
  private static let share = 1000

  /// Begins to look.
  ///
  /// - Parameter root: where the work tree is; nil where there is none, and nothing to look at.
  init(_ files: ExpectedFiles, root: String?, notes: Notes?, written: stat?) {
    self.files = files
    order = files.order()
    self.root = root ?? ""
    self.notes = notes
    self.written = written
    let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    parts = root == nil ? 0 : max(1, min(files.count / Self.share, cores, 8))
    guard parts > 1 else { return }
    for part in 0..<parts {
      DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in look(part) }
    }
  }

  /// What was found of those that are not known to be as expected, in order.
  func findings() -> Found {
    if parts == 1 { look(0) } else { group.wait() }
    return found.withLock { $0.values.flatMap(\.self) }.sorted { $0.number < $1.number }
  }

  private func look(_ part: Int) {
    let places = files.count * part / parts..<files.count * (part + 1) / parts
    let findings = findings(among: places)
    found.withLock { $0[part] = findings }
  }

  private func findings(among places: Range<Int>) -> Found {
    var folder = StatFolder(root)
    var index: IndexNotes?
    if case .bytes(let bytes) = notes { index = IndexNotes(bytes) }
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
