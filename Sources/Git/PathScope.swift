/// Which paths a listing is limited to: some folders and what is in them.
struct PathScope {
  /// How an entry stands to the folders.
  enum Place {
    /// One of the folders, or in one.
    case inside
    /// On the way to one of them.
    case above
    case outside
  }

  // No folders: everything.
  private let folders: [[UInt8]]

  init(_ under: [String]) {
    let folders = under.map { GitPath.encode($0) }.map { folder in
      folder.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
        .joined(separator: [UInt8(ascii: "/")])
    }.map { Array($0) }
    self.folders = folders.contains([]) ? [] : folders
  }

  var isEverything: Bool { folders.isEmpty }

  func place(of path: [UInt8]) -> Place {
    var above = false
    for folder in folders {
      if path.count >= folder.count {
        if path.starts(with: folder), path.count == folder.count || path[folder.count] == slash {
          return .inside
        }
      } else if folder.starts(with: path), folder[path.count] == slash {
        above = true
      }
    }
    return above ? .above : .outside
  }

  private var slash: UInt8 { UInt8(ascii: "/") }
}
