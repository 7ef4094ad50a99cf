import Editorial
import Git
import Manuscript

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

  /// Whether the folder has edits that are not saved.
  var isUnsaved: Bool { saved?.blob != inFolder?.blob || !attachmentEdits.isEmpty }

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

  private func savedBytes(of file: DraftFile) throws -> [UInt8]? {
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
      return
    case .file(let bytes):
      open.folderBytes = bytes
      if bytes == open.savedBytes, let saved = open.saved {
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
    let saved = open.saved?.attachments ?? [:]
    let lying = try folderFailures { () throws(Folder.Fault) in try folder.files(below: home) }
      .filter(Attachments.isAttachment)
    for path in lying where rules.workflow(for: path) == nil {
      guard
        case .file(let bytes) = try folderFailures({ () throws(Folder.Fault) in
          try folder.read(path, limit: DraftLimits.attachmentBytes)
        })
      else { continue }
      let blob = blobID(of: bytes)
      if saved[path] != blob {
        open.attachmentEdits[path] = .some(bytes)
        open.inFolder?.attachments[path] = blob
      }
    }
    for path in saved.keys where !lying.contains(path) {
      open.attachmentEdits[path] = .some(nil)
      open.inFolder?.attachments[path] = nil
    }
  }
}

/// How large things may be.
enum DraftLimits {
  /// A draft's file; the same as the reader's.
  static let bytes = DraftReader.maximumSize
  static let attachmentBytes = 100 << 20
}

extension DraftVersion {
  /// Whether it is an ordinary file, readable or not.
  var isFile: Bool {
    if case .notAFile = content { false } else { true }
  }
}
