import Editorial
import NewsroomTestSupport
import Testing

/// Runs a command that must be refused, or fail, with these codes, and change nothing at all.
@discardableResult
func expectRefusal(
  _ kind: Failure.Kind = .refused, by codes: Code..., in test: TestNewsroom,
  sourceLocation: Testing.SourceLocation = #_sourceLocation, _ command: () throws -> Any
) -> Failure? {
  let before = FolderSnapshot(of: test.folder)
  var found: Failure?
  do {
    _ = try command()
    Issue.record("nothing was refused", sourceLocation: sourceLocation)
  } catch let failure as Failure {
    found = failure
    let all = failure.blockers.isEmpty ? [failure.code] : failure.blockers.map(\.code)
    #expect(all == codes, "\(failure)", sourceLocation: sourceLocation)
    #expect(failure.kind == kind, "\(failure)", sourceLocation: sourceLocation)
  } catch {
    Issue.record("not a failure that people can act on: \(error)", sourceLocation: sourceLocation)
  }
  let after = FolderSnapshot(of: test.folder)
  #expect(after.differences(from: before) == [], sourceLocation: sourceLocation)
  return found
}

/// Holds after every command: nothing is left to save, and git finds nothing wrong.
func expectClean(
  _ test: TestNewsroom, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
  #expect(try test.git("status", "--porcelain") == "", sourceLocation: sourceLocation)
  let fsck = try test.git.run(["fsck", "--strict", "--no-dangling"])
  #expect(
    fsck.status == 0 && fsck.errors.isEmpty, "\(fsck.errors)", sourceLocation: sourceLocation)
}
