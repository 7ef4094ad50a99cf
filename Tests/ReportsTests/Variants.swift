@testable import Reports

/// A report as different terminals show it, one below the other, and as JSON.
func variants(of report: some Report) -> String {
  let styles: [(String, Style)] = [
    ("80 cells", Style(width: 80)),
    ("40 cells", Style(width: 40)),
    ("colour", Style(color: true, width: 80)),
    ("ascii, verbose", Style(unicode: false, width: 80, verbose: true)),
    ("quiet", Style(width: 80, quiet: true)),
  ]
  let texts = styles.map { "=== \($0.0)\n" + report.text($0.1) }
  return (texts + ["=== json\n" + report.json]).joined(separator: "\n")
}
