public import Editorial

/// `stet diff`: what changed in a draft, for people who read prose.
public struct DiffReport: Report {
  public var difference: DraftDifference
  /// The moment, in the zone in which times are told.
  public var now: Timestamp

  public init(_ difference: DraftDifference, now: Timestamp) {
    self.difference = difference
    self.now = now
  }

  public func text(_ style: Style) -> String {
    var page = Page(style)
    let change = DraftChangeText(difference)
    page.paragraph(DiffHeading(difference, now: now, style).headline(of: change))
    guard !difference.isEmpty else { return page.text }
    if !style.quiet { writeVersions(to: &page) }
    guard difference.after != nil, difference.before != nil else {
      if !style.quiet { writeAbsence(to: &page) }
      return page.text
    }
    page.blank()
    writeFields(change.fields, to: &page)
    writeFiles(to: &page)
    if change.isOnlyForm, difference.attachments.isEmpty {
      page.paragraph(
        "no word is another; what differs are blanks, line ends or the form of the lines above the text: `stet diff \(difference.slug) --lines` shows them"
      )
    }
    change.body.write(to: &page, path: difference.path, firstLine: change.firstLine)
    return page.text
  }

  private func writeVersions(to page: inout Page) {
    let heading = DiffHeading(difference, now: now, page.style)
    page.paragraph(heading.version(difference.before), lead: "\("before:", .aside) ")
    page.paragraph(heading.version(difference.after), lead: "\("after:", .aside)  ")
  }

  /// Nobody reads all of a text as a difference.
  private func writeAbsence(to page: inout Page) {
    let slug = difference.slug.shellWord
    if difference.after == nil {
      page.paragraph(
        "\(prose: "`stet diff \(slug) --saved` compares what is saved; with `--lines`, all that is gone is shown")"
      )
    } else {
      page.paragraph(
        "\(prose: "`stet save \(slug)` saves it; `stet diff \(slug) --lines` shows all of it")")
    }
  }

  private func writeFields(_ fields: [DraftChangeText.FieldChange], to page: inout Page) {
    for field in fields {
      let old = Self.value(field.old, .removed)
      let new = Self.value(field.new, .added)
      page.paragraph(
        "\(old) \(page.style.glyphs.arrow) \(new)", lead: "\(field.key, .heading): ")
    }
  }

  private static func value(_ text: String?, _ ink: Ink) -> Phrase {
    guard let text, !text.isEmpty else { return Phrase("(nothing)", .aside) }
    return Phrase(text.split(whereSeparator: \.isWhitespace).joined(separator: " "), ink)
  }

  private func writeFiles(to page: inout Page) {
    if let before = difference.before, before.path != difference.path {
      page.line(
        "file: \(before.path, .removed) \(page.style.glyphs.arrow) \(difference.path, .added)")
    }
    for attachment in difference.attachments {
      let ink: Ink? =
        switch attachment.change {
        case .added: .added
        case .removed: .removed
        case .changed: nil
        }
      page.line("\(attachment.change.rawValue, .heading): \(attachment.path, ink)")
    }
  }
}
