/// What the checks see of a draft's body: links, images, headings and running text, with places.
///
/// Lines and columns are those of the file, front matter included.
public struct BodyOutline: Hashable, Sendable {
  /// A link or an image.
  public struct Reference: Hashable, Sendable {
    /// The destination as Markdown resolves it, escapes and reference definitions included.
    public var destination: String
    /// The link's text, or the image's alternative text, without markup.
    public var text: String
    public var location: SourceLocation

    public init(destination: String, text: String, location: SourceLocation) {
      self.destination = destination
      self.text = text
      self.location = location
    }
  }

  /// A heading.
  public struct Heading: Hashable, Sendable {
    public var level: Int
    public var text: String
    public var location: SourceLocation

    public init(level: Int, text: String, location: SourceLocation) {
      self.level = level
      self.text = text
      self.location = location
    }
  }

  /// A run of text outside code and raw HTML, on one line.
  public struct TextRun: Hashable, Sendable {
    public var text: String
    /// The place of its first character.
    public var location: SourceLocation

    public init(text: String, location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }

  public var links: [Reference]
  public var images: [Reference]
  public var headings: [Heading]
  public var runs: [TextRun]
  /// Bidirectional and other invisible controls anywhere in the body, code included.
  public var controls: [TextRun]
  /// Words in the running text.
  public var words: Int

  public init(
    links: [Reference] = [], images: [Reference] = [], headings: [Heading] = [],
    runs: [TextRun] = [], controls: [TextRun] = [], words: Int = 0
  ) {
    self.links = links
    self.images = images
    self.headings = headings
    self.runs = runs
    self.controls = controls
    self.words = words
  }
}
