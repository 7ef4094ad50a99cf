import Editorial
import Foundation
import Git
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// What a desk remembers of its drafts: as good as their history, or nothing.
@Suite struct DeskMemoryTests {
  private func newsroom() throws -> TestNewsroom {
    let test = try TestNewsroom()
    try test.start("mine")
    try test.submitted("sent")
    try test.as(.ben).approve("sent")
    try test.submitted("back")
    try test.as(.ben).move("return", "back", reason: "Name the bridge.")
    return test
  }

  private func path(_ test: TestNewsroom) -> String { test.folder + "/.git/stet/desk" }

  private func remembered(_ test: TestNewsroom, anchor: String? = nil) throws -> DeskMemory {
    let newsroom = try test.as(.ada).open()
    let anchor = try anchor ?? newsroom.configuredAnchor()
    let file = try #require(DeskMemoryFile(newsroom.repository, anchor: anchor))
    return file.read(newsroom.past)
  }

  @Test func itReadsAsItWasWritten() throws {
    let test = try newsroom()
    let desk = try test.desk(of: .ada).piles
    let memory = try remembered(test)
    #expect(try memory.tip?.hex == test.tip())
    #expect(Set(memory.pasts.keys) == ["back", "mine", "sent"])
    for (slug, past) in memory.pasts {
      let newsroom = try test.as(.ada).open()
      #expect(try past.life == newsroom.life(of: Slug(slug)))
      #expect(try past.events == newsroom.log(slug).reversed())
    }
    #expect(memory["sent"]?.life.approvals.map(\.person) == ["ben"])
    #expect(try test.desk(of: .ada).piles == desk)
    // History counted from elsewhere is another history.
    #expect(try remembered(test, anchor: "elsewhere").tip == nil)
  }

  @Test func itIsAskedForWhatNothingHasHappenedTo() throws {
    let test = try newsroom()
    _ = try test.desk(of: .ada)
    let ages = { (test: TestNewsroom) in
      let newsroom = try test.as(.ada).open()
      var memory = try remembered(test)
      let known = Set(memory.pasts.keys)
      _ = try newsroom.pasts(of: [], &memory)
      return known.subtracting(memory.pasts.keys)
    }
    #expect(try ages(test).isEmpty)
    try test.fill("mine", with: "Another text.")
    try test.as(.ada).save("mine")
    #expect(try ages(test) == ["mine"])
    try test.as(.mo).approve("sent")
    #expect(try ages(test) == ["mine", "sent"])
    // A branch from before all that, which touches what else there is.
    try test.git("switch", "-q", "-c", "side", "HEAD~2")
    try test.fill("back", with: "The Long Bridge.")
    try test.as(.ada).save("back")
    #expect(try ages(test) == ["back"])
    try test.git("switch", "-q", "main")
    try test.as(.ada).git("merge", "-q", "--no-ff", "-m", "Merge.", "side")
    #expect(try ages(test) == ["back", "mine", "sent"])
    _ = try test.desk(of: .ada)
    try test.as(.mo).addSection("sports")
    #expect(try ages(test) == ["back", "mine", "sent"])
    // What is remembered was taken back.
    _ = try test.desk(of: .ada)
    try test.git("reset", "-q", "--hard", "HEAD~3")
    #expect(try ages(test) == ["back", "mine", "sent"])
  }

  @Test func whatIsDamagedOrSomebodyElsesIsNotBelieved() throws {
    let test = try newsroom()
    let desk = try test.desk(of: .ada).piles
    let file = URL(fileURLWithPath: path(test))
    let bytes = try Data(contentsOf: file)
    func write(_ bytes: Data) throws {
      try bytes.write(to: file)
      chmod(file.path, 0o600)
    }
    for offset in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 100)) {
      var damaged = bytes
      damaged[offset] ^= 0x10
      try write(damaged)
      #expect(try remembered(test).tip == nil, "at \(offset)")
      // Whoever mends the checksum gets no further than what can be read.
      try write(Data(Checked.sealed(Array(damaged.dropLast(8)))))
      _ = try remembered(test)
    }
    for length in [0, 7, 20, bytes.count / 2, bytes.count - 1] {
      try write(bytes.prefix(length))
      #expect(try remembered(test).tip == nil, "\(length) bytes")
      #expect(try test.desk(of: .ada).piles == desk)
    }
    try write(bytes)
    chmod(file.path, 0o666)
    #expect(try remembered(test).tip == nil)
  }

  /// Whoever writes there can make a desk say what is not so, and nothing more.
  @Test func itGrantsNothing() throws {
    let test = try newsroom()
    _ = try test.desk(of: .ada)
    let newsroom = try test.as(.ada).open()
    let file = try #require(
      DeskMemoryFile(newsroom.repository, anchor: try newsroom.configuredAnchor()))
    var memory = file.read(newsroom.past)
    var past = try #require(memory["mine"])
    past.life = try #require(memory["sent"]).life
    memory.remember(past, of: "mine")
    file.write(memory, newsroom.past)
    #expect(try remembered(test)["mine"]?.life.approvals.count == 1)
    #expect(try test.as(.ada).open().show("mine").approvals.isEmpty)
    try test.as(.ada).move("submit", "mine")
    #expect(try test.life(of: "mine").approvals.isEmpty)
  }
}
