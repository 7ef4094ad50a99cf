/// Files that are expected to lie in a work tree, each with the blob that it should be.
public struct ExpectedFiles: Sendable {
  private var text: [UInt8] = []
  private var ends: [Int] = []
  private var ids: [ObjectID] = []
  private var isOrdered = true

  public init() {}

  public mutating func reserve(_ count: Int) {
    text.reserveCapacity(count * 48)
    ends.reserveCapacity(count)
    ids.reserveCapacity(count)
  }

  /// Adds a file by its path's UTF-8; see ``GitPath``.
  public mutating func append(path: UnsafeRawBufferPointer, id: ObjectID) {
    let start = text.count
    text.append(contentsOf: path)
    if text[start...].contains(0) {
      let bytes = GitPath.encode(String(decoding: text[start...], as: UTF8.self))
      text.replaceSubrange(start..., with: bytes)
    }
    ends.append(text.count)
    ids.append(id)
    if isOrdered, count > 1 { isOrdered = !isBelow(count - 1, count - 2) }
  }

  public mutating func append(path: String, id: ObjectID) {
    var path = path
    path.withUTF8 { append(path: UnsafeRawBufferPointer($0), id: id) }
  }

  public var count: Int { ids.count }

  func id(of number: Int) -> ObjectID { ids[number] }

  func path(of number: Int) -> String { GitPath.decode(text[range(of: number)]) }

  func withPath<Result>(of number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    text.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range(of: number)])) }
  }

  /// The numbers, ordered by the bytes of the paths, as git's index has them; nil where they are so
  /// already.
  func order() -> [Int]? {
    isOrdered ? nil : (0..<count).sorted(by: isBelow)
  }

  private func isBelow(_ one: Int, _ other: Int) -> Bool {
    text.withUnsafeBytes { text in
      text[range(of: one)].lexicographicallyPrecedes(text[range(of: other)])
    }
  }

  private func range(of number: Int) -> Range<Int> {
    (number == 0 ? 0 : ends[number - 1])..<ends[number]
  }
}
