public import Editorial

/// Changes single keys of a draft's front matter, byte by byte.
///
/// A front matter is never written anew. After each edit the file is read again and compared: only
/// the key that was meant has another value, every line that is not its own has the bytes that it
/// had, and for a managed key the copy is the same; else nothing is changed and the failure says why.
public enum DraftEditor {
  /// Makes a transition's edits, in their order, and gives back the new file.
  ///
  /// `set` keeps the spacing, the comment and the quotes of a value that is there, and writes a new
  /// key directly below the state's line. `remove` of an absent key changes nothing.
  public static func apply(
    _ edits: [FieldEdit], to bytes: [UInt8], reader: DraftReader, path: String
  ) throws(EditFailure) -> [UInt8] {
    var bytes = bytes
    var front = try read(bytes, reader, path)
    for edit in edits {
      let splice = FieldSplice(front: front, state: reader.managed.state)
      let expected: Field.Value?
      do throws(FieldSplice.Impossible) {
        switch edit {
        case .set(let key, let value):
          bytes = try splice.set(key, to: .scalar(value))
          expected = .scalar(value)
        case .remove(let key):
          bytes = try splice.remove(key)
          expected = nil
        case .append(let key, let item):
          bytes = try splice.append(item, to: key)
          expected = appended(item, to: front.entry(key)?.value)
        }
      } catch {
        throw EditFailure(
          edit.key, error.message, path: path, at: front.source.location(of: error.range))
      }
      front = try verify(
        bytes, against: front, key: edit.key, expected: expected, reader: reader, path: path)
    }
    return bytes
  }

  /// Gives one key a scalar or a list, with the same guarantees: for keys that writers edit.
  public static func setField(
    key: String, value: FieldValue, in bytes: [UInt8], reader: DraftReader, path: String
  ) throws(EditFailure) -> [UInt8] {
    let front = try read(bytes, reader, path)
    let edited: [UInt8]
    do throws(FieldSplice.Impossible) {
      edited = try FieldSplice(front: front, state: reader.managed.state).set(key, to: value)
    } catch {
      throw EditFailure(
        key, error.message, path: path, at: front.source.location(of: error.range))
    }
    _ = try verify(
      edited, against: front, key: key, expected: wanted(value), reader: reader, path: path)
    return edited
  }

  static func read(
    _ bytes: [UInt8], _ reader: DraftReader, _ path: String
  ) throws(EditFailure) -> FrontMatter {
    do throws(MalformedDraft) {
      return try reader.frontMatter(of: bytes, path: path)
    } catch {
      throw EditFailure(findings: error.findings)
    }
  }

  private static func wanted(_ value: FieldValue) -> Field.Value {
    switch value {
    case .scalar(let text): .scalar(text)
    case .list(let items): list(items)
    }
  }

  private static func list(_ items: [String]) -> Field.Value {
    .list(items.map { Field.Item(text: $0, location: .start(of: "")) })
  }

  private static func appended(_ item: String, to old: Field.Value?) -> Field.Value {
    let before = old?.items(orAt: .start(of: "")).map(\.text) ?? []
    return list(before + [item])
  }

  /// Reads the edited file and holds it against the one before.
  static func verify(
    _ bytes: [UInt8], against old: FrontMatter, key: String, expected: Field.Value?,
    reader: DraftReader, path: String
  ) throws(EditFailure) -> FrontMatter {
    let new: FrontMatter
    do throws(MalformedDraft) {
      new = try reader.frontMatter(of: bytes, path: path)
    } catch {
      let reason = error.findings.first.map { ": \($0.message)" } ?? ""
      throw EditFailure(key, "`\(key)` cannot be written here\(reason)", path: path)
    }
    let own = ManagedKeys(state: key)
    let others = { (front: FrontMatter) in
      front.entries.filter { $0.key != key }.map { Pair(key: $0.key, value: places(off: $0.value)) }
    }
    let isWanted = new.entry(key).map { places(off: $0.value) } == expected.map(places(off:))
    guard isWanted, new.syntax == old.syntax, others(new) == others(old),
      DraftCopy.copyBytes(of: new, managed: own) == DraftCopy.copyBytes(of: old, managed: own),
      !reader.managed.contains(key)
        || DraftCopy.copyBytes(of: new, managed: reader.managed)
          == DraftCopy.copyBytes(of: old, managed: reader.managed)
    else {
      throw EditFailure(
        key, "`\(key)` cannot be changed without touching other lines", path: path)
    }
    return new
  }

  private struct Pair: Equatable {
    var key: String
    var value: Field.Value
  }

  /// A value without the places of its items, which an edit above moves.
  private static func places(off value: Field.Value) -> Field.Value {
    guard case .list(let items) = value else { return value }
    return list(items.map(\.text))
  }
}
