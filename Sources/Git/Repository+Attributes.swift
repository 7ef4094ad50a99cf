import CLibgit2
import Glibc
import Paths

extension Repository {
  /// What `.gitattributes` says of a path, in the work tree or else in the index.
  ///
  /// libgit2's `git_attr_get`, where there is a file that could say anything: it makes an object of
  /// every entry of the index to see that none is called so, which with 20,000 files takes a third
  /// of a commit.
  public func attributes(_ path: String) throws(GitError) -> FileAttributes {
    try checkText("git_attr_get", path)
    guard try mayHaveAttributes(path) else { return FileAttributes() }
    return FileAttributes(
      text: try attribute("text", of: path), crlf: try attribute("crlf", of: path),
      eol: try attribute("eol", of: path), filter: try attribute("filter", of: path),
      ident: try attribute("ident", of: path),
      workingTreeEncoding: try attribute("working-tree-encoding", of: path))
  }

  private func attribute(_ name: String, of path: String) throws(GitError) -> FileAttributes.Value {
    var value: UnsafePointer<CChar>?
    let flags = UInt32(GIT_ATTR_CHECK_FILE_THEN_INDEX)
    do throws(GitError) {
      try check("git_attr_get", git_attr_get(&value, raw, flags, path, name))
    } catch {
      // It looks for attributes in the index too.
      throw Self.namedIndex(error)
    }
    switch git_attr_value(value) {
    case GIT_ATTR_VALUE_TRUE: return .set
    case GIT_ATTR_VALUE_FALSE: return .unset
    case GIT_ATTR_VALUE_STRING: return value.map { .text(String(cString: $0)) } ?? .unspecified
    default: return .unspecified
    }
  }

  /// Whether there is any file that attributes of a path could come from.
  private func mayHaveAttributes(_ path: String) throws(GitError) -> Bool {
    guard let workTree, try configString("core.attributesFile") == nil else { return true }
    var places = [gitDirectory, commonDirectory].map { $0 + "/info/attributes" }
    places += try LibGit2.searchPath(GIT_CONFIG_LEVEL_SYSTEM).map { $0 + "/gitattributes" }
    places += try LibGit2.searchPath(GIT_CONFIG_LEVEL_XDG).map { $0 + "/attributes" }
    let name = "/.gitattributes"
    places.append(workTree + name)
    var above = workTree
    for part in path.allPathParts.dropLast() {
      above += "/\(part)"
      places.append(above + name)
    }
    var status = stat()
    if places.contains(where: { lstat($0, &status) == 0 }) { return true }
    return try mayBeUnsupported() || IndexNames.mayContain(".gitattributes", indexPath)
  }
}
