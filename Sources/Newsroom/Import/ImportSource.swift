import Editorial
import Manuscript
import Paths

/// A file from outside that shall become a draft.
public struct ImportedFile: Sendable {
  /// The path as typed, for messages; its last part also names a post.
  public var name: String
  public var bytes: [UInt8]
  /// The files that lie beside a post in a folder of its own, by path below that.
  public var resources: [String: [UInt8]]
  /// Whether it is the `index.md` of a folder of its own.
  public var isBundle: Bool

  public init(
    name: String, bytes: [UInt8], resources: [String: [UInt8]] = [:], isBundle: Bool = false
  ) {
    self.name = name
    self.bytes = bytes
    self.resources = resources
    self.isBundle = isBundle
  }
}

/// A folder of another blog: which of its files are posts, and which belong to them.
///
/// Links are not followed: whoever packed the folder does not choose what is read.
public struct ImportSource {
  public private(set) var files: [ImportedFile] = []
  /// What was left, a sentence each.
  public private(set) var notes: [String] = []
  private let folder: Folder
  private let name: String
  /// How many bytes were read so far: all of them are held until they are saved.
  private var total = 0
  private static let limit = 1 << 30

  /// Reads all posts below a folder.
  ///
  /// - Parameters:
  ///   - root: the folder's path.
  ///   - name: how it was typed.
  public init(root: String, name: String) throws {
    folder = Folder(root: root)
    self.name = name == "." ? "" : name.ends(in: "/") ? String(name.pathFolder) : name
    let paths = try folderFailures { [folder] () throws(Folder.Fault) in
      try folder.files(below: "", limit: 100_000)
    }.filter { !Self.isHidden($0) }
    let posts = paths.filter(PostReader.isMarkdown)
    let bundles = Set(posts.filter { Self.stem($0) == "index" }.map(Self.folder)).filter {
      // The page at the top of a site is no post of it.
      !$0.isEmpty || posts.count == 1
    }
    var used: Set<String> = []
    for path in posts {
      let home = Self.folder(path)
      if Self.stem(path) == "index", bundles.contains(home) {
        let beside = paths.filter { Self.bundle(of: $0, among: bundles) == home && $0 != path }
        let resources = beside.filter { !posts.contains($0) }
        try add(path, resources, below: home)
        used.formUnion(resources + [path])
      } else if Self.bundle(of: path, among: bundles) == nil, !Self.isPage(path) {
        try add(path, [], below: "")
        used.insert(path)
      }
    }
    tellLeft(paths.filter { !used.contains($0) })
    guard !files.isEmpty else {
      throw Failure(
        .cannot, "import.unreadable", "there is no post in `\(name)`",
        help: "posts are Markdown files: name the folder that they lie in")
    }
  }

  private mutating func add(_ path: String, _ resources: [String], below home: String) throws {
    guard let bytes = try contents(of: path, limit: DraftReader.maximumSize) else { return }
    var file = ImportedFile(
      name: typed(path), bytes: bytes, isBundle: !home.isEmpty || Self.stem(path) == "index")
    for resource in resources {
      let below = resource.path(below: home).map(String.init) ?? resource
      guard let bytes = try contents(of: resource, limit: DraftLimits.attachmentBytes) else {
        continue
      }
      file.resources[below] = bytes
    }
    files.append(file)
  }

  private mutating func contents(of path: String, limit: Int) throws -> [UInt8]? {
    switch try folderFailures({ [folder] () throws(Folder.Fault) in
      try folder.read(path, limit: limit)
    }) {
    case .file(let bytes):
      total += bytes.count
      guard total <= Self.limit else {
        throw Failure(
          .cannot, "import.unreadable", "the posts below `\(name)` have more than 1 GiB of files",
          help: "import its folders one after the other")
      }
      return bytes
    case .tooLarge(let size):
      throw Failure(
        .cannot, "import.unreadable",
        "`\(typed(path))` has \(size) bytes, and \(limit >> 20) MiB are the limit",
        help: "take it out of the folder, or make it smaller")
    case .link: notes.append("left out `\(typed(path))`: it is a link, and links are not followed")
    case .special, .folder, .absent: notes.append("left out `\(typed(path))`: it is no plain file")
    }
    return nil
  }

  private mutating func tellLeft(_ paths: [String]) {
    let pages = paths.filter(PostReader.isMarkdown)
    for path in pages { notes.append("left out `\(typed(path))`: it is a page, not a post") }
    let others = paths.filter { !PostReader.isMarkdown($0) }
    guard !others.isEmpty else { return }
    let some = others.prefix(5).map(typed).joined(separator: ", ")
    let more = others.count > 5 ? " and \(others.count - 5) more" : ""
    notes.append(
      "left out \(others.count == 1 ? "a file" : "\(others.count) files") of no post's own folder: \(some)\(more)"
    )
  }

  private func typed(_ path: String) -> String { name.isEmpty ? path : "\(name)/\(path)" }

  private static func isHidden(_ path: String) -> Bool {
    path.pathParts.contains {
      $0.utf8.first == UInt8(ascii: ".") || $0 == "node_modules" || $0 == "_site"
    }
  }

  /// What generators and forges take for something else than a post.
  private static func isPage(_ path: String) -> Bool {
    ["_index", "index", "readme", "license", "changelog", "contributing"].contains(
      stem(path).lowercased())
  }

  private static func folder(_ path: String) -> String {
    String(path.pathFolder)
  }

  private static func stem(_ path: String) -> String {
    let name = path.pathName
    return String(name.prefix { $0 != "." })
  }

  /// The nearest folder above that is one post's own.
  private static func bundle(of path: String, among bundles: Set<String>) -> String? {
    var home = folder(path)
    while true {
      if bundles.contains(home) { return home }
      if home.isEmpty { return nil }
      home = folder(home)
    }
  }
}
