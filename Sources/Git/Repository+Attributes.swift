import CLibgit2

extension Repository {
  /// What `.gitattributes` says of a path, in the work tree or else in the index.
  ///
  /// libgit2's `git_attr_get`.
  public func attributes(_ path: String) throws(GitError) -> FileAttributes {
    try checkText("git_attr_get", path)
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
}
