import CLibgit2

/// The one owner of an object of libgit2: frees it when it goes out of scope.
///
/// Cannot be copied, so it is freed once. It must not outlive its repository, which Swift does not
/// check: handles are locals of the methods of `Repository` and never returned from public ones.
struct Handle: ~Copyable {
  typealias Release = @convention(c) (OpaquePointer?) -> Void

  let raw: OpaquePointer
  private let release: Release

  /// Takes over what a call of libgit2 hands out.
  init(
    _ call: StaticString, release: @escaping Release, _ open: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var opened: OpaquePointer?
    try check(call, open(&opened))
    guard let opened else {
      throw GitError(code: .generic, message: "libgit2 returned nothing", call: "\(call)")
    }
    raw = opened
    self.release = release
  }

  private init(raw: OpaquePointer, release: @escaping Release) {
    self.raw = raw
    self.release = release
  }

  /// As `init`, with nil for "not found".
  static func ifFound(
    _ call: StaticString, release: @escaping Release, _ open: (inout OpaquePointer?) -> Int32
  ) throws(GitError) -> Handle? {
    var opened: OpaquePointer?
    guard try checkFound(call, open(&opened)), let opened else { return nil }
    return Handle(raw: opened, release: release)
  }

  deinit { release(raw) }
}
