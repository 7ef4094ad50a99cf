@testable import Editorial
@testable import Reports

extension Sample {
  static let faults = FaultList("check", version: "1.2.3", check)

  /// Paths, codes and messages that no format may take for its own signs.
  static let hostileFaults: FaultList = {
    let signs = "a,b:c%0A::error::d\r\n]]>&<\"'\u{1B}[31m\u{0}\u{FFFE}\u{202E}日😀\\"
    let place = SourceLocation(
      path: "drafts/\(signs)/x y.md", line: 2, column: 4, endColumn: 6, text: "é😀日😀x")
    return FaultList(
      "check", version: signs,
      faults: [
        Fault(Code(signs), .error, signs, help: signs, at: place, slug: Slug(signs)),
        Fault(Code(signs), .warning, signs, at: place, slug: Slug(signs)),
        Fault("slug.taken", .warning, signs, slug: Slug(signs)),
        Fault("history.missing", .error, signs, commit: CommitID("3f2a91c")),
        Fault("history.missing", .error, signs),
      ], paths: ["drafts/\(signs)/x y.md", "drafts/clean.md"])
  }()
}
