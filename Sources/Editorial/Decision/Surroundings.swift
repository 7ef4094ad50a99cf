/// What a decision may ask about the newsroom around a draft, as it would be after the step.
///
/// The rules know no files and no clock: whoever asks for a decision answers these.
public protocol Surroundings {
  /// The moment at which an embargo is judged.
  var now: Timestamp { get }
  /// Whether there is a file or folder at a path from the newsroom's root.
  func hasFile(at path: String) -> Bool
  /// Other drafts with that title, canonically equal without regard to case.
  func drafts(titled title: String, besides slug: Slug) -> [Slug]
  /// The paths of all drafts whose slug folds to this one's.
  func paths(of slug: Slug) -> [String]
  /// The outline of a draft's body.
  func outline(of draft: Draft) -> BodyOutline
}
