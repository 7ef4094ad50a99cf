import Editorial
import Testing

@testable import Manuscript

/// Values of TOML that stand without quotes, known before the parser sees them.
@Suite struct TOMLValueTests {
  @Test(arguments: [
    "true", "false", "0", "+1", "-17", "1_000", "0xDEAD_beef", "0o755", "0b1101", "3.14", "-0.01",
    "5e+22", "6.626e-34", "1e06", "224_617.445_991", "inf", "-inf", "+nan", "1979-05-27",
    "1979-05-27T07:32:00", "1979-05-27t07:32:00z", "1979-05-27 07:32:00Z", "07:32:00",
    "00:32:00.999999", "1979-05-27T00:32:00.5-07:00",
  ])
  func known(_ text: String) {
    #expect(TOMLBareValue.isValid(Array(text.utf8)[...]))
  }

  @Test(arguments: [
    "", "True", "yes", "1__0", "_1", "1_", "01", "-01", "0x", "0xg", "+0x1", "0b2", ".5", "5.",
    "1e",
    "1.e5", "1e5.0", "infinity", "2026-01-01tag", "2026-01-01T", "2026-01-01Ta", "2026-1-1",
    "2026-01-01T10:00", "2026-01-01T10:00:00+1", "2026-01-01T10:00:00.", "10:00", "10:00:00Z",
    "2026-01-01-01", "1979-05-27T07:32:00Zz", "draft",
  ])
  func unknown(_ text: String) {
    #expect(!TOMLBareValue.isValid(Array(text.utf8)[...]))
  }

  /// The parser ended the program at it.
  @Test func aDateAndALetter() throws {
    let bytes = Array("+++\ntitle = 2026-01-01tag\n+++\n\nText.\n".utf8)
    guard case .failure(let fault) = testReader.read(bytes, path: "drafts/a.md") else {
      Issue.record("it was read")
      return
    }
    #expect(fault.findings.first?.message == "a value that TOML does not know")
  }
}
