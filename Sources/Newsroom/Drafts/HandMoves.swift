import Editorial
import Git
import Manuscript

/// Which of the new files in a folder are saved drafts that somebody has moved there by hand.
///
/// A draft that is taken for a new one loses its past, and with it whose text it is. So a new file
/// is a missing draft if it has its slug, or its text, or at least half of it, as git itself
/// guesses; and only where no other file would do as well.
struct HandMoves {
  /// A file, with its bytes.
  typealias File = (path: String, bytes: [UInt8])

  /// The old path, by the new one.
  private(set) var moves: [String: String] = [:]

  init(gone: [File], come: [File]) {
    let lines = (gone: gone.map(Lines.init), come: come.map(Lines.init))
    var scores = Array(repeating: Array(repeating: 0.0, count: come.count), count: gone.count)
    for (old, oldFile) in gone.enumerated() {
      for (new, newFile) in come.enumerated() {
        let isNamesake = slug(oldFile.path) == slug(newFile.path)
        // So many pairs are nobody's morning: only what is the same to the byte is told then.
        let isFew = gone.count * come.count <= 4096
        let likeness =
          oldFile.bytes == newFile.bytes
          ? 1 : isFew ? lines.gone[old].likeness(to: lines.come[new]) : 0
        scores[old][new] = (isNamesake ? 2 : 0) + likeness
      }
    }
    for old in gone.indices {
      for new in come.indices where scores[old][new] >= 0.5 {
        let isBest =
          come.indices.allSatisfy { $0 == new || scores[old][$0] < scores[old][new] }
          && gone.indices.allSatisfy { $0 == old || scores[$0][new] < scores[old][new] }
        if isBest { moves[come[new].path] = gone[old].path }
      }
    }
  }

  private func slug(_ path: String) -> String? { Slug.fromPath(path)?.folded }

  /// How many bytes stand in which lines.
  private struct Lines {
    private var counts: [ArraySlice<UInt8>: Int] = [:]
    private let size: Int

    init(_ file: File) {
      for line in file.bytes.split(separator: UInt8(ascii: "\n")) { counts[line, default: 0] += 1 }
      size = counts.reduce(0) { $0 + $1.key.count * $1.value }
    }

    /// The share of the larger file that both have, line by line.
    func likeness(to other: Lines) -> Double {
      let larger = max(size, other.size)
      guard larger > 0 else { return 0 }
      let common = counts.reduce(0) { sum, line in
        sum + line.key.count * min(line.value, other.counts[line.key] ?? 0)
      }
      return Double(common) / Double(larger)
    }
  }
}

extension Newsroom {
  /// The saved drafts whose file was moved by hand, by the path where it lies now.
  func handMoves() throws -> [String: DraftFile] {
    if let movedByHand { return movedByHand }
    var found: [String: DraftFile] = [:]
    if let folder, !circumstances.savedOnly {
      let come = try unsavedPaths()
      if !come.isEmpty {
        let files = try draftFiles()
        let gone = try unsavedChanges().sorted().compactMap { path in
          try isGone(path, in: folder) ? try files[path: path] : nil
        }
        let moves = HandMoves(
          gone: try gone.map { ($0.path, try savedBytes(of: $0) ?? []) },
          come: try come.map { ($0, try lyingBytes(at: $0, in: folder)) })
        for (new, old) in moves.moves {
          let file = gone.first { $0.path == old }
          if let file, rules.workflow(for: new)?.path == rules.workflow(for: old)?.path {
            found[new] = file
          }
        }
      }
    }
    movedByHand = found
    return found
  }

  private func isGone(_ path: String, in folder: Folder) throws -> Bool {
    try folderFailures { () throws(Folder.Fault) in try folder.read(path, limit: 0) } == .absent
  }

  private func lyingBytes(at path: String, in folder: Folder) throws -> [UInt8] {
    let item = try folderFailures { () throws(Folder.Fault) in
      try folder.read(path, limit: DraftLimits.bytes)
    }
    if case .file(let bytes) = item { return bytes }
    return []
  }
}
