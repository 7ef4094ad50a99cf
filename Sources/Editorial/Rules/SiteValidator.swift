/// Finds the faults of a site profile: keys that are none, and two facts under one key.
enum SiteValidator {
  static func faults(of workflow: WorkflowDefinition) -> [Finding] {
    let place = workflow.siteLocation ?? .start(of: workflow.path)
    let site = workflow.site
    var findings: [Finding] = []
    if let fault = RuleNames.fault(inID: site.name, of: "a site profile", at: place) {
      findings.append(fault)
    }
    var owners: [String: String] = [:]
    for (name, path) in SiteProfile.Keys.names {
      let key = site.keys[keyPath: path]
      if !isKey(key) {
        findings.append(
          .fault(
            "rules.value", "`\(key)` cannot be a key of front matter", at: place,
            help: "a key has letters, digits, `_` and `-`: `\(name): \(name)`"))
      } else if let owner = owners[key.caseFolded] {
        findings.append(
          .fault(
            "rules.duplicate", "`\(owner)` and `\(name)` would both stand under `\(key)`",
            at: place, help: "give each a key of its own under `site: {keys: …}`"))
      } else {
        owners[key.caseFolded] = name
      }
    }
    return findings
  }

  /// Whether a draft's front matter can hold that key.
  static func isKey(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) && $0 >= 0x41 || (0x30...0x39).contains($0)
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
  }
}
