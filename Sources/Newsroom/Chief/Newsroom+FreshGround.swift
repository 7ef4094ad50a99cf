import Editorial
import Git
import Paths

extension Newsroom {
  /// Refuses where something stands in the way: a newsroom, files of these names, other drafts.
  static func demandFreshGround(
    _ repository: Repository?, _ tree: ObjectID?, _ files: [(path: String, bytes: [UInt8])],
    _ request: InitRequest, _ circumstances: Circumstances
  ) throws {
    guard let repository else { return }
    guard repository.state == .none, try repository.head().branch != nil else {
      throw Failure(
        .cannot, "repo.merging",
        "a merge or a rebase is not finished here, or no branch is checked out",
        help: "`git status` tells more; then run this again")
    }
    if let tree, try repository.entry(at: RuleFiles.folder, in: tree) != nil {
      throw Failure(
        .cannot, "newsroom.exists", "this is a newsroom already, or has another `workflows` folder",
        help: "`stet` shows what waits in it, `stet workflow check` reads its rules")
    }
    // Where there is a newsroom, its next command finishes what was begun.
    if !request.dryRun {
      Unfinished.clear(Unfinished.Ground(repository, try repository.head(), tree))
    }
    guard let root = repository.workTree else { return }
    let folder = Folder(root: root)
    for file in files where file.path != "drafts/.gitkeep" {
      guard try folderFailures({ () throws(Folder.Fault) in try folder.read(file.path) }) == .absent
      else {
        throw Failure(
          .cannot, "newsroom.exists", "`\(file.path)` lies here already",
          help: "move it away first: `stet init` writes it")
      }
    }
    guard !request.adopts, request.site ?? "plain" == "plain" else { return }
    let drafts = try folderFailures { () throws(Folder.Fault) in
      try folder.files(below: "drafts")
    }.filter { $0.ends(in: ".md") && !["README.md", "_index.md"].contains($0.pathName) }
    if let first = drafts.first {
      throw Failure(
        .cannot, "adopt.missing",
        "\(drafts.count == 1 ? "`\(first)` lies" : "\(drafts.count) files lie") under drafts/ already",
        help:
          "take them in as they are with `stet init --adopt`; or move them elsewhere, run this again, and bring each in with `stet import`"
      )
    }
  }
}
