import Testing

@testable import Manuscript

@Suite struct DateSpellingTests {
  @Test(arguments: [
    ("2026/11/19", "2026-11-19"), ("2026-3-5", "2026-03-05"), ("2026.03.05", "2026-03-05"),
    ("March 5, 2026", "2026-03-05"), ("5. März 2026", "2026-03-05"), ("25/12/2026", "2026-12-25"),
    ("12/25/2026", "2026-12-25"), ("05.03.2026", "2026-03-05"),
    ("2026-11-19 10:00:00 +0200", "2026-11-19T10:00:00+02:00"),
    ("2026-11-19T9:05+02:00", "2026-11-19T09:05:00+02:00"),
    ("2026/11/19  10:00:00.25 UTC", "2026-11-19T10:00:00.25Z"),
    ("2026-11-19T10:00:00-05", "2026-11-19T10:00:00-05:00"),
  ])
  func spells(_ written: String, _ spelled: String) {
    #expect(DateSpelling.spelling(of: written) == spelled)
    #expect(DateSpelling.spelling(of: spelled) == nil, "once is enough")
  }

  /// In form already, open, or no date at all.
  @Test(arguments: [
    "2026-11-19", "2026-11-19T10:00:00Z", "2026-11-19 10:00:00+02:00", "03/05/2026", "03/05/26",
    "5.3.26", "2026-11-19 10:00", "2026-11-19T10:00:00", "2026-02-30", "2026-13-01", "2026-1",
    "2026-11/19", "2026-11-19T25:00:00Z", "2026-11-19T10:00:00 CET", "2026-11-19T10:00:00+02:",
    "20260-01-01", "2026-111-19", "March 5", "tomorrow", "", "2026-11-19T10:00:00+0200x",
    "٢٠٢٦-١١-١٩", "March 5, 2026 at 10:00",
  ])
  func leaves(_ written: String) {
    #expect(DateSpelling.spelling(of: written) == nil)
  }
}
