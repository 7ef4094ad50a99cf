/// A draft's links are well formed, and those within the newsroom lead somewhere.
struct LinksCheck: Check {
  let description = CheckDescription(
    id: .links,
    summary: "Links are well formed, and relative ones lead to a file that is there.",
    codes: [
      Explanation(
        "links.malformed", "A link's address cannot be right.",
        """
        It is empty, has a blank or an invisible character in it, an odd bracket, or a slip at \
        its beginning, as `http:/` and `htps://` have. What Markdown does not even take for a \
        link, though it looks like one, counts too.
        """,
        mend: "Copy the address anew from the browser; write `%20` for a blank."),
      Explanation(
        "links.dangling", "A relative link leads to nothing in the newsroom.",
        """
        Links to other drafts and to attachments are looked up from the draft's own folder. \
        Addresses of other sites and paths of the built site, which begin with `/`, are not judged.
        """,
        mend: "Mend the path, or save the file that it means with `stet save`."),
      Explanation(
        "links.anchor", "A link within the page means a heading that is not there.",
        """
        `#anchors` are held against the headings, named as GitHub and Hugo name them. Other \
        generators name them otherwise, so this is only a warning.
        """,
        mend: "Write the heading in lower case, with hyphens for blanks, after the `#`."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      status: draft
      ---

      ## What it says

      [Nobody](https://blog.example/nobody_(person)), as [told before](river-gauge.md?x=1#level),
      [on the picture](example/gauge.png), [below](#what-it-says), [at home](/about/),
      [by mail](mailto:ada@blog.example).
      """
    ],
    failing: [
      (
        "links.malformed",
        """
        ---
        title: Who reads the river gauge
        status: draft
        ---

        See ↓[here](htps://blog.example/).

        See ↓[here](http:/blog.example).

        See ↓[here]().

        See ↓[here](<https://blog.example/a b>).

        See ↓[here](www.blog.example).
        """
      ),
      (
        "links.dangling",
        """
        ---
        title: Who reads the river gauge
        status: draft
        ---

        See ↓[the other one](no-such-draft.md).
        """
      ),
      (
        "links.anchor",
        """
        ---
        title: Who reads the river gauge
        status: draft
        ---

        ## What it says

        See ↓[above](#what-it-said).
        """
      ),
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    let outline = surroundings.outline(of: draft)
    let anchors = HeadingAnchors(outline.headings)
    let links = outline.links.compactMap { link in
      finding(for: link, in: draft, anchors, surroundings)
    }
    return links + brokenLinks(in: outline.runs)
  }

  private func finding(
    for link: BodyOutline.Reference, in draft: Draft, _ anchors: HeadingAnchors,
    _ surroundings: any Surroundings
  ) -> Finding? {
    let address = link.destination
    if let fault = LinkTarget.fault(of: address) {
      return Finding(
        "links.malformed", .error,
        address.trimmed.isEmpty
          ? "the link has no address" : "the address \(address.quoted) \(fault)",
        at: link.location, help: "copy the address anew; a blank in one is written `%20`")
    }
    switch LinkTarget(address) {
    case .elsewhere: return nil
    case .anchor(let fragment):
      guard !anchors.contains(fragment) else { return nil }
      return Finding(
        "links.anchor", .warning, "no heading here has the anchor \("#\(fragment)".quoted)",
        at: link.location, help: anchors.near(fragment).map { "#\($0)" }.didYouMean)
    case .file(let relative):
      guard let path = LinkTarget.resolve(relative, from: draft.path) else {
        return Finding(
          "links.dangling", .error, "the link to \(address.quoted) leads out of the newsroom",
          at: link.location, help: "a path of the built site begins with `/`")
      }
      guard !path.isEmpty, !surroundings.hasFile(at: path) else { return nil }
      return Finding(
        "links.dangling", .error,
        "the link to \(address.quoted) leads to nothing: there is no \(path.quoted)",
        at: link.location,
        help: "mend the path; one of the built site begins with `/`")
    }
  }

  /// What was meant as a link, and what Markdown reads as text.
  private func brokenLinks(in runs: [BodyOutline.TextRun]) -> [Finding] {
    runs.compactMap { run in
      guard let middle = run.text.firstRange(of: "]("),
        let open = run.text[..<middle.lowerBound].lastIndex(of: "["),
        !run.text[open..<middle.lowerBound].contains("]"),
        !LinkTarget.isTemplate(run.text[middle.upperBound...])
      else { return nil }
      let offset = run.text.unicodeScalars.distance(from: run.text.startIndex, to: open)
      let length = run.text.unicodeScalars.distance(from: open, to: middle.upperBound)
      return Finding(
        "links.malformed", .error, "this looks like a link, and Markdown reads it as text",
        at: run.location.advanced(by: offset, length: length),
        help: "its brackets must match, and a blank in its address is written `%20`")
    }
  }
}
