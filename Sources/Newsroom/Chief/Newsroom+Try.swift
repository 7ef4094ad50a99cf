public import Editorial
import Git
import Manuscript
import Paths

/// Rule files from anywhere that somebody wants to try.
public struct TriedFile: Sendable {
  /// As it was typed, for messages.
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// The rule files in a folder, by name; nil for what is no folder.
  public static func names(inFolder path: String) throws -> [String]? {
    guard let all = Git.names(inFolder: path) else { return nil }
    let names = all.filter { RuleFiles.isRuleFile($0) }
    guard !names.isEmpty else {
      throw Failure(
        .cannot, "rules.missing", "there is no rule file in `\(path)`",
        help: "rule files end in .yml")
    }
    return names.sorted().map { path.ends(in: "/") ? path + $0 : "\(path)/\($0)" }
  }
}

/// What came of trying rules.
public enum TrialOutcome: Sendable {
  /// They are no valid rules.
  case faults(CheckReport)
  case trial(Trial)
}

extension Newsroom {
  /// Tries rule files in place of those in force, and changes nothing.
  ///
  /// A file stands for the saved one of its name; a workflow of another name for the one that is
  /// called the same, or for the only one that there is.
  public func tryRules(_ files: [TriedFile]) throws -> TrialOutcome {
    var saved = try savedRuleFiles()
    var names: [String: String] = [:]
    for file in files {
      let path = place(of: file)
      guard names.updateValue(file.name, forKey: path) == nil else {
        throw Failure(
          .cannot, "usage", "two of the files stand for `\(path)`",
          help: "give each a name of its own")
      }
      saved[path] = file.bytes
    }
    let reading = RuleFileReader.rules(
      from: saved.sorted { $0.key < $1.key }.map { RuleFile(path: $0.key, bytes: $0.value) },
      builtInCommands: circumstances.builtInCommands)
    let findings = reading.findings.map { finding in
      var finding = finding
      if let path = finding.location?.path, let name = names[path] {
        finding.location?.path = name
      }
      return finding
    }
    guard let new = reading.rules else {
      return .faults(CheckReport(findings: findings, checked: files.count))
    }
    var tried = RulesTried(new, paths: Set(names.keys))
    var trial = Trial(difference: RuleDifference(from: rules, to: new), warnings: findings)
    let past = try replayAll { trial.judge($0, &tried) }
    let surroundings = NewsroomSurroundings(self)
    for (_, record) in past.drafts.sorted(by: { $0.key < $1.key }) {
      guard let version = record.version else { continue }
      var reread = version
      if let id = ObjectID(hex: version.blob), case .readable = version.content,
        new.workflow(for: version.path) != nil
      {
        reread.content = try content(of: id, at: version.path, under: new)
      }
      trial.judge(
        version, reread: reread, life: record.life, from: rules, to: new,
        surroundings: surroundings)
    }
    trial.refusals.sort { ($0.moment?.seconds ?? .max) > ($1.moment?.seconds ?? .max) }
    return .trial(trial)
  }

  /// Which rule file of the newsroom a file stands for.
  private func place(of file: TriedFile) -> String {
    let name = file.name.pathName
    let path = "\(RuleFiles.folder)/\(name)"
    if path == RuleFileReader.mastheadPath || path == RuleFileReader.sectionsPath { return path }
    let workflows = rules.workflows
    if workflows.contains(where: { $0.path == path }) { return path }
    let read = RuleFileReader.read([RuleFile(path: "workflows/tried.yml", bytes: file.bytes)])
    let title = read.workflows.first?.name?.value
    if let twin = workflows.first(where: { $0.name == title }) { return twin.path }
    if workflows.count == 1 { return workflows[0].path }
    return name.ends(in: ".yml") ? path : path + ".yml"
  }
}
