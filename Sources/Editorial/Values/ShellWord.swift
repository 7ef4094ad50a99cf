// Texts in commands that people copy into a shell.

extension String {
  /// The text as one word of a POSIX shell, in quotes.
  package var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  /// The text as one word of a POSIX shell, in quotes only where it needs them.
  package var shellWord: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", "+", ",", ":", "@", "%": true
      default: scalar.value > 0x7F
      }
    }
    return isPlain && !isEmpty ? self : shellQuoted
  }
}
