import Editorial
import Manuscript
import Testing

/// A part of a rule file, what takes its place, and what is told of that.
struct DifferenceExample: CustomTestStringConvertible, Sendable {
  var kind: RuleSamples.Kind
  var part: String
  var new: String
  /// Each as "loosened: sentence".
  var told: [String]

  init(_ kind: RuleSamples.Kind, _ part: String, _ new: String, _ told: String...) {
    self.kind = kind
    self.part = part
    self.new = new
    self.told = told
  }

  var testDescription: String { told.first ?? new }
}

@Suite struct RuleDifferenceTests {
  @Test(arguments: transitionDifferences + workflowDifferences + peopleDifferences)
  func difference(_ example: DifferenceExample) throws {
    let old = try rules(example.kind, example.kind.text)
    let text = try #require(example.kind.text.replacing(example.part, by: example.new))
    let new = try rules(example.kind, text)
    let difference = RuleDifference(from: old, to: new)
    #expect(difference.changes.map { "\($0.kind.rawValue): \($0.sentence)" } == example.told)
    #expect(difference.changes.allSatisfy { $0.path == example.kind.path })
    // The way back is a difference too.
    #expect(RuleDifference(from: new, to: old).changes.isEmpty == false)
  }

  @Test func whatSaysTheSameIsNone() throws {
    let old = try rules(.workflow, RuleSamples.workflow)
    let text = RuleSamples.workflow
      .replacing("zone: UTC", with: "zone: UTC   # the office")
      .replacing("own: false", with: "own: false ")
    #expect(RuleDifference(from: old, to: try rules(.workflow, text)).changes == [])
  }

  @Test func filesComeAndGo() throws {
    let one = RuleSamples.files(.workflow, RuleSamples.workflow)
    let letters = RuleSamples.workflow.replacing("name: editorial", with: "name: letters")
      .replacing("[drafts/**/*.md, \"!**/README.md\"]", with: "[letters/*.md]")
    let two = one + [RuleFile(path: "workflows/letters.yml", bytes: Array(letters.utf8))]
    let moved = one.map {
      $0.path == "workflows/editorial.yml"
        ? RuleFile(path: "workflows/posts.yml", bytes: $0.bytes) : $0
    }
    #expect(
      try told(one, two) == [
        "workflows/letters.yml: changed: `letters` is a new workflow, for `letters/*.md`"
      ])
    #expect(
      try told(two, one) == [
        "workflows/letters.yml: loosened: the workflow `letters` is gone: nothing asks who changes `letters/*.md`"
      ])
    #expect(
      try told(one, moved) == [
        "workflows/posts.yml: changed: the workflow moved here from `workflows/editorial.yml`"
      ])
  }

  private func told(_ old: [RuleFile], _ new: [RuleFile]) throws -> [String] {
    RuleDifference(from: try rules(old), to: try rules(new)).changes.map {
      "\($0.path): \($0.kind.rawValue): \($0.sentence)"
    }
  }

  private func rules(_ kind: RuleSamples.Kind, _ text: String) throws -> Rules {
    try rules(RuleSamples.files(kind, text))
  }

  private func rules(_ files: [RuleFile]) throws -> Rules {
    let reading = RuleFileReader.rules(from: files, builtInCommands: RuleSamples.builtIns)
    return try #require(reading.rules, "\(reading.errors.map(\.message))")
  }
}

private let approvals =
  "approvals: {count: 1, from: [editor], not: [byline, creator], sections: {politics: 2}}"

private let transitionDifferences: [DifferenceExample] = [
  .init(
    .workflow, approvals,
    "approvals: {count: 2, from: [editor], not: [byline, creator], sections: {politics: 2}}",
    "tightened: `publish` asks for 2 approvals instead of 1"),
  .init(
    .workflow, approvals, "approvals: {count: 1, from: [editor], not: [byline, creator]}",
    "loosened: in the section `politics`, `publish` asks for 1 approval instead of 2"),
  .init(
    .workflow, approvals,
    "approvals: {count: 1, from: [author, editor], not: [submitter, creator], sections: {politics: 3}}",
    "tightened: in the section `politics`, `publish` asks for 3 approvals instead of 2",
    "loosened: an author may approve for `publish`",
    "loosened: for `publish` the approval of somebody on the byline counts",
    "tightened: for `publish` the approval of whoever submitted it no longer counts"),
  .init(
    .workflow, approvals, "reason: true",
    "tightened: `publish` asks for a reason",
    "loosened: `publish` asks for no approval instead of 1"),
  .init(
    .workflow, "requires: {reason: true, own: false}",
    "requires: {own: true, approvals: {count: 2, from: [chief], sections: {city: 1}}}",
    "loosened: `kill` no longer asks for a reason",
    "tightened: `kill` takes somebody on the byline",
    "tightened: `kill` asks for 2 approvals of a chief",
    "tightened: in the section `city`, `kill` asks for 1 approval"),
  .init(
    .workflow, "from: [draft, review]\n    to: killed\n    by: [chief]",
    "from: [review, published]\n    to: killed\n    by: [author, editor]",
    "loosened: `kill` also starts from `published`",
    "tightened: `kill` no longer starts from `draft`",
    "loosened: an author or an editor may `kill`",
    "tightened: a chief may no longer `kill`"),
  .init(
    .workflow, "checks: [byline, section, title, body]", "checks: [byline, links]",
    "loosened: `submit` no longer checks `section`, `title` and `body`",
    "tightened: `submit` checks `links`"),
  .init(
    .workflow, "edits: true", "edits: false",
    "tightened: `correct` may no longer change the text as it goes"),
  .init(
    .workflow, "sets: {updated: now}", "sets: {updated: today, by: actor}",
    "changed: `correct` writes `updated: today` instead of `now`",
    "changed: `correct` writes `by: actor`", "tightened: only transitions write `by`"),
  .init(
    .workflow, "stamps: {date: now}", "stamps: {first: now}",
    "changed: `publish` writes `first: now`, unless there is one",
    "changed: `publish` no longer writes `date` where there is none",
    "loosened: whoever may change the text may write `date`",
    "tightened: only transitions write `first`"),
  .init(
    .workflow, "about: Hand a draft in for review", "about: Hand it in",
    "changed: the help of `submit` reads otherwise"),
  .init(
    .workflow, "to: draft", "to: review",
    "changed: `retract` leads to `review` instead of `draft`"),
  .init(
    .workflow, "- id: retract", "- id: recall",
    "loosened: `recall` is new: an editor may move a draft from `published` to `draft`",
    "tightened: `retract` is gone"),
  .init(
    .workflow, "from: [draft, review]", "from: [review, draft]",
    "changed: the same is said in another order, or in other words"),
]

private let workflowDifferences: [DifferenceExample] = [
  .init(
    .workflow, "name: editorial", "name: posts",
    "changed: the workflow is called `posts` instead of `editorial`"),
  .init(
    .workflow, "zone: UTC", "zone: Europe/Kyiv",
    "changed: days and weeks are those of `Europe/Kyiv` instead of `UTC`"),
  .init(
    .workflow, "[drafts/**/*.md, \"!**/README.md\"]", "[drafts/*.md, \"!drafts/x.md\"]",
    "loosened: files in `drafts/**/*.md` are no drafts any more, unless another pattern says so",
    "tightened: files in `**/README.md` are drafts too",
    "tightened: files in `drafts/*.md` are drafts",
    "loosened: files in `drafts/x.md` are no drafts any more"),
  .init(
    .workflow, "site: plain", "site: {name: mine, keys: {byline: author}}",
    "changed: the site's profile is `mine` instead of `plain`",
    "changed: a draft's byline stands under `author` instead of `byline`"),
  .init(
    .workflow, "create: [author, editor]", "create: [editor, chief]",
    "loosened: a chief may start a draft", "tightened: an author may no longer start a draft"),
  .init(
    .workflow, "    edit: [editor]\n  - id: published", "    edit: [author]\n  - id: published",
    "loosened: an author may change the text in `review`",
    "tightened: an editor may no longer change the text in `review`"),
  .init(
    .workflow, "delete: [author]", "delete: [author, chief]",
    "loosened: a chief may delete a draft in `draft`"),
  .init(
    .workflow, "label: In review", "label: With the editors\n    live: true",
    "changed: `review` reads “With the editors” instead of “In review”",
    "loosened: the site shows what is in `review`"),
  .init(
    .workflow, "initial: draft", "initial: review",
    "changed: a draft begins as `review` instead of `draft`"),
  .init(
    .workflow, "retired: {in-progress: draft}", "retired: {in-progress: published}",
    "loosened: a draft in `in-progress` counts as `published`"),
  .init(
    .workflow, "retired: {in-progress: draft}", "retired: {}",
    "tightened: `in-progress` no longer counts as any state"),
  .init(
    .workflow, "{paths: [drafts/**], by: [author, editor]}",
    "{paths: [drafts/**], by: [author]}\n  - {paths: [layouts/**], by: [editor]}",
    "tightened: an editor may no longer change files in `drafts/**`",
    "loosened: an editor may change files in `layouts/**`"),
  .init(
    .workflow, "title: {max: 90}", "title: {max: 120}",
    "loosened: a title may have 120 characters instead of 90"),
  .init(
    .workflow, "dek: {required: false, max: 250}", "dek: {required: true, max: 200}",
    "tightened: a dek may have 200 characters instead of 250", "tightened: a draft needs a dek"),
  .init(
    .workflow, "links: {level: warning}", "links: {level: off}\n  images: {level: warning}",
    "loosened: what the check `links` finds is not looked for instead of being a warning",
    "loosened: what the check `images` finds is a warning instead of being an error"),
]

private let peopleDifferences: [DifferenceExample] = [
  .init(
    .masthead, "identity: email", "identity: signature",
    "tightened: a signature says who somebody is, instead of an e-mail address"),
  .init(
    .masthead, "{email: noreply@github.com}", "{email: bot@forge.example}",
    "loosened: `bot@forge.example` acts for authors, as a service does",
    "tightened: `noreply@github.com` no longer acts for authors"),
  .init(
    .masthead, "roles: [author]", "roles: [chief, editor]",
    "loosened: Ada Reyes is a chief and an editor", "tightened: Ada Reyes is no longer an author"),
  .init(
    .masthead, "sections: [politics]", "sections: [politics, city]",
    "loosened: Ben Okoro's roles count in city and politics instead of politics"),
  .init(
    .masthead, "    sections: [politics]\n", "",
    "loosened: Ben Okoro's roles count in every section instead of politics"),
  .init(
    .masthead, "emails: [ada@blog.example]", "emails: [ada@home.example]",
    "loosened: `ada@home.example` is Ada Reyes's address",
    "tightened: `ada@blog.example` is no longer Ada Reyes's address"),
  .init(
    .masthead, "also: [A. Reyes]", "also: [Ada R.]",
    "changed: a byline of `Ada R.` is Ada Reyes's",
    "changed: a byline of `A. Reyes` is no longer Ada Reyes's"),
  .init(
    .masthead, "name: Ada Reyes", "name: Ada Reyes-Hall",
    "changed: Ada Reyes is called Ada Reyes-Hall"),
  .init(
    .masthead, "keys: [\"\(RuleSamples.key(1)) ada\"]", "keys: [\"\(RuleSamples.key(7))\"]",
    "loosened: Ada Reyes signs with another key: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5…AAAAAc`",
    "tightened: Ada Reyes no longer signs with `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5…AE ada`"),
  .init(
    .masthead, "- id: ben\n    name: Ben Okoro", "- id: benjamin\n    name: Ben Okoro",
    "loosened: Ben Okoro is on the masthead, as an editor in politics",
    "tightened: Ben Okoro is no longer on the masthead"),
  .init(
    .masthead, "people:\n", "people:\n  - {id: noor, name: Noor Haddad, roles: []}\n",
    "changed: Noor Haddad is on the masthead, without a role"),
  .init(
    .sections, "title: City", "title: The city\n    closed: true",
    "changed: the section `city` is called “The city” instead of “City”",
    "tightened: the section `city` takes no new drafts"),
  .init(
    .sections, "about: Who decides what.", "about: Power.",
    "changed: what the section `politics` is for reads otherwise"),
  .init(
    .sections, "- id: city\n    title: City", "- id: sports\n    title: City",
    "changed: `sports` is a new section", "tightened: the section `city` is gone"),
]
