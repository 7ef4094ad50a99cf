/// A draft's pictures are there, and told in words too.
struct ImagesCheck: Check {
  let description = CheckDescription(
    id: .images,
    summary: "Every image's file is in the newsroom, and every image has an alternative text.",
    codes: [
      Explanation(
        "images.missing", "An image's file is not there, or not saved yet.",
        """
        The site would show a broken picture. Paths are looked up from the draft's own folder; \
        pictures on other sites and paths of the built site, which begin with `/`, are not judged.
        """,
        mend: "Put the file into the folder named like the draft, and run `stet save SLUG`."),
      Explanation(
        "images.alt", "An image has no alternative text.",
        """
        It is read aloud to people who do not see the picture, and stands there when the picture \
        does not load.
        """,
        mend: "Write what the picture shows between the square brackets: `![…](file.png)`."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      status: draft
      ---

      ![The gauge at the old bridge](example/gauge.png)

      ![The same from above](https://pictures.example/gauge.png)
      """
    ],
    failing: [
      (
        "images.missing",
        """
        ---
        title: Who reads the river gauge
        status: draft
        ---

        ↓![The gauge at the old bridge](example/bridge.png)
        """
      ),
      (
        "images.alt",
        """
        ---
        title: Who reads the river gauge
        status: draft
        ---

        ↓![](example/gauge.png)

        ↓![](https://pictures.example/gauge.png)
        """
      ),
    ])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    surroundings.outline(of: draft).images.flatMap { image -> [Finding] in
      var findings: [Finding] = []
      if let fault = fault(of: image.destination, in: draft, surroundings) {
        findings.append(
          Finding(
            "images.missing", .error, fault, at: image.location,
            help: "put the file there, and run `stet save \(draft.slug)`"))
      }
      if image.text.trimmed.isEmpty {
        findings.append(
          Finding(
            "images.alt", .error, "the image has no alternative text", at: image.location,
            help: "write what it shows between the square brackets: `![…](…)`"))
      }
      return findings
    }
  }

  private func fault(
    of destination: String, in draft: Draft, _ surroundings: any Surroundings
  ) -> String? {
    if destination.trimmed.isEmpty { return "the image names no file" }
    guard case .file(let relative) = LinkTarget(destination) else { return nil }
    guard let path = LinkTarget.resolve(relative, from: draft.path) else {
      return "the image \(destination.quoted) lies outside the newsroom"
    }
    return surroundings.hasFile(at: path)
      ? nil : "the image \(path.quoted) is missing, or not saved"
  }
}
