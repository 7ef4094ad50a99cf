import Editorial
import Foundation
import NewsroomTestSupport
import Testing

/// A day of a writer, an editor and a chief on which everything is refused once: each refusal says
/// what to do next, and that works.
struct DeadEndTests {
  @Test func everyRefusalLeadsOn() throws {
    let desk = try Terminal()
    var met: Set<String> = []
    let scenes =
      Scene.beginning + Scene.writing + Scene.live + Scene.files + Scene.faults + Scene.chiefs
      + Scene.rules
    for (number, scene) in scenes.enumerated() {
      let line =
        "\(number). \(scene.person?.name ?? "nobody")$ stet \(scene.refused.joined(separator: " "))"
      desk.person = scene.person
      try scene.before?(desk)
      desk.person = scene.person
      let before = try work(desk)
      let refusal = try desk.stet(scene.refused)
      #expect([1, 2].contains(refusal.status) || scene.isResult, "\(line): \(refusal.block)")
      #expect(refusal.out.isEmpty || scene.isResult, "\(line): \(refusal.block)")
      #expect(refusal.all.contains(scene.says), "\(line): \(refusal.block)")
      let codes = try codes(of: scene, refusal, desk)
      #expect(codes.contains(scene.code), "\(line): \(codes)\n\(refusal.block)")
      met.formUnion(codes)
      #expect(try before == work(desk), "\(line) changed something")
      let next = try scene.then(desk)
      #expect(next.status == 0, "\(line): what follows is refused:\n\(next.block)")
      for text in (refusal.all + next.all).components(separatedBy: "\n") {
        let word = gitWord(in: text)
        #expect(word == nil, "\(line): git's `\(word ?? "")` in: \(text)")
      }
    }
    #expect(try desk.git("fsck", "--strict").status == 0)
    expectWhole(met)
  }

  private func work(_ desk: Terminal) throws -> String {
    try desk.shell("git rev-parse HEAD 2>/dev/null; git status --porcelain 2>/dev/null").out
  }

  /// The codes that a refusal gives, as JSON and in words.
  private func codes(
    of scene: Scene, _ refusal: CommandOutput, _ desk: Terminal
  ) throws -> Set<String> {
    let error = try desk.stet(scene.refused + ["--format", "json"]).json?["error"]
    let object = error as? [String: Any]
    let blockers = (object?["blockers"] as? [[String: Any]] ?? []).compactMap {
      $0["code"] as? String
    }
    // What a check found has its own code, which stands behind the sentence.
    let told = refusal.all.matches(of: /\[([a-z]+\.[a-z-]+)\]/).map { String($0.output.1) }
    return Set([object?["code"] as? String].compactMap(\.self) + blockers + told)
  }

  /// Every code is met on this day, or by a test that is named.
  private func expectWhole(_ met: Set<String>) {
    let all = Set(CodeBook.all.map(\.code.rawValue)).union(["usage"])
    let elsewhere = Set(OtherScenes.all.keys)
    let missing = all.subtracting(met).subtracting(elsewhere).sorted()
    #expect(missing.isEmpty, "never met: \(missing)")
    let both = elsewhere.intersection(met).sorted()
    #expect(both.isEmpty, "met on this day, and need no other test: \(both)")
    #expect(elsewhere.subtracting(all).isEmpty, "there are no such codes")
    #expect(met.subtracting(all).isEmpty, "nothing explains \(met.subtracting(all))")
  }

  /// The tests that are named are there, and speak of what they are named for.
  @Test(
    arguments: OtherScenes.all.sorted { $0.key < $1.key }.map {
      [$0.key] + [$0.value.file, $0.value.word]
    })
  func isMetElsewhere(_ row: [String]) throws {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = String(
      decoding: try Data(contentsOf: tests.appendingPathComponent(row[1])), as: UTF8.self)
    #expect(text.contains(row[2]), "\(row[1]) does not meet \(row[0])")
  }
}
