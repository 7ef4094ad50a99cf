import Foundation
import Testing

/// The order in which the disk is asked, as the system itself sees it: what `DurabilityTests` holds
/// comes from a library that stands before the C library, which a call of another way would miss.
@Suite struct TracedDurabilityTests {
  /// Containers may forbid it.
  private static let canTrace: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/strace")
    process.arguments = ["-qq", "-o", "/dev/null", "/bin/true"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// One call, with the paths that stand in it.
  private struct Call {
    var name: String
    var paths: [String]
    var succeeded: Bool
  }

  private static let commands = [
    ["submit", "low-water"], ["new", "High water"], ["approve", "dam"],
  ]

  @Test(.enabled(if: canTrace, "needs strace, and the right to use it"), arguments: commands)
  func everythingIsOnDiskBeforeItIsTold(_ command: [String]) throws {
    let deed = try #require(Deed.all.first { $0.command == command })
    let (desk, _) = try deed.prepare()
    let copy = try Terminal(copying: desk)
    let old = try desk.tip()
    // At one moment: two commits that differ have other ids, and other folders to be made for them.
    let now = "\(Int(Date().timeIntervalSince1970)) +0000"
    let moment = ["GIT_AUTHOR_DATE": now, "GIT_COMMITTER_DATE": now]
    let calls = try Self.trace(command, moment, at: desk)
    func indices(_ name: String, _ path: String) -> [Int] {
      calls.indices.filter {
        calls[$0].succeeded && calls[$0].name == name
          && calls[$0].paths.contains { $0.hasPrefix(path) }
      }
    }
    let moved = try #require(indices("rename", ".git/refs/heads/main.lock").last)
    let told = try #require(calls.lastIndex { $0.name == "write" && $0.paths == ["stdout"] })

    // Each object that is new: its bytes, its name, its folder, and what is above that.
    let objects = indices("rename", ".git/objects/").compactMap { index in
      calls[index].paths.last.map { (index, $0) }
    }
    let new = try desk.git(
      "rev-list", "--objects", "--no-object-names", "HEAD", "^\(old.dropLast())")
    let ids = Set(new.out.split(separator: "\n").map(String.init))
    let written = Set(objects.map { $0.1.filter(\.isHexDigit).suffix(40) }.map(String.init))
    #expect(!ids.isEmpty && ids.isSubset(of: written))
    for (naming, object) in objects {
      let temporary = calls[naming].paths[0]
      let folder = String(object.prefix(".git/objects/xx".utf8.count))
      #expect(indices("fsync", temporary).contains { $0 < naming }, "\(object)")
      #expect(
        calls.indices.contains {
          naming < $0 && $0 < moved && calls[$0].name == "fsync" && calls[$0].paths == [folder]
        }, "\(object)")
    }
    #expect(
      calls.indices.contains {
        (objects.last?.0 ?? 0) < $0 && $0 < moved && calls[$0].name == "fsync"
          && calls[$0].paths == [".git/objects"]
      })
    // The branch: its bytes, its name, its folder; then the word of success.
    #expect(indices("fsync", ".git/refs/heads/main.lock").contains { $0 < moved })
    #expect(indices("fsync", ".git/refs/heads").contains { moved < $0 && $0 < told })

    // The draft's bytes are there before the branch moves, its name before the note of it is gone.
    let placings = indices("rename", "drafts/.stet-")
    #expect(placings.count == (command[0] == "approve" ? 0 : 1))
    for laid in placings {
      #expect(moved < laid)
      #expect(indices("fsync", calls[laid].paths[0]).contains { $0 < moved })
      let forgotten = try #require(indices("unlink", ".git/stet/unfinished.").last)
      #expect(indices("fsync", "drafts").contains { laid < $0 && $0 < forgotten })
    }

    // And the other view misses nothing. What is synced while the command goes on comes when it comes.
    let steps = try FaultyDisk.steps(of: command, moment, at: copy).map(\.call)
    let kinds = ["link", "rename", "unlink", "mkdir"]
    #expect(calls.map(\.name).filter(kinds.contains) == steps.filter(kinds.contains))
    #expect(calls.filter { $0.name == "fsync" }.count == steps.filter { $0 == "fsync" }.count)
  }

  private static func trace(
    _ command: [String], _ environment: [String: String], at desk: Terminal
  ) throws -> [Call] {
    let file = desk.base.appendingPathComponent("trace")
    let words = command.map { "'\($0)'" }.joined(separator: " ")
    let output = try desk.shell(
      "exec strace -f -y -qq -s 0 -o '\(file.path)'"
        + " -e trace=fsync,fdatasync,link,linkat,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,write"
        + " stet \(words)", environment: environment)
    try #require(output.status == 0, "\(output.block)")
    // `123 renameat(4</blog/drafts>, ".stet-x", 4</blog/drafts>, "x.md") = 0`
    let text = try String(contentsOf: file, encoding: .utf8)
    return whole(text.split(separator: "\n")).compactMap { line in
      guard let open = line.firstIndex(of: "("),
        let end = line.range(of: " = ", options: .backwards)
      else { return nil }
      let name = line[..<open].split(separator: " ").last.map(String.init) ?? ""
      let names = [
        "fdatasync": "fsync", "linkat": "link", "renameat": "rename", "renameat2": "rename",
        "unlinkat": "unlink", "rmdir": "unlink", "mkdirat": "mkdir",
      ]
      let succeeded = !line[end.upperBound...].hasPrefix("-")
      let arguments = String(line[open..<end.lowerBound])
      if name == "write", arguments.hasPrefix("(1<") {
        return Call(name: "write", paths: ["stdout"], succeeded: succeeded)
      }
      return Call(
        name: names[name] ?? name, paths: paths(in: arguments, below: desk.root),
        succeeded: succeeded)
    }
  }

  /// Joins what another thread's call has parted; a call stands where it ended.
  ///
  /// `123 fsync(5</blog> <unfinished ...>`, and later `123 <... fsync resumed>) = 0`.
  private static func whole(_ lines: [Substring]) -> [Substring] {
    var begun: [Substring: Substring] = [:]
    return lines.compactMap { line in
      let thread = line.prefix { $0 != " " }
      if let end = line.range(of: " <unfinished ...>") {
        begun[thread] = line[..<end.lowerBound]
        return nil
      }
      guard let end = line.range(of: " resumed>"), let start = begun.removeValue(forKey: thread)
      else { return line }
      return start + line[end.upperBound...]
    }
  }

  /// What stands in quotes, and below which folder, from the newsroom's on.
  private static func paths(in arguments: String, below root: String) -> [String] {
    var paths: [String] = []
    var folder = ""
    for part in arguments.split(separator: ", ") {
      if let open = part.firstIndex(of: "<"), let close = part.lastIndex(of: ">") {
        folder = String(part[part.index(after: open)..<close])
        continue
      }
      guard let open = part.firstIndex(of: "\""), let close = part.lastIndex(of: "\""), open < close
      else { continue }
      let path = String(part[part.index(after: open)..<close])
      paths.append(path.hasPrefix("/") ? path : folder + "/" + path)
    }
    if paths.isEmpty { paths = [folder] }
    return paths.map { $0.hasPrefix(root + "/") ? String($0.dropFirst(root.count + 1)) : $0 }
  }
}
