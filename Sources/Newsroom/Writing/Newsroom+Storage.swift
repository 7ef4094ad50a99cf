import Editorial
import Git

extension Newsroom {
  /// Refuses to store a file otherwise than `git add` would.
  ///
  /// A draft is judged by the bytes that lie in the folder, and approved by the blob that git keeps
  /// of it: they have to be the same.
  func demandStoredAsItLies(_ plan: CommitPlan) throws {
    guard folder != nil else { return }
    var saved: [String: [UInt8]?] = [:]
    for change in plan.commits.flatMap(\.changes) {
      let before = saved[change.path] ?? change.before
      saved[change.path] = before
      guard let after = change.after else { continue }
      let conversion = try gitFailures { () throws(GitError) in
        try repository.conversion(of: after, staging.attributes(of: change.path), staged: before)
      }
      guard let conversion else { continue }
      throw Failure(
        .cannot, "repo.attributes",
        "git would keep `\(change.path)` otherwise than it lies in your folder: \(conversion.text)",
        help: conversion.help(change.path))
    }
  }
}

extension Repository.Conversion {
  fileprivate var text: String {
    switch self {
    case .filter(let name): "it runs the filter `\(name)` over it"
    case .encoding(let name): "it makes UTF-8 of \(name)"
    case .ident: "it shortens `$Id: …$`"
    case .lineEnds: "it changes the line ends (CR LF to LF)"
    }
  }

  fileprivate func help(_ path: String) -> String {
    switch self {
    case .lineEnds:
      "save the file with LF as line ends, as your editor calls it; or keep its bytes: a line `\(path) -text` in `.gitattributes`"
    default:
      "drafts are kept as they are: a line `\(path) -filter -ident -working-tree-encoding` in `.gitattributes` exempts it"
    }
  }
}
