import Editorial
import Git

@testable import Manuscript

extension FuzzTarget {
  /// Drafts: what is accepted reads the same to the full parser, and an edit changes its own lines.
  static let frontMatter = FuzzTarget(name: "front-matter") { bytes in
    switch reader.read(bytes, path: "x.md") {
    case .failure(let malformed):
      if malformed.findings.isEmpty { return "refused without a reason" }
      if malformed.findings.contains(where: { $0.message == YAMLReader.unclean }) {
        return "left to the parser to refuse"
      }
      return malformed.findings.contains { ($0.location?.column ?? 1) < 1 } ? "no such place" : nil
    case .success(let draft):
      return disagreement(bytes) ?? faultOfEdits(bytes, draft)
    }
  }

  private static let reader = DraftReader(
    managed: ManagedKeys(
      state: "status", scalars: ["date", "updated", "slug"], lists: ["aliases"]),
    profileKeys: ["byline", "title"]
  ) { bytes in
    CopyID((try? ObjectID.ofBlob(bytes).hex) ?? "")
  }

  /// The quick way and the parser's must read the same keys and values.
  private static func disagreement(_ bytes: [UInt8]) -> String? {
    var source = DraftSource(path: "x.md", bytes: bytes)
    guard (try? Fences.find(in: &source, state: "status")) == .yaml,
      let quick = PlainYAML.read(source)
    else { return nil }
    guard let slow = try? YAMLReader.readByParser(source) else { return "the parser refuses it" }
    let isSame =
      slow.map(\.key) == quick.map(\.key) && slow.map(\.value) == quick.map(\.value)
      && slow.map(\.valueRange) == quick.map(\.valueRange)
    return isSame ? nil : "the parser reads something else"
  }

  private static func faultOfEdits(_ bytes: [UInt8], _ draft: DraftText) -> String? {
    let edits: [FieldEdit] = [
      .set(key: "status", value: "review"), .set(key: "date", value: "2026-05-05T05:05:05Z"),
      .set(key: "slug", value: "it's: a \"slug\""), .remove(key: "date"),
      .append(key: "aliases", item: "/old/"), .remove(key: "status"),
    ]
    for edit in edits {
      // What cannot be edited is refused, with a reason.
      let edited: [UInt8]
      do throws(EditFailure) {
        edited = try DraftEditor.apply([edit], to: bytes, reader: reader, path: "x.md")
      } catch {
        if error.findings.isEmpty { return "\(edit) is refused without a reason" }
        continue
      }
      guard case .success(let after) = reader.read(edited, path: "x.md") else {
        return "\(edit) makes something that cannot be read"
      }
      if after.copy != draft.copy { return "\(edit) changes the copy" }
      if case .set(let key, let value) = edit, after.scalar(key) != value {
        return "\(edit) writes something else"
      }
      if case .remove(let key) = edit, after.field(key) != nil { return "\(edit) removes nothing" }
      if let line = foreignLine(bytes, edited, edit.key, draft) {
        return "\(edit) changes line \(line)"
      }
    }
    return nil
  }

  /// The first line that an edit changed and that belongs to another key.
  private static func foreignLine(
    _ old: [UInt8], _ new: [UInt8], _ key: String, _ draft: DraftText
  ) -> Int? {
    let before = old.split(separator: 0x0A, omittingEmptySubsequences: false)
    let after = new.split(separator: 0x0A, omittingEmptySubsequences: false)
    let least = min(before.count, after.count)
    let start = (0..<least).first { before[$0] != after[$0] } ?? least
    let same = (0..<(least - start)).first {
      before[before.count - 1 - $0] != after[after.count - 1 - $0]
    }
    let end = before.count - (same ?? least - start)
    guard start < end else { return nil }
    let fields = draft.fields
    guard let place = fields.firstIndex(where: { $0.key == key }) else {
      // A new key has lines of its own.
      return start + 1
    }
    let first = fields[place].keyLocation.line
    let next = place + 1 < fields.count ? fields[place + 1].keyLocation.line : draft.bodyLine
    return start + 1 >= first && end < next ? nil : start + 1
  }
}
