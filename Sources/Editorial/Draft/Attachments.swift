/// What counts as an attachment.
public enum Attachments {
  /// The folder that holds a draft's attachments.
  public static func folder(of path: String) -> String? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let stem = path[..<dot]
    guard stem.hasSuffix("/index") else { return String(stem) }
    return String(stem.dropLast("/index".count))
  }

  /// Whether a file below such a folder is one: anything that no generator renders.
  public static func isAttachment(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else {
      return true
    }
    return !rendered.contains(name[name.index(after: dot)...].lowercased())
  }

  /// Endings of files that some generator turns into a page.
  private static let rendered: Set<String> = [
    "md", "markdown", "mdown", "mkd", "mdx", "html", "htm", "xhtml", "xml", "org", "rst", "adoc",
    "ipynb", "njk", "liquid", "astro", "txt",
  ]
}
