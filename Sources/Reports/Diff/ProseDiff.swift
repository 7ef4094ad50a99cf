/// The change of a text as people read it: by paragraphs, and in them by words.
///
/// A paragraph that stands elsewhere is moved, not removed and added, also when a few of its words
/// changed on the way. Blanks and line breaks between words are not compared; they are shown as
/// they are afterwards.
struct ProseDiff {
  /// A run of words inside a block.
  struct Segment: Hashable {
    enum Change: String, Hashable {
      case same
      case removed
      case added
      /// Here ends a paragraph that went on before; it has no text.
      case split
      /// Here went a paragraph on that ended before; it has no text.
      case joined
    }

    var change: Change
    /// The words, with the blanks between them and those before them.
    var text: String
  }

  /// A paragraph of the text, before or after or both.
  struct Block: Hashable {
    enum Change: Hashable {
      case same
      case changed
      case removed
      case added
      /// It stood at that line before.
      case moved(fromLine: Int)
      /// Here it stood; now it is at that line.
      case movedAway(toLine: Int)
    }

    var change: Change
    /// The line that it begins at, before; nil for one that is new.
    var oldLine: Int?
    /// The line that it begins at, afterwards; nil for one that is gone from here.
    var newLine: Int?
    /// The blanks between the paragraph before it and this one, in the text that it stands in.
    var lead: String
    var segments: [Segment]
  }

  /// All paragraphs in the order of the new text, those that are gone where they stood.
  ///
  /// What all blocks have that are not gone, their leads and their segments that are not removed,
  /// is the new text; with ``tail`` behind it, to the byte.
  let blocks: [Block]
  /// The blanks at the end of the new text.
  let tail: String

  init(from old: [UInt8], to new: [UInt8]) {
    let pair = ProsePair(Prose(old), Prose(new))
    blocks = ProseComparison(pair).blocks
    tail = pair.new.tail
  }

  var isSame: Bool { blocks.allSatisfy { $0.change == .same } }
}
