import Editorial
import Git

/// What an audit came to up to some commit, remembered under `.git/stet/` for the next one.
///
/// It holds for one anchor and one program: another stet may judge otherwise. A file that is
/// damaged, or that somebody else could have written, is ignored and told of. It says what was
/// judged and never replaces what git has: that objects of back then went missing since, only an
/// audit without memory can tell.
struct AuditMemory {
  /// How many commits lie between what is remembered and the tip at least: whoever takes more of the
  /// latest ones back needs everything judged again.
  static let distance = 64
  /// Of how many of the last commits in what is remembered it is known how everything stood: a
  /// branch that left from before them, and was not merged yet, needs everything judged again.
  static let reach = 2048
  /// How many commits are judged again before what they came to is worth being written down.
  static let pace = 256

  private static let magic = Array("stet audited 3\n".utf8)
  private let file: OwnFile
  private let anchor: ObjectID
  private let program: String

  /// Nil where the program cannot be told from another.
  init?(_ repository: Repository, anchor: ObjectID) {
    guard let program = RunningProgram.identity else { return nil }
    file = OwnFile(repository.commonDirectory + "/stet/audited")
    self.anchor = anchor
    self.program = program
  }

  /// What a file has to say.
  enum Reading {
    /// Nothing, or nothing for this anchor and this program.
    case nothing
    /// Nothing that can be relied on.
    case ignored(String)
    case past(AuditedPast)
  }

  /// What is told of a file that nothing of ours wrote.
  var damaged: String { "`\(file.path)` is damaged, and was ignored" }

  func read(_ past: PastReader) throws -> Reading {
    guard let bytes = file.read() else {
      return file.isThere
        ? .ignored("`\(file.path)` could have been written by somebody else, and was ignored")
        : .nothing
    }
    let damaged = Reading.ignored(self.damaged)
    guard let body = Checked.body(of: bytes), bytes.starts(with: Self.magic) else {
      // Another version's is not damage.
      return bytes.starts(with: Array("stet audited ".utf8)) && !bytes.starts(with: Self.magic)
        ? .nothing : damaged
    }
    return try body.withUnsafeBytes { buffer in
      var reader = ByteReader(buffer: buffer, offset: Self.magic.count)
      guard let program = reader.string(), let anchor = reader.id() else { return damaged }
      guard program == self.program, anchor == self.anchor else { return .nothing }
      do {
        return .past(try AuditedPast(&reader, in: body, past))
      } catch is HistoryReader.Damaged {
        return damaged
      }
    }
  }

  /// Writes it down; where that cannot be, nothing is lost but time.
  func write(_ audited: AuditedPast, _ past: PastReader) {
    var writer = ByteWriter(bytes: Self.magic)
    writer.string(program)
    writer.id(anchor)
    guard (try? audited.append(to: &writer, past)) != nil else { return }
    Checked.seal(&writer.bytes)
    file.write(writer.bytes)
  }
}
