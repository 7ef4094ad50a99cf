import Glibc

/// Settings that git takes from the environment before all files: `git -c KEY=VALUE`, which reaches
/// aliases and hooks in GIT_CONFIG_PARAMETERS, and GIT_CONFIG_COUNT with its keys and values.
///
/// libgit2 knows neither, and is given them as a file. Whoever sets them is whoever runs the command.
struct EnvironmentConfig {
  /// A value of nil is a key without `=`, which means yes.
  private var entries: [(key: String, value: String?)] = []

  /// Reads the process's environment; throws `.malformed` where git would stop.
  init(_ variable: (String) -> String? = LibGit2.environment) throws(GitError) {
    if let text = variable("GIT_CONFIG_COUNT") {
      guard let count = Int(text), count >= 0, count < 10_000 else {
        throw Self.malformed("GIT_CONFIG_COUNT is")
      }
      for number in 0..<count {
        // An empty value is a value; an empty key is none.
        guard let key = variable("GIT_CONFIG_KEY_\(number)"),
          let value = getenv("GIT_CONFIG_VALUE_\(number)")
        else { throw Self.malformed("GIT_CONFIG_KEY_\(number) or GIT_CONFIG_VALUE_\(number) is") }
        entries.append((Self.canonical(key), String(cString: value)))
      }
    }
    if let text = variable("GIT_CONFIG_PARAMETERS") {
      guard let parameters = Self.parameters(text) else {
        throw Self.malformed("GIT_CONFIG_PARAMETERS is")
      }
      entries += parameters
    }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// Adds a setting that counts before all others.
  mutating func add(_ key: String, _ value: String) { entries.append((Self.canonical(key), value)) }

  /// All of them as a file of git's, for libgit2 to read; throws `.malformed` for a key that git would
  /// not take.
  func text() throws(GitError) -> String {
    var text = ""
    for (key, value) in entries {
      guard let first = key.firstIndex(of: "."), let last = key.lastIndex(of: ".") else {
        throw Self.malformed("the key `\(key)` is")
      }
      let section = key[..<first]
      let name = key[key.index(after: last)...]
      let middle = first == last ? nil : key[key.index(after: first)..<last]
      guard !section.isEmpty, section.utf8.allSatisfy(Self.isOfKeys),
        let letter = name.utf8.first, Self.isOfKeys(letter), !(0x30...0x39).contains(letter),
        letter != 0x2D, name.utf8.allSatisfy(Self.isOfKeys), middle?.contains("\n") != true
      else { throw Self.malformed("the key `\(key)` is") }
      text += "[\(section)\(middle.map { " \"\(Self.escaped($0))\"" } ?? "")]\n\(name)"
      text += value.map { " = \"\(Self.escaped($0))\"\n" } ?? "\n"
    }
    return text
  }

  private static func isOfKeys(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
  }

  private static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    for letter in text.unicodeScalars {
      switch letter {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(letter)
      }
    }
    return escaped
  }

  /// The values of a key, the one that counts last.
  func values(of key: String) -> [String?] {
    guard !entries.isEmpty else { return [] }
    let key = Self.canonical(key)
    return entries.filter { $0.key == key }.map(\.value)
  }

  /// `'key'='value' 'key'= 'key=value'`, as git quotes for a shell.
  private static func parameters(_ text: String) -> [(key: String, value: String?)]? {
    var rest = text[...]
    var found: [(key: String, value: String?)] = []
    while true {
      rest = rest.drop { $0 == " " }
      guard !rest.isEmpty else { return found }
      guard let word = quoted(&rest) else { return nil }
      if rest.first == "=" {
        rest.removeFirst()
        let hasValue = rest.first == "'"
        guard let value = hasValue ? quoted(&rest) : "" else { return nil }
        found.append((canonical(word), hasValue ? value : nil))
      } else {
        // As git before 2.31 wrote it.
        let halves = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        found.append((canonical(String(halves[0])), halves.count > 1 ? String(halves[1]) : nil))
      }
      guard rest.isEmpty || rest.first == " " else { return nil }
    }
  }

  /// A word in single quotes, in which `'\''` stands for one and `'\!'` for `!`.
  private static func quoted(_ rest: inout Substring) -> String? {
    guard rest.popFirst() == "'" else { return nil }
    var word = ""
    while let letter = rest.popFirst() {
      guard letter == "'" else {
        word.append(letter)
        continue
      }
      guard rest.first == "\\" else { return word }
      rest.removeFirst()
      guard let escaped = rest.popFirst(), escaped == "'" || escaped == "!",
        rest.popFirst() == "'"
      else { return nil }
      word.append(escaped)
    }
    return nil
  }

  /// The section and the last word in small letters; what is between them is as it is.
  private static func canonical(_ key: String) -> String {
    guard let first = key.firstIndex(of: "."), let last = key.lastIndex(of: ".") else {
      return key.lowercased()
    }
    return key[..<first].lowercased() + key[first..<last] + key[last...].lowercased()
  }

  private static func malformed(_ what: String) -> GitError {
    GitError(
      code: .malformed, message: "\(what) not as git takes it from the environment",
      call: "environment")
  }
}
