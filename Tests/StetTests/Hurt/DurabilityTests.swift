import Testing

/// What is told as done lasts when the machine loses its power in the next moment: the disk is asked
/// in the right order.
@Suite struct DurabilityTests {
  @Test func everythingIsOnDiskBeforeItIsTold() throws {
    let desk = try Terminal.open()
    try desk.draft("Low water", "low-water")
    try desk.append("And above it.\n", to: "drafts/low-water.md")
    let steps = try FaultyDisk.steps(of: ["submit", "low-water"], at: desk)
    func first(_ call: String, _ path: String, after start: Int = -1) throws -> Int {
      try #require(
        steps.indices.first {
          $0 > start && steps[$0].call == call && steps[$0].path.hasPrefix(path)
        }, "\(call) \(path)")
    }
    let moved = try first("rename", ".git/refs/heads/main.lock")
    let told = try first("tell", "stdout")

    // The objects: each file, then its name, then the folder above a new folder; then the branch.
    let namings = steps.indices.filter {
      steps[$0].call == "rename" && steps[$0].target?.hasPrefix(".git/objects/") == true
    }
    // Two texts, four folders (root and drafts, twice), two commits.
    #expect(namings.count == 8)
    for naming in namings {
      let object = try #require(steps[naming].target)
      let folder = String(object.prefix(".git/objects/xx".utf8.count))
      let written = try first("fsync", steps[naming].path)
      let named = try first("fsync", folder, after: naming)
      #expect(written < naming && named < moved, "\(object)")
    }
    let folders = try #require(
      steps.indices.last { steps[$0].call == "mkdir" && steps[$0].path.hasPrefix(".git/objects/") })
    let above = try #require(
      steps.indices.last {
        steps[$0].call == "fsync" && steps[$0].path.hasSuffix(".git/objects") && $0 < moved
      })
    #expect(folders < above)

    // The note of what is being done, before the branch moves.
    let noted = try #require(
      steps.indices.last { steps[$0].call == "fsync" && steps[$0].path.contains("/unfinished.") })
    #expect(noted < moved)
    #expect(try first("fsync", ".git/stet", after: noted) < moved)

    // The branch: its file, its name, its folder; then the word of success.
    #expect(try first("fsync", ".git/refs/heads/main.lock") < moved)
    #expect(steps[moved].target == ".git/refs/heads/main")
    #expect(try first("fsync", ".git/refs/heads", after: moved) < told)

    // The draft and the index, and only then is the note taken away.
    let laid = try first("rename", "drafts/.stet-")
    #expect(try first("fsync", "drafts/.stet-") < laid && moved < laid)
    let indexed = try first("rename", ".git/index.stet")
    #expect(try first("fsync", ".git/index.stet") < indexed && laid < indexed)
    let synced = try #require(
      steps.indices.first {
        $0 > indexed && steps[$0].call == "fsync" && steps[$0].path.hasSuffix(".git")
      })
    let forgotten = try #require(
      steps.indices.last {
        steps[$0].call == "unlink" && steps[$0].path.hasPrefix(".git/stet/unfinished.")
      })
    #expect(try first("fsync", "drafts", after: laid) < told)
    #expect(synced < forgotten && forgotten < told)
  }
}
