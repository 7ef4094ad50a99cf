/// What went wrong in git's machinery.
///
/// The text is copied out of libgit2 at once and libgit2's own is cleared, so that no call's text
/// shows up in the next call's error. Codes that this version does not know are kept as they come.
public struct GitError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What to do about it: libgit2's error codes and, below -1000, those of this module.
  public struct Code: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }
  }

  public let code: Code
  /// The part of libgit2 that gave up, as `git_error_t` counts them; 0 where there is none.
  public let category: Int32
  /// One line for people, in libgit2's words or ours.
  ///
  /// Not stable.
  public let message: String
  /// The call that failed: a function of libgit2 or of the system.
  public let call: String
  /// The lock file that stood in the way; nil for other errors.
  public let lock: LockInTheWay?

  public init(
    code: Code, category: Int32 = 0, message: String, call: String, lock: LockInTheWay? = nil
  ) {
    self.code = code
    self.category = category
    self.message = message
    self.call = call
    self.lock = lock
  }

  public var description: String { "\(message) (\(call): \(code.rawValue))" }
}

extension GitError.Code {
  /// Something failed that has no code of its own: GIT_ERROR.
  public static let generic = Self(rawValue: -1)
  /// No such object, reference, file or key: GIT_ENOTFOUND.
  public static let notFound = Self(rawValue: -3)
  /// It is already there: GIT_EEXISTS.
  public static let exists = Self(rawValue: -4)
  /// An abbreviation stands for several objects: GIT_EAMBIGUOUS.
  public static let ambiguous = Self(rawValue: -5)
  /// Needs a work tree or an index, and the repository is bare: GIT_EBAREREPO.
  public static let bareRepository = Self(rawValue: -8)
  /// The branch has no commit yet: GIT_EUNBORNBRANCH.
  public static let unbornBranch = Self(rawValue: -9)
  /// The index holds an unfinished merge: GIT_EUNMERGED.
  public static let unmerged = Self(rawValue: -10)
  /// A name, path or revision that git does not allow: GIT_EINVALIDSPEC.
  public static let invalidSpec = Self(rawValue: -12)
  /// Somebody else holds the lock file: GIT_ELOCKED.
  public static let locked = Self(rawValue: -14)
  /// It is no longer what it was when it was read: GIT_EMODIFIED.
  public static let modified = Self(rawValue: -15)
  /// The object cannot be turned into one of the type asked for: GIT_EPEEL.
  public static let peel = Self(rawValue: -19)
  /// The end of a walk: GIT_ITEROVER.
  ///
  /// Never leaves this module.
  static let iterationOver = Self(rawValue: -31)
  /// The repository belongs to another user of the machine: GIT_EOWNER.
  public static let owner = Self(rawValue: -36)

  /// An object, a date or a name is not of its form.
  public static let malformed = Self(rawValue: -1001)
  /// A blob is larger than the caller is ready to load.
  public static let tooLarge = Self(rawValue: -1002)
  /// The object is there, but of another type.
  public static let wrongType = Self(rawValue: -1003)
  /// Nobody has said what the committer or author is called.
  public static let missingName = Self(rawValue: -1004)
  /// Nobody has said the committer's or author's e-mail address.
  public static let missingEmail = Self(rawValue: -1005)
  /// A name or an e-mail address that must not stand in a commit.
  public static let invalidIdentity = Self(rawValue: -1006)
  /// The clone is shallow: its history ends where it was cut, not where it began.
  public static let shallow = Self(rawValue: -1007)
  /// A split or sparse index, which libgit2 does not read.
  public static let unsupportedIndex = Self(rawValue: -1008)
  /// The repository's format is one libgit2 does not read, such as SHA-256 or reftable.
  public static let unsupportedFormat = Self(rawValue: -1009)
}
