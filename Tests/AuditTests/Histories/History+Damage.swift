import Foundation
import NewsroomTestSupport

extension History {
  /// Takes one object out of the repository, as a bad disk would.
  func lose(_ revision: String) throws {
    let id = try git("rev-parse", revision).trimmingCharacters(in: .whitespacesAndNewlines)
    let packs = place + "/.git/objects/pack"
    for name in try FileManager.default.contentsOfDirectory(atPath: packs)
    where name.hasSuffix(".pack") {
      let bytes = FileManager.default.contents(atPath: packs + "/" + name) ?? Data()
      for end in ["pack", "idx", "rev"] {
        try? FileManager.default.removeItem(atPath: packs + "/" + name.dropLast(4) + end)
      }
      try git("unpack-objects", "-q", input: Array(bytes))
    }
    try FileManager.default.removeItem(
      atPath: place + "/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))")
  }
}

/// Keys that are on a masthead and with which nobody signs.
enum UnusedKeys {
  static let mo =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKHEMNTbFTIcVNs2j1xRCC3h7VyClKYbRMzC+NcCK4Oa"
}
