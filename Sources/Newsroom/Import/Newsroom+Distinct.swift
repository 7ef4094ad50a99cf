import Editorial
import Manuscript
import Paths

extension Newsroom {
  /// Gives drafts whose slug is taken another, made of what tells them apart.
  ///
  /// The first of several keeps its name; the others get their day behind it, their folder before
  /// it, or a number.
  func makeDistinct(_ drafts: inout [ImportedDraft]) throws {
    var taken: [String: String] = [:]
    for index in drafts.indices {
      let old = drafts[index].started.slug
      let slug = try isFree(old, besides: taken) ? old : another(for: drafts[index], taken)
      taken[slug.folded] = drafts[index].arrival.source
      guard slug != old else { continue }
      drafts[index].started.slug = slug
      drafts[index].arrival.slug = slug
      drafts[index].started.notes.insert("`\(old)` was taken, so that it is `\(slug)`", at: 0)
    }
  }

  private func another(
    for draft: ImportedDraft, _ taken: [String: String]
  ) throws -> Slug {
    let slug = draft.started.slug
    var candidates: [String] = []
    if let day = draft.day { candidates.append("\(slug)-\(day)") }
    let folders = draft.arrival.source.pathParts.dropLast(
      draft.started.isBundle ? 2 : 1)
    if let folder = folders.last.flatMap({ SlugMaker.slug(for: String($0)) }) {
      candidates.append("\(folder)-\(slug)")
    }
    for candidate in candidates where SlugRules.fault(in: candidate) == nil {
      if try isFree(Slug(candidate), besides: taken) { return Slug(candidate) }
    }
    return Slug(try numbered(slug, besides: taken))
  }

  /// The slug with the first number that makes it free.
  func numbered(_ slug: Slug, besides taken: [String: String]) throws -> String {
    var number = 2
    while try !isFree(Slug("\(slug)-\(number)"), besides: taken) { number += 1 }
    return "\(slug)-\(number)"
  }

  private func isFree(_ slug: Slug, besides taken: [String: String]) throws -> Bool {
    try taken[slug.folded] == nil && draftFiles().named(slug).isEmpty
  }
}
