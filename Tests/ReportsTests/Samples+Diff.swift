@testable import Editorial

extension Sample {
  private static let oldText = """
    ---
    title: River gauge
    byline: Ada Reyes
    status: draft
    ---
    The gauge at the old bridge has shown 1.20 metres since March, and nobody has looked at it \
    since the flood.

    ## Who reads it

    It is a cast iron rule, painted white, with black figures that a fisherman could read.

    東京からの手紙：川の水位計を読む人はいない。

    - the gauge
    - the bridge

    Nobody answered our letters.

    """

  private static let newText = """
    ---
    title: The river gauge nobody reads
    byline: Ada Reyes
    dek: A rule of cast iron
    status: review
    ---
    It is a cast iron rule, painted red, with black figures that a fisherman could read.

    The gauge at the old bridge has shown 1.35 metres since March, and nobody has looked at it \
    since the flood.

    ## Who reads it

    東京からの手紙：川の水温計を読む人はいない。

    - the gauge
    - the book
    - the bridge

    Nobody answered. Not one of our letters came back.

    """

  static func version(
    _ text: String, _ fields: [(String, String)], event: HistoryEvent?,
    path: String = "drafts/river-gauge.md"
  ) -> DraftDifference.Version {
    let bodyLine = fields.count + 3
    let body = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(bodyLine - 1)
    return DraftDifference.Version(
      event: event, isSaved: event != nil, path: path, bytes: Array(text.utf8),
      fields: fields.map { FieldText(key: $0.0, text: $0.1) },
      bodyStart: text.utf8.count - body.joined(separator: "\n").utf8.count, bodyLine: bodyLine)
  }

  private static let oldVersion = version(
    oldText, [("title", "River gauge"), ("byline", "Ada Reyes"), ("status", "draft")],
    event: returned)

  static let difference = DraftDifference(
    slug: "river-gauge", path: "drafts/river-gauge.md", since: .ownAct(returned),
    before: oldVersion,
    after: version(
      newText,
      [
        ("title", "The river gauge nobody reads"), ("byline", "Ada Reyes"),
        ("dek", "A rule of cast iron"), ("status", "review"),
      ], event: nil),
    words: WordChange(added: 21, removed: 6),
    attachments: [
      .init(path: "drafts/river-gauge/map.png", change: .added),
      .init(path: "drafts/river-gauge/old map.png", change: .removed),
      .init(path: "drafts/river-gauge/levels.csv", change: .changed),
    ])

  /// What else is said above a difference, each in a line or two.
  static let otherDifferences: [DraftDifference] = {
    var same = difference
    same.after = same.before
    same.attachments = []
    var gone = difference
    gone.after = nil
    var never = difference
    (never.before, never.since) = (nil, .never)
    var form = difference
    form.before?.bytes += [0x0A]
    form.after = oldVersion
    form.words = WordChange(added: 0, removed: 0)
    form.attachments = []
    var asked = form
    asked.since = .event(event(.approved, by: "ben", ago(days: 1)))
    var version = form
    version.since = .version("3f2a91c0d")
    version.before?.event = nil
    var beginning = form
    beginning.since = .beginning(event(.created, by: "ada", ago(days: 10)))
    beginning.before?.path = "drafts/gauge.md"
    var saved = form
    saved.since = .saved
    saved.after?.isSaved = false
    return [same, gone, never, form, asked, version, beginning, saved]
  }()
}
