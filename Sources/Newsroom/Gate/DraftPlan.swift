import Editorial
import Git
import Manuscript

/// What a command is about to do to one draft: its steps, judged, and what stands against them.
struct DraftPlan {
  /// One step: the versions, and the bytes of the file after it.
  struct Planned {
    enum Kind: Hashable {
      case new
      case save
      case rename
      case delete
      case restore
      case move(TransitionID)

      /// Whether it is what the command is for, so that all drafts make it in one commit.
      var isMain: Bool {
        switch self {
        case .move, .delete: true
        case .new, .save, .rename, .restore: false
        }
      }
    }

    var kind: Kind
    var before: DraftVersion?
    /// Nil when the draft is gone after it.
    var after: DraftVersion?
    var bytesBefore: [UInt8]?
    var bytesAfter: [UInt8]?
    var attachments: [AttachmentChange]
    var parts: [Part]

    var slug: Slug { (after ?? before)?.slug ?? "" }

    /// The slug that it had before, where that is another one.
    var oldSlug: Slug? {
      guard let before, let after, before.slug.folded != after.slug.folded else { return nil }
      return before.slug
    }
  }

  var open: OpenDraft
  var steps: [Planned] = []
  var blockers: [Blocker] = []
  /// The draft's file as it shall lie in the folder; nil leaves what lies there.
  var folderBytes: [UInt8]?
  /// Where it shall lie; nil for a draft that is deleted.
  var path: String?
  var notes: [String] = []

  init(open: OpenDraft) {
    self.open = open
    path = open.path
  }

  /// The draft after the last step.
  var result: Draft? {
    steps.last?.after.flatMap { Draft($0, workflow: open.workflow) }
  }
}
