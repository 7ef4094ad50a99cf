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

/// 80 and 200 cells, with and without colour, in UTF-8 and in ASCII; and what programs read.
func wideVariants(of report: some Report) -> String {
  let styles: [(String, Style)] = [
    ("80 cells", Style(width: 80)),
    ("200 cells", Style(width: 200)),
    ("80 cells, colour", Style(color: true, width: 80)),
    ("200 cells, colour, ascii", Style(color: true, unicode: false, width: 200)),
    ("80 cells, ascii", Style(unicode: false, width: 80)),
    ("40 cells, quiet", Style(width: 40, quiet: true)),
    ("a pipe", Style(width: Style.unlimited)),
  ]
  let texts = styles.map { "=== \($0.0)\n" + report.text($0.1) }
  return (texts + ["=== json\n" + report.json]).joined(separator: "\n")
}
