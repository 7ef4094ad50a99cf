/// The workflows that `stet init` can write, embedded in the program.
///
/// They are the files in `workflows/presets/`, byte for byte.
public enum Presets {
  public static let all: [Preset] = [
    Preset(
      name: "editorial",
      summary: "draft, review, published: another editor's approval before anything goes live",
      workflow: PackageResources.editorial_yml),
    Preset(
      name: "solo", summary: "one person may do everything: three states and a trail",
      workflow: PackageResources.solo_yml),
    Preset(
      name: "newsroom",
      summary: "with a copy desk, a withheld and a killed state, and a stricter four-eyes rule",
      workflow: PackageResources.newsroom_yml),
  ]

  /// The preset with that name.
  public static subscript(name: String) -> Preset? { all.first { $0.name == name } }

  /// A workflow that a newsroom can begin with.
  public struct Preset: Hashable, Sendable {
    /// As `stet init --workflow` names it; also the workflow's own name.
    public let name: String
    /// One line for choosing among them.
    public let summary: String
    /// The file's bytes.
    public let workflow: [UInt8]
  }
}
