extension Unicode.Scalar {
  /// Whether it is a letter or stands for a number, in any script.
  ///
  /// Unicode's tables are asked about what is not ASCII only: most of what is read is.
  public var isLetterOrNumber: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case ..<0x80: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}
