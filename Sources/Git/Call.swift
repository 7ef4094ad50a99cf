import CLibgit2

// libgit2 answers in three ways, and each has its function here: 0 or an error, a yes or no or an
// error, a result or "not found" or an error.

/// Throws what libgit2 has to say when a call did not return 0 or more.
@inline(__always)
func check(_ call: StaticString, _ code: Int32) throws(GitError) {
  if code < 0 { throw GitError.last(call, code) }
}

/// Reads a call that returns 1 for yes, 0 for no and a negative number for an error.
func checkBool(_ call: StaticString, _ code: Int32) throws(GitError) -> Bool {
  try check(call, code)
  return code != 0
}

/// Reads a call for which "not found" is an answer and no error: false when there is nothing.
func checkFound(_ call: StaticString, _ code: Int32) throws(GitError) -> Bool {
  if code == GIT_ENOTFOUND.rawValue {
    git_error_clear()
    return false
  }
  try check(call, code)
  return true
}

/// Refuses text with a NUL byte, which C would silently cut short there.
func checkText(_ call: StaticString, _ texts: String...) throws(GitError) {
  for text in texts where text.utf8.contains(0) {
    throw GitError(code: .invalidSpec, message: "a name must not hold a NUL byte", call: "\(call)")
  }
}

extension GitError {
  /// Takes over libgit2's last error, and leaves none behind.
  static func last(_ call: StaticString, _ code: Int32) -> GitError {
    defer { git_error_clear() }
    guard let last = git_error_last(), let text = last.pointee.message else {
      return GitError(
        code: Code(rawValue: code), message: "libgit2 gave no reason", call: "\(call)")
    }
    return GitError(
      code: Code(rawValue: code), category: last.pointee.klass,
      message: String(cString: text), call: "\(call)")
  }

  /// The same error under the code that callers look for.
  func with(code: Code) -> GitError {
    GitError(code: code, category: category, message: message, call: call)
  }
}
