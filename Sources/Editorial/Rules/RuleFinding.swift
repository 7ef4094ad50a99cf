extension Finding {
  /// An error in a rule file.
  public static func fault(
    _ code: Code, _ message: String, at location: SourceLocation?, help: String? = nil
  ) -> Finding {
    Finding(code, .error, message, at: location, help: help)
  }

  /// A warning about a rule file, which stays valid.
  public static func caution(
    _ code: Code, _ message: String, at location: SourceLocation?, help: String? = nil
  ) -> Finding {
    Finding(code, .warning, message, at: location, help: help)
  }
}

extension [Finding] {
  /// In the order of files, lines and columns; what has no place comes first.
  public var inFileOrder: [Finding] {
    // Sound rules have none.
    if count < 2 { return self }
    return enumerated().sorted { left, right in
      let (a, b) = (left.element.location, right.element.location)
      return (a?.path ?? "", a?.line ?? 0, a?.column ?? 0, left.offset)
        < (b?.path ?? "", b?.line ?? 0, b?.column ?? 0, right.offset)
    }.map(\.element)
  }
}
