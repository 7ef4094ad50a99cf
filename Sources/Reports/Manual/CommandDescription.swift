/// What a command is told by: the ground of its man page, of the reference and of completions.
public struct CommandDescription: Hashable, Sendable {
  /// A word or an option that it takes.
  public struct Argument: Hashable, Sendable {
    /// `-m` and `--message`, the shorter first; none for what stands without a name.
    public var names: [String]
    /// What its value is called; nil for a flag, which has none.
    public var value: String?
    public var about: String
    public var isOptional: Bool
    public var isRepeating: Bool
    /// The values there are, where they are few.
    public var values: [String]
    /// What holds where it is not given.
    public var standard: String?

    public init(
      names: [String], value: String?, about: String, isOptional: Bool, isRepeating: Bool,
      values: [String] = [], standard: String? = nil
    ) {
      self.names = names
      self.value = value
      self.about = about
      self.isOptional = isOptional
      self.isRepeating = isRepeating
      self.values = values
      self.standard = standard
    }
  }

  /// As it is typed behind `stet`: "people add" is two.
  public var words: [String]
  public var about: String
  public var discussion: String
  /// The whole line: `stet people add 'NAME <EMAIL>:ROLE,ROLE' [options]`.
  public var usage: String
  public var arguments: [Argument]
  public var options: [Argument]
  public var subcommands: [CommandDescription] = []

  public init(
    words: [String], about: String, discussion: String = "", usage: String,
    arguments: [Argument] = [], options: [Argument] = []
  ) {
    self.words = words
    self.about = about
    self.discussion = discussion
    self.usage = usage
    self.arguments = arguments
    self.options = options
  }
}
