/// A draft's slug is one, everywhere, and easy to type.
struct SlugCheck: Check {
  let description = CheckDescription(
    id: .slug,
    summary: "The file's name is the draft's only name, in a–z, 0–9 and hyphens.",
    codes: [
      Explanation(
        "slug.disagrees", "The draft's `slug:` key says something else than its file's name.",
        """
        The slug is the draft's identity: commands, trailers and the site's address use it. Two \
        names for one draft would part what the site shows from what the history tells.
        """,
        mend: """
          Take the key out, or give it the file's name; to change the slug itself, run \
          `stet rename OLD NEW`.
          """),
      Explanation(
        "slug.style", "The slug has other characters than a–z, 0–9 and hyphens.",
        """
        Capitals, blanks and accents in an address are typed wrongly, encoded differently and \
        doubled on disks that ignore case. In a blog that was adopted they may have to stay.
        """,
        mend: "Run `stet rename OLD NEW`."),
    ],
    passing: [
      """
      ---
      title: Who reads the river gauge
      slug: example
      status: draft
      ---

      Nobody, it turns out.
      """
    ],
    failing: [
      (
        "slug.disagrees",
        """
        ---
        title: Who reads the river gauge
        slug: ↓river
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
      (
        "slug.style",
        """
        ↓---
        title: Who reads the river gauge
        status: draft
        ---

        Nobody, it turns out.
        """
      ),
    ],
    paths: ["slug.style": "drafts/River_Gauge.md"])

  func findings(in draft: Draft, rules: Rules, surroundings: any Surroundings) -> [Finding] {
    var findings: [Finding] = []
    let slug = draft.slug.rawValue
    if let field = draft.text.field(draft.keys.slug), field.value != .empty,
      field.value.scalar != slug
    {
      let other = field.value.scalar.map { "says \($0.quoted)" } ?? "is not one word"
      findings.append(
        Finding(
          "slug.disagrees", .error,
          "the key `\(field.key)` \(other), and the file's name says \(slug.quoted)",
          at: field.valueLocation,
          help: "take the key out, or rename the draft: `stet rename \(slug) NEW`"))
    }
    let isPlain = slug.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
    if !isPlain {
      let plain = slug.asIdentifier ?? "NEW"
      findings.append(
        Finding(
          "slug.style", .warning,
          "the slug \(slug.quoted) has other characters than a–z, 0–9 and hyphens",
          at: .start(of: draft.path),
          help: "`stet rename \(slug.shellQuoted) \(plain)` gives it a plain one"))
    }
    return findings
  }
}
