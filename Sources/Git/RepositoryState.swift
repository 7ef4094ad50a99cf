import CLibgit2

/// What git is in the middle of, as `git status` says it.
///
/// Nothing but `none` is a good moment for a commit. libgit2's `git_repository_state_t`.
public enum RepositoryState: Hashable, Sendable {
  case none
  case merge
  case revert
  case cherryPick
  case bisect
  case rebase
  case applyMailbox
  /// A state of a later libgit2.
  case unknown(Int32)

  init(_ raw: Int32) {
    switch UInt32(bitPattern: raw) {
    case GIT_REPOSITORY_STATE_NONE.rawValue: self = .none
    case GIT_REPOSITORY_STATE_MERGE.rawValue: self = .merge
    case GIT_REPOSITORY_STATE_REVERT.rawValue, GIT_REPOSITORY_STATE_REVERT_SEQUENCE.rawValue:
      self = .revert
    case GIT_REPOSITORY_STATE_CHERRYPICK.rawValue,
      GIT_REPOSITORY_STATE_CHERRYPICK_SEQUENCE.rawValue:
      self = .cherryPick
    case GIT_REPOSITORY_STATE_BISECT.rawValue: self = .bisect
    case GIT_REPOSITORY_STATE_REBASE.rawValue, GIT_REPOSITORY_STATE_REBASE_INTERACTIVE.rawValue,
      GIT_REPOSITORY_STATE_REBASE_MERGE.rawValue:
      self = .rebase
    case GIT_REPOSITORY_STATE_APPLY_MAILBOX.rawValue,
      GIT_REPOSITORY_STATE_APPLY_MAILBOX_OR_REBASE.rawValue:
      self = .applyMailbox
    default: self = .unknown(raw)
    }
  }
}
