import Editorial
import Foundation
import Git
import NewsroomTestSupport
import Testing

@testable import Newsroom

/// Zones of the machine, held against what coreutils' `date` makes of the same.
struct ZoneTests {
  /// A moment every 41 days, some hours apart, from 1900 to 2150.
  private static let moments = stride(from: Int64(-2_208_988_800), to: 5_680_281_600, by: 3_554_017)

  @Test(arguments: [
    "Africa/Cairo", "Africa/Casablanca", "Africa/Monrovia", "America/New_York", "America/Nuuk",
    "America/Santiago", "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll", "Asia/Almaty",
    "Asia/Gaza", "Asia/Kathmandu", "Asia/Tehran", "Asia/Tokyo", "Australia/Lord_Howe",
    "Australia/Sydney", "Etc/GMT+5", "Europe/Berlin", "Europe/Dublin", "Europe/Kyiv",
    "Europe/Lisbon", "Europe/Moscow", "Pacific/Apia", "Pacific/Chatham", "Pacific/Kiritimati",
  ])
  func offsetsAreThoseOfDate(zone: String) throws {
    let file = try #require(bytes(ofFile: "/usr/share/zoneinfo/\(zone)").flatMap(ZoneFile.init))
    let found = Self.moments.map { file.offset(at: $0) }
    let expected = try Self.offsets(inZone: ":\(zone)")
    #expect(found == expected)
    let moment = Timestamp(seconds: 1_700_000_000)
    #expect(Zone(zone).offset(at: moment) == file.offset(at: moment.seconds) / 60)
  }

  @Test(arguments: [
    "UTC0", "JST-9", "<+0330>-3:30", "CET-1CEST,M3.5.0,M10.5.0/3", "IST-1GMT0,M10.5.0,M3.5.0/1",
    "EST5EDT,M3.2.0,M11.1.0", "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "AEST-10AEDT,M10.1.0,M4.1.0/3",
    "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "EET-2EEST,M4.4.5/0,M10.5.4/24",
    "IST-2IDT,M3.4.4/26,M10.5.0", "AAA3BBB,J60/1,J300/5", "AAA3BBB,59/1,300/5",
    "EET-2EEST,M3.4.4/50,M10.4.4/50",
  ])
  func rulesAreThoseOfDate(text: String) throws {
    let rule = try #require(ZoneRule(text.utf8))
    let expected = try zip(Self.moments, Self.offsets(inZone: text))
    // glibc has no summers before 1970.
    for (moment, offset) in expected where moment > 0 {
      #expect(rule.offset(at: moment) == offset, "\(moment)")
    }
  }

  @Test(arguments: [
    "", "1", "CET", "CET-", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "<CET-1",
    "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0",
    "CET-1CEST,J0,J3", "CET-1CEST,366,3", "CET-999", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1:60",
    "CET-1CEST,M3.5.0,M10.5.0/99999999999999999999",
  ])
  func whatIsNoRuleIsNone(text: String) { #expect(ZoneRule(text.utf8) == nil) }

  @Test func aDamagedFileIsNoneOrHarmless() throws {
    let whole = try #require(bytes(ofFile: "/usr/share/zoneinfo/Europe/Berlin"))
    let moments: [Int64] = [.min / 2, -3_000_000_000, 0, 1_700_000_000, .max / 2]
    var refused = 0
    for end in 0..<whole.count where ZoneFile(Array(whole[..<end])) == nil { refused += 1 }
    // But for the rule at its end, a file that is cut is none.
    #expect(refused > whole.count - 64)
    for place in whole.indices {
      for value: UInt8 in [0, 0x7F, 0xFF] {
        var bytes = whole
        bytes[place] = value
        guard let file = ZoneFile(bytes) else { continue }
        for moment in moments { _ = file.offset(at: moment) }
      }
    }
  }

  @Test(arguments: ["Europe/Kiew", "../../etc/passwd", "Europe", "", "/Europe/Berlin"])
  func whatNobodyKnowsIsUTC(name: String) {
    #expect(!Zone.isKnown(name))
    #expect(Zone(name).offset(at: Timestamp(seconds: 1_700_000_000)) == 0)
  }

  @Test func whoeverChecksTheRulesIsTold() throws {
    let test = try TestNewsroom()
    try test.edit("workflows/editorial.yml", "zone: UTC", "zone: Europe/Berlin")
    #expect(try Newsroom.checkRules(test.circumstances(of: .mo)).findings.isEmpty)
    try test.edit("workflows/editorial.yml", "zone: Europe/Berlin", "zone: Europe/Kiew")
    _ = try test.as(.mo).open().saveRules(["workflows/editorial.yml"], reason: nil, dryRun: false)
    for savedOnly in [true, false] {
      let found = try Newsroom.checkRules(test.circumstances(of: .mo, savedOnly: savedOnly))
      #expect(found.findings.map(\.code) == ["rules.value"])
      #expect(found.findings.map(\.severity) == [.warning])
      #expect(found.findings.first?.message.contains("`Europe/Kiew`") == true)
    }
  }

  private static func offsets(inZone zone: String) throws -> [Int] {
    let folder = NSTemporaryDirectory() + "stet-zones-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let names = ["moments", "offsets"].map { "\(folder)/\($0)" }
    try moments.map { "@\($0)\n" }.joined().write(
      toFile: names[0], atomically: false, encoding: .utf8)
    #expect(FileManager.default.createFile(atPath: names[1], contents: nil))
    let output = try #require(FileHandle(forWritingAtPath: names[1]))
    let date = try Child(
      URL(fileURLWithPath: "/bin/date"), ["--file", names[0], "+%::z"],
      environment: ["TZ": zone, "LC_ALL": "C"], in: folder,
      streams: [.nullDevice, output, .nullDevice])
    #expect(date.wait() == 0)
    return try String(contentsOfFile: names[1], encoding: .utf8).split(separator: "\n").map {
      line in
      let parts = line.dropFirst().split(separator: ":").compactMap { Int($0) }
      try #require(parts.count == 3, "\(line)")
      let seconds = parts[0] * 3600 + parts[1] * 60 + parts[2]
      return line.hasPrefix("-") ? -seconds : seconds
    }
  }
}
