import Paths

// Attachments are the draft's wherever it lies: they are known by what stands below its folder.

extension DraftVersion {
  /// The attachments by their path below the draft's own folder: blob id by name.
  ///
  /// What an approval is for, so that a draft which is renamed with its folder is still the one that
  /// was approved.
  public var enclosed: [String: String] {
    var enclosed: [String: String] = [:]
    for (path, blob) in attachments { enclosed[Attachments.name(of: path, with: self.path)] = blob }
    return enclosed
  }
}

extension Attachments {
  /// An attachment's path below the folder of the draft that it belongs to.
  ///
  /// The whole path for a file that lies elsewhere.
  public static func name(of path: String, with draft: String) -> String {
    folder(of: draft).flatMap { path.path(below: $0) }.map(String.init) ?? path
  }
}
