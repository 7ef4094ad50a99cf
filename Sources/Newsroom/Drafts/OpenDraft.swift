import Editorial
import Git
import Manuscript
import Paths

/// One draft, as it is saved and as it lies in the folder.
struct OpenDraft {
  var slug: Slug
  var path: String
  var workflow: Workflow
  /// Nil for a draft that was never saved.
  var saved: DraftVersion?
  /// The saved bytes; nil when there are none or the file is too large.
  var savedBytes: [UInt8]?
  /// The draft as it lies in the folder; nil when its file is gone.
  ///
  /// The saved one in a bare repository or with `--saved`.
  var inFolder: DraftVersion?
  /// The bytes in the folder.
  var folderBytes: [UInt8]?
  /// Whether the text comes from a command and does not lie in the folder yet.
  var isComposed = false
  /// Attachments in the folder that differ from the saved ones: path to bytes, nil when gone.
  var attachmentEdits: [String: [UInt8]?] = [:]
  /// The attachments that lie in the folder, the draft's own or, moved by hand, still its old one's.
  var lyingAttachments: Set<String> = []
  /// What git keeps of the kind of files that come back.
  var modes: [String: FileMode] = [:]
  /// Attachments that are too large to be saved, and how many bytes they have.
  var tooLarge: [(path: String, size: Int)] = []

  /// Why its attachments cannot be told apart; nil where they can.
  var spellingFault: Finding?

  /// Throws where nobody could say which of its attachments is meant.
  func demandOneSpelling() throws {
    guard let fault = spellingFault else { return }
    throw Failure(.cannot, fault.code, fault.message, help: fault.help)
  }

  /// Whether the folder has edits that are not saved.
  var isUnsaved: Bool {
    saved?.blob != inFolder?.blob || !attachmentEdits.isEmpty || isMovedByHand
  }

  /// Whether somebody has moved the saved file to where it lies now.
  var isMovedByHand: Bool { saved.map { $0.path != path } ?? false }

  /// What is not saved with it however it is saved, and what to do about that.
  var notesOnLargeFiles: [String] {
    tooLarge.map { path, size in
      let megabytes = (size + (1 << 20) - 1) >> 20
      return
        "`\(path)` has \(megabytes) MB, and an attachment may have \(DraftLimits.attachmentBytes >> 20): it is not saved; make it smaller, or keep it elsewhere and link to it"
    }
  }

  /// The saved draft, when it can be read.
  var draft: Draft? { saved.flatMap { Draft($0, workflow: workflow) } }
}

extension Newsroom {
  /// Opens a draft by its file.
  func open(_ file: DraftFile) throws -> OpenDraft {
    guard let tree, let workflow = rules.workflow(for: file.path) else {
      throw Failure(.cannot, "draft.missing", "`\(file.path)` is no draft of this newsroom")
    }
    let saved = try version(of: file, in: tree, under: rules)
    var open = OpenDraft(slug: file.slug, path: file.path, workflow: workflow, saved: saved)
    if saved.isFile { open.savedBytes = try savedBytes(of: file) }
    open.inFolder = saved
    open.folderBytes = open.savedBytes
    try lookInFolder(&open)
    return open
  }

  /// Opens a draft that lies in the folder only.
  func openUnsaved(_ path: String) throws -> OpenDraft? {
    guard let workflow = rules.workflow(for: path), let slug = Slug.fromPath(path) else {
      return nil
    }
    var open = OpenDraft(slug: slug, path: path, workflow: workflow)
    try lookInFolder(&open)
    return open.inFolder == nil ? nil : open
  }

  /// Opens a saved draft whose file lies at another path now.
  func open(_ file: DraftFile, movedTo path: String) throws -> OpenDraft {
    guard let tree, let workflow = rules.workflow(for: path), let slug = Slug.fromPath(path) else {
      throw Failure(.cannot, "draft.missing", "`\(path)` is no draft of this newsroom")
    }
    let saved = try version(of: file, in: tree, under: rules)
    var open = OpenDraft(slug: slug, path: path, workflow: workflow, saved: saved)
    if saved.isFile { open.savedBytes = try savedBytes(of: file) }
    try lookInFolder(&open)
    return open
  }

  func savedBytes(of file: DraftFile) throws -> [UInt8]? {
    let size = try gitFailures { () throws(GitError) in try repository.blobSize(file.blob) }
    guard size <= DraftLimits.bytes else { return nil }
    return try gitFailures { () throws(GitError) in try repository.blob(file.blob) }
  }

  /// Reads the file and the attachments as they lie in the folder.
  private func lookInFolder(_ open: inout OpenDraft) throws {
    guard let folder, !circumstances.savedOnly else { return }
    let path = open.path
    let content: DraftVersion.Content
    switch try folderFailures({ () throws(Folder.Fault) in
      try folder.read(path, limit: DraftLimits.bytes)
    }) {
    case .absent:
      open.inFolder = nil
      open.folderBytes = nil
      if !open.isMovedByHand, open.saved != nil { try lookForAttachments(&open, folder) }
      return
    case .file(let bytes):
      open.folderBytes = bytes
      if bytes == open.savedBytes, let saved = open.saved, saved.path == path {
        open.inFolder = saved
      } else {
        content = read(bytes, size: bytes.count, at: path, under: rules)
        open.inFolder = version(of: open, blob: blobID(of: bytes), content)
      }
      try lookForAttachments(&open, folder)
      return
    case .tooLarge(let size): content = read(nil, size: size, at: path, under: rules)
    case .folder: content = .notAFile("a folder")
    case .link: content = .notAFile("a link, or lies behind one")
    case .special: content = .notAFile("a device")
    }
    open.folderBytes = nil
    open.inFolder = version(of: open, blob: "", content)
  }

  private func version(
    of open: OpenDraft, blob: String, _ content: DraftVersion.Content
  ) -> DraftVersion {
    DraftVersion(
      slug: open.slug, path: open.path, blob: blob, content: content,
      attachments: open.saved?.attachments ?? [:])
  }

  private func lookForAttachments(_ open: inout OpenDraft, _ folder: Folder) throws {
    guard let home = Attachments.folder(of: open.path) else { return }
    let expected = try expectedAttachments(of: open, in: home)
    let lying = try folderFailures { () throws(Folder.Fault) in try folder.files(below: home) }
      .filter { Attachments.isAttachment($0) && rules.workflow(for: $0) == nil }
    if let fault = spellingFault(open, lying) {
      open.spellingFault = fault
      open.inFolder = version(of: open, blob: open.inFolder?.blob ?? "", .malformed([fault]))
      return
    }
    var attachments: [String: String] = [:]
    for path in lying {
      let saved = expected[path]
      guard let bytes = try attachment(path, saved: saved?.blob, of: &open, folder) else {
        attachments[path] = saved?.blob
        continue
      }
      let blob = blobID(of: bytes)
      if saved?.blob != blob {
        if saved == nil, try isIgnored(path) { continue }
        open.attachmentEdits[path] = .some(bytes)
      }
      attachments[path] = blob
      open.lyingAttachments.insert(path)
    }
    for (path, saved) in expected where !lying.contains(path) {
      // Left behind where the draft was: it comes along.
      if saved.path != path, let bytes = try attachment(saved.path, saved: nil, of: &open, folder) {
        attachments[path] = blobID(of: bytes)
        if attachments[path] != saved.blob { open.attachmentEdits[path] = .some(bytes) }
        open.lyingAttachments.insert(saved.path)
      } else {
        open.attachmentEdits[saved.path] = .some(nil)
      }
    }
    open.inFolder?.attachments = attachments
  }

  /// One name in two spellings is two files to git and to this disk, and one to many others: which
  /// of the two is meant, nobody could say.
  private func spellingFault(_ open: OpenDraft, _ lying: [String]) -> Finding? {
    for paths in [lying, (open.saved?.attachments ?? [:]).keys.sorted()] {
      var known: Set<String> = []
      for path in paths {
        // So the second of two is kept of a tree.
        let isSecond = path.utf8.firstIndex(of: 0).map { String(path[..<$0]).pathKey == path }
        guard isSecond == true || !known.insert(path).inserted else { continue }
        let folder = path.pathFolder
        return Finding(
          "name.two-spellings", .error,
          "two files in `\(folder)` have one name, its letters made of other code points",
          at: .start(of: open.path),
          help: "keep one: `git -c core.quotePath=true ls-files -co \(folder)` tells them apart",
          slug: open.slug)
      }
    }
    return nil
  }

  /// The saved attachments, by where they lie if the draft's folder is here now.
  private func expectedAttachments(
    of open: OpenDraft, in home: String
  ) throws -> [String: (path: String, blob: String)] {
    guard let saved = open.saved else { return [:] }
    let others = open.isMovedByHand ? try attachmentsNearerToOthers(than: saved) : []
    var expected: [String: (path: String, blob: String)] = [:]
    for (path, blob) in saved.attachments where !others.contains(path) {
      let place =
        open.isMovedByHand ? "\(home)/\(Attachments.name(of: path, with: saved.path))" : path
      expected[place] = (path, blob)
    }
    return expected
  }

  /// The bytes of an attachment in the folder; nil for what is no file, or too large to be one.
  private func attachment(
    _ path: String, saved: String?, of open: inout OpenDraft, _ folder: Folder
  ) throws -> [UInt8]? {
    switch try folderFailures({ () throws(Folder.Fault) in
      try folder.read(path, limit: DraftLimits.attachmentBytes)
    }) {
    case .file(let bytes): return bytes
    case .tooLarge(let size):
      // Whoever saved it with git must not be told each time.
      let known = saved.flatMap(ObjectID.init(hex:)).flatMap { try? repository.blobSize($0) }
      if known != size, try saved != nil || !isIgnored(path) {
        open.tooLarge.append((path, size))
      }
      return nil
    default: return nil
    }
  }

  private func isIgnored(_ path: String) throws -> Bool {
    try gitFailures { () throws(GitError) in try repository.isIgnored(path) }
  }
}

/// How large things may be.
enum DraftLimits {
  /// A draft's file; the same as the reader's.
  static let bytes = DraftReader.maximumSize
  static let attachmentBytes = 100 << 20
}
