internal import Editorial

// Edits that change how a value is spelled and not what it says, with the editor's guarantees.
extension DraftEditor {
  /// Gives one text of a key another spelling: the key's scalar, or one item of its list.
  ///
  /// The other items, the quotes and every comment stay.
  public static func setText(
    _ index: Int = 0, of key: String, to text: String, in bytes: [UInt8], reader: DraftReader,
    path: String
  ) throws(EditFailure) -> [UInt8] {
    let front = try read(bytes, reader, path)
    let edited: [UInt8]
    do throws(FieldSplice.Impossible) {
      edited = try FieldSplice(front: front, state: reader.managed.state)
        .set(index, of: key, to: text)
    } catch {
      throw EditFailure(key, error.message, path: path, at: front.source.location(of: error.range))
    }
    var expected = front.entry(key)?.value
    if case .list(var items) = expected {
      items[index].text = text
      expected = .list(items)
    } else {
      expected = .scalar(text)
    }
    _ = try verify(
      edited, against: front, key: key, expected: expected, reader: reader, path: path)
    return edited
  }

  /// Brings a key's value into Unicode's composed form (NFC); the same bytes where it is in it.
  public static func compose(
    _ key: String, in bytes: [UInt8], reader: DraftReader, path: String
  ) throws(EditFailure) -> [UInt8] {
    let front = try read(bytes, reader, path)
    let edited = FieldSplice(front: front, state: reader.managed.state).compose(key)
    guard edited != bytes else { return bytes }
    _ = try verify(
      edited, against: front, key: key, expected: front.entry(key)?.value, reader: reader,
      path: path)
    return edited
  }
}
