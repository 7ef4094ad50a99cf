import HashTreeCollections
import Paths

// Drafts that have other names on the sides of a merge: versions are compared per life.

extension Replay {
  /// A rename that was a violation, and that the merge gives back, is applied to nobody: the draft
  /// is compared under the name that it had.
  mutating func giveBackRenames(_ keys: [String], in step: inout MergeStep) throws {
    for index in step.sides.indices {
      let rules = step.before[index].rules
      for key in keys {
        guard let record = step.sides[index].drafts[key], let place = record.version,
          let run = record.mend?.run, try merged(at: place.path, step) == nil
        else { continue }
        let actor = try source.actor(of: step.facts, by: rules.masthead)
        for old in run.compactMap({ $0.before?.version }) where old.slug.folded != key {
          guard step.sides[index].drafts[old.slug.folded]?.version == nil,
            let back = try merged(at: old.path, step),
            let point = mendPoint(of: record, for: back, at: step.facts.number),
            mayMend(to: point, from: record, by: actor, rules)
          else { continue }
          step.sides[index].set(key, nil)
          step.sides[index].set(old.slug.folded, record)
          break
        }
      }
    }
  }

  /// What the merge has under a name that one side gave up by a rename, and not under the new one,
  /// by the new one.
  func keptOldNames(_ step: MergeStep) throws -> [String: DraftVersion] {
    var kept: [String: DraftVersion] = [:]
    for (_, (path, key)) in step.oldPlaces.sorted(by: { $0.key < $1.key }) where kept[key] == nil {
      let now = step.sides.compactMap { $0.drafts[key]?.version?.path }
      guard try now.allSatisfy({ try merged(at: $0, step) == nil }) else { continue }
      kept[key] = try merged(at: path, step)
    }
    return kept
  }

  /// A rename that one side knows is applied to the others first.
  func applyRenames(_ keys: [String], to step: inout MergeStep) {
    for (index, side) in step.sides.enumerated() {
      for key in keys {
        guard let record = side.drafts[key], let place = record.version else { continue }
        for former in record.formerSlugs.sorted() where side.drafts[former]?.version == nil {
          for other in step.sides.indices where other != index {
            guard step.sides[other].drafts[key] == nil,
              let moved = step.sides[other].drafts[former], let version = moved.version
            else { continue }
            step.oldPlaces[version.path.pathKey] = (version.path, key)
            step.sides[other].set(former, nil)
            step.sides[other].set(
              key, moved.with(version: version.moved(to: place), keepsMend: true))
          }
        }
      }
    }
  }

  /// A draft that one side deleted is deleted under the name that it has on another, too.
  func applyDeletions(_ keys: [String], to step: inout MergeStep) {
    let sides = step.sides
    func names(_ key: String, _ record: DraftRecord) -> Set<String> {
      record.formerSlugs.union([key])
    }
    for (index, side) in sides.enumerated() {
      for grave in keys {
        guard let gone = side.drafts[grave], gone.version == nil else { continue }
        for other in sides.indices
        where other != index && sides[other].drafts[grave]?.version == nil {
          for key in keys where key != grave && side.drafts[key] == nil {
            guard let record = sides[other].drafts[key], record.version != nil,
              !names(key, record).isDisjoint(with: names(grave, gone))
            else { continue }
            step.sides[index].set(key, gone)
          }
        }
      }
    }
  }
}

extension DraftVersion {
  /// The same text and attachments where another version of the draft lies.
  func moved(to place: DraftVersion) -> DraftVersion {
    var moved = self
    if let old = Attachments.folder(of: path), let new = Attachments.folder(of: place.path) {
      moved.attachments = Dictionary(
        attachments.map { path, blob in
          (path.path(below: old).map { "\(new)/\($0)" } ?? path, blob)
        }, uniquingKeysWith: { first, _ in first })
    }
    moved.slug = place.slug
    moved.path = place.path
    return moved
  }
}
