import Paths

/// What counts as an attachment.
public enum Attachments {
  /// The folder that holds a draft's attachments.
  public static func folder(of path: String) -> String? {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let stem = path[..<dot]
    return String(stem.ends(in: "/index") ? stem.pathFolder : stem)
  }

  /// Whether a file below such a folder is one: anything that no generator renders.
  public static func isAttachment(_ path: String) -> Bool {
    let name = path.pathName
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return true }
    return !rendered.contains(name[name.utf8.index(after: dot)...].lowercased())
  }

  /// Endings of files that some generator turns into a page.
  private static let rendered: Set<String> = [
    "md", "markdown", "mdown", "mkd", "mdx", "html", "htm", "xhtml", "xml", "org", "rst", "adoc",
    "ipynb", "njk", "liquid", "astro", "txt",
  ]
}
