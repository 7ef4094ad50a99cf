import Foundation
import FoundationXML
import NewsroomTestSupport
import Testing

@testable import Editorial
@testable import Reports

/// The machine formats, read back by other readers than ours.
struct FaultFormatTests {
  @Test(arguments: FaultFormat.allCases)
  func snapshot(_ format: FaultFormat) {
    expectSnapshot(format.text(of: Sample.faults), named: "faults-\(format.rawValue)")
  }

  @Test(arguments: FaultFormat.allCases)
  func hostileTextWorksOnNothing(_ format: FaultFormat) {
    let text = format.text(of: Sample.hostileFaults)
    let bad = text.unicodeScalars.first {
      $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
    }
    #expect(bad == nil, "U+\(hex(bad?.value ?? 0, digits: 4)) in \(text)")
    #expect(
      format.text(of: FaultList("check", version: "1", faults: [])).utf8.allSatisfy { $0 < 0x7F })
  }

  @Test func conciseIsALineEach() {
    let lines = FaultFormat.concise.text(of: Sample.hostileFaults).split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1].contains(":2:4: warning: "))
    #expect(lines[4].hasPrefix("error: a,b"))
    #expect(lines.allSatisfy { $0.hasSuffix("]") })
  }

  @Test func gitHubReadsTheCommandsAsMeant() throws {
    let lines = FaultFormat.github.text(of: Sample.hostileFaults).split(separator: "\n")
    #expect(lines.count == 5)
    // Errors first: a runner shows ten of a step.
    #expect(lines.map { $0.hasPrefix("::error ") } == [true, true, true, false, false])
    // As the runner takes a command apart: name and properties up to the next `::`.
    let line = try #require(lines.first).dropFirst(2)
    let end = try #require(line.range(of: "::"))
    let head = line[..<end.lowerBound]
    let properties = head.dropFirst("error ".count).split(separator: ",").map {
      $0.split(separator: "=", maxSplits: 1).map { unescaped(String($0)) }
    }
    #expect(properties.map { $0[0] } == ["file", "line", "col", "endColumn", "title"])
    #expect(properties[0][1].hasPrefix("drafts/a,b:c%0A::error::d\r\n"))
    #expect(unescaped(String(line[end.upperBound...])).hasPrefix("a,b:c%0A::error::d\r\n]]>"))
  }

  private func unescaped(_ text: String) -> String {
    [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")].reduce(text) {
      $0.replacingOccurrences(of: $1.0, with: $1.1)
    }
  }

  @Test func sarifHasWhatItsSchemaRequires() throws {
    for list in [Sample.faults, Sample.hostileFaults] {
      let text = FaultFormat.sarif.text(of: list)
      let log = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(log["version"] as? String == "2.1.0")
      let run = try #require((log["runs"] as? [[String: Any]])?.first)
      #expect(run["columnKind"] as? String == "utf16CodeUnits")
      let bases = try #require(run["originalUriBaseIds"] as? [String: Any])
      let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
      #expect(driver["name"] as? String == "stet")
      let rules = try #require(driver["rules"] as? [[String: Any]])
      let ids = rules.compactMap { $0["id"] as? String }
      #expect(ids.count == rules.count && Set(ids).count == ids.count)
      for rule in rules {
        #expect(rule["helpUri"] == nil)
        for key in ["shortDescription", "fullDescription", "help"] where rule[key] != nil {
          #expect((rule[key] as? [String: Any])?["text"] is String)
        }
      }
      let results = try #require(run["results"] as? [[String: Any]])
      #expect(results.count == list.faults.count)
      var prints: Set<String> = []
      for (result, fault) in zip(results, list.faults) {
        #expect((result["message"] as? [String: Any])?["text"] is String)
        #expect(["error", "warning"].contains(result["level"] as? String))
        let index = try #require(result["ruleIndex"] as? Int)
        #expect(ids[index] == result["ruleId"] as? String)
        #expect(ids[index] == fault.code.rawValue)
        let fingerprints = result["partialFingerprints"] as? [String: String]
        #expect(prints.insert(try #require(fingerprints?["stetFault/v1"])).inserted)
        guard let location = (result["locations"] as? [[String: Any]])?.first,
          let physical = location["physicalLocation"] as? [String: Any]
        else { continue }
        let artifact = try #require(physical["artifactLocation"] as? [String: Any])
        #expect(bases[try #require(artifact["uriBaseId"] as? String)] != nil)
        let uri = try #require(artifact["uri"] as? String)
        #expect(uri.removingPercentEncoding == fault.location?.path)
        #expect(URL(string: uri) != nil && !uri.contains(":"))
        let region = try #require(physical["region"] as? [String: Any])
        let start = try #require(region["startColumn"] as? Int)
        #expect(start >= 1 && (region["endColumn"] as? Int ?? 0) > start)
      }
    }
  }

  @Test func sarifCountsInUTF16() {
    #expect((1...7).map { SARIFFormat.utf16Column($0, in: "é😀日😀x") } == [1, 2, 4, 5, 7, 8, 9])
    #expect(SARIFFormat.utf16Column(9, in: "") == 9)
    #expect(SARIFFormat.uri("/a b/ü%.md") == "%2Fa%20b/%C3%BC%25.md")
  }

  @Test func junitIsXML() throws {
    for list in [Sample.faults, Sample.hostileFaults, FaultList("audit", version: "1", faults: [])]
    {
      let text = FaultFormat.junit.text(of: list)
      let root = try #require(try XMLDocument(xmlString: text).rootElement())
      #expect(root.name == "testsuites")
      let suite = try #require(root.elements(forName: "testsuite").first)
      let cases = suite.elements(forName: "testcase")
      #expect(suite.attribute(forName: "tests")?.stringValue == String(cases.count))
      let failures = cases.filter { !$0.elements(forName: "failure").isEmpty }
      #expect(suite.attribute(forName: "failures")?.stringValue == String(failures.count))
      #expect(cases.allSatisfy { $0.elements(forName: "failure").count <= 1 })
      #expect(cases.allSatisfy { !($0.attribute(forName: "name")?.stringValue ?? "").isEmpty })
    }
    let hostile = try XMLDocument(xmlString: FaultFormat.junit.text(of: Sample.hostileFaults))
    let failure = try #require(try hostile.nodes(forXPath: "//failure").first as? XMLElement)
    let message = try #require(failure.attribute(forName: "message")?.stringValue)
    #expect(message.hasPrefix("a,b:c%0A::error::d\\u{D}\\u{A}]]>&<\"'\\u{1B}[31m\\u{0}\\u{FFFE}"))
  }
}
