/// The codes of blockers and violations; `CodeBook` explains each.
extension Code {
  public static let identityUnknown: Code = "identity.unknown"
  public static let transitionUnknown: Code = "transition.unknown"
  public static let transitionRole: Code = "transition.role"
  public static let transitionRequires: Code = "transition.requires"
  public static let transitionChecks: Code = "transition.checks"
  public static let transitionEffects: Code = "transition.effects"
  public static let approvalMissing: Code = "approval.missing"
  public static let approvalStale: Code = "approval.stale"
  public static let approvalRole: Code = "approval.role"
  public static let editRole: Code = "edit.role"
  public static let createRole: Code = "create.role"
  public static let createState: Code = "create.state"
  public static let deleteRole: Code = "delete.role"
  public static let renameRole: Code = "rename.role"
  public static let managedEdited: Code = "managed.edited"
  public static let draftMalformed: Code = "draft.malformed"
  public static let draftNotAFile: Code = "draft.not-a-file"
  public static let draftState: Code = "draft.state"
  public static let slugTaken: Code = "slug.taken"
  public static let slugMalformed: Code = "slug.malformed"
  public static let siteLeak: Code = "site.leak"
  public static let siteHidden: Code = "site.hidden"
  public static let fileRole: Code = "file.role"
  public static let rulesRole: Code = "rules.role"
  public static let rulesRemoved: Code = "rules.removed"
  public static let adoptMissing: Code = "adopt.missing"
  public static let releaseMissing: Code = "release.missing"
  public static let mergeRollback: Code = "merge.rollback"
  public static let mergeRules: Code = "merge.rules"
  public static let mergeEntry: Code = "merge.entry"
  public static let commitMalformed: Code = "commit.malformed"
  public static let signatureMissing: Code = "signature.missing"
  public static let signatureInvalid: Code = "signature.invalid"
  public static let signatureUnknownKey: Code = "signature.unknown-key"

  /// What a fault of a signature means, in a sentence without a full stop.
  var ofSignature: String {
    switch self {
    case .signatureMissing: "this is not signed, and this newsroom knows people by their keys"
    case .signatureUnknownKey: "this is signed with a key that nobody on the masthead has"
    default: "the signature does not fit what was signed"
    }
  }
}
