import Dispatch
import Editorial
import Git
import Glibc
import Manuscript
import Synchronization

/// What judging a commit asks of git, read ahead of the judging on all cores.
///
/// Reading, comparing and parsing take most of an audit's time, and each commit's are its own
/// business; judging goes commit by commit, since each stands on its parents. The readers run some
/// batches ahead and no further, so that memory stays what it is however long history is.
final class Preparation: Sendable {
  /// One commit, read.
  struct Prepared: Sendable {
    var facts: CommitFacts
    /// What its signature is worth under the expected masthead; nil where that does not ask.
    var verdict: SignatureVerdict?
    /// What differs from each judged parent, below the roots that were expected.
    var changes: [[FileChange]]
    /// The drafts among what is new, as the expected rules read them.
    var contents: [ContentKey: DraftVersion.Content]
  }

  struct ContentKey: Hashable, Sendable {
    var blob: String
    var path: String
  }

  /// The commits to be read, and how.
  struct Plan: Sendable {
    var commits: Ancestry
    /// The numbers of their judged parents.
    var parents: [[Int]]
    var judged: [Bool]
    /// The rules that most of history is expected to be read by: those of the tip.
    var rules: Rules?
    var circumstances: Circumstances
  }

  private struct State {
    var next = 0
    var isCancelled = false
    var batches: [Int: Result<[Prepared?], Failure>] = [:]
  }

  private static let batchSize = 256
  /// How many batches may lie ready.
  private static let reach = 8

  let plan: Plan
  private let verifier: SignatureVerifier?
  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: reach)
  private let ready: [DispatchSemaphore]

  init(_ plan: Plan) {
    self.plan = plan
    verifier = plan.rules.flatMap { rules in
      rules.masthead.identity == .signature
        ? SignatureVerifier(rules.masthead, environment: plan.circumstances.environment) : nil
    }
    let count = (plan.commits.count + Self.batchSize - 1) / Self.batchSize
    ready = (0..<count).map { _ in DispatchSemaphore(value: 0) }
  }

  /// How many read beside the judging, which reads along where it would have to wait.
  ///
  /// More threads than cores get in each other's way at the locks of libgit2: a tenth of an audit.
  private var readers: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 2 ? 2 : 1 }

  /// Begins to read.
  func start() {
    for _ in 0..<readers {
      DispatchQueue.global(qos: .userInitiated).async { [self] in read() }
    }
  }

  /// Ends the reading, when nobody needs the rest.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    for _ in 0..<64 { room.signal() }
  }

  /// A batch, once it is read; its room is free again afterwards.
  ///
  /// - Parameter reader: what reads others as long as it is not.
  func batch(_ number: Int, meanwhile reader: PastReader) throws -> [Prepared?] {
    while ready[number].wait(timeout: .now()) == .timedOut {
      guard room.wait(timeout: .now()) == .success else {
        ready[number].wait()
        break
      }
      guard let other = nextBatch() else {
        room.signal()
        ready[number].wait()
        break
      }
      finish(other, Self.capture { try read(other, with: reader) })
    }
    let result = state.withLock { $0.batches.removeValue(forKey: number) }
    room.signal()
    return try result?.get() ?? []
  }

  /// The next batch that nobody reads yet; nil where there is none.
  private func nextBatch() -> Int? {
    state.withLock { state in
      guard !state.isCancelled, state.next < ready.count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  private func finish(_ batch: Int, _ result: Result<[Prepared?], Failure>) {
    state.withLock { $0.batches[batch] = result }
    ready[batch].signal()
  }

  /// - Parameter commit: its place among those that are read.
  static func batchNumber(of commit: Int) -> Int { commit / batchSize }
  static func place(of commit: Int) -> Int { commit % batchSize }

  private func read() {
    var reader: Result<PastReader, Failure>?
    while true {
      room.wait()
      guard let batch = nextBatch() else {
        room.signal()
        return
      }
      if reader == nil { reader = Self.capture { try open() } }
      finish(batch, Self.capture { try read(batch, with: try reader?.get()) })
    }
  }

  private static func capture<Value>(_ body: () throws -> Value) -> Result<Value, Failure> {
    do {
      return .success(try body())
    } catch let failure as Failure {
      return .failure(failure)
    } catch {
      return .failure(Failure(.cannot, "repo.unreadable", "\(error)"))
    }
  }

  private func open() throws -> PastReader {
    PastReader(
      repository: try Newsroom.openRepository(plan.circumstances),
      builtInCommands: plan.circumstances.builtInCommands)
  }

  private func read(_ batch: Int, with reader: PastReader?) throws -> [Prepared?] {
    guard let reader else { return [] }
    let start = batch * Self.batchSize
    return try (start..<min(start + Self.batchSize, plan.commits.count)).map { place in
      plan.judged[place] ? try read(place, with: reader) : nil
    }
  }

  private func read(_ place: Int, with reader: PastReader) throws -> Prepared {
    let number = plan.commits.start + place
    let facts = try plan.commits.facts(
      at: number, firstParent: plan.parents[place].first.flatMap { plan.commits.tree(at: $0) })
    guard let rules = plan.rules else { return Prepared(facts: facts, changes: [], contents: [:]) }
    let verdict = verifier.map { $0.verdict(on: plan.commits.bytes(at: number)) }
    var contents: [ContentKey: DraftVersion.Content] = [:]
    let changes = try plan.parents[place].enumerated().map { index, parent in
      let changes = try reader.changes(
        from: plan.commits.tree(at: parent), to: plan.commits[number].tree,
        under: rules.contentRoots)
      // What a merge's first parent has as well is known: the judging does not ask for it.
      for change in index == 0 ? changes : [] {
        guard let new = change.new, new.kind == .file || new.kind == .executable,
          rules.workflow(for: change.path) != nil
        else { continue }
        let key = ContentKey(blob: new.blob, path: change.path)
        guard contents[key] == nil, let id = ObjectID(hex: new.blob) else { continue }
        contents[key] = try reader.content(of: id, at: change.path, under: rules)
      }
      return changes
    }
    return Prepared(facts: facts, verdict: verdict, changes: changes, contents: contents)
  }
}

extension Ancestry {
  /// What a commit says, strictly read.
  ///
  /// - Parameter firstParent: the tree of its first judged parent.
  func facts(at place: Int, firstParent: ObjectID?) throws -> CommitFacts {
    let entry = self[place]
    return try CommitFacts(of: entry.id, number: place, tree: entry.tree, firstParent) {
      () throws(GitError) in try commit(at: place)
    }
  }
}

extension CommitFacts {
  /// What a commit says; of one that is refused, why it is.
  init(
    of id: ObjectID, number: Int, tree: ObjectID, _ firstParent: ObjectID?,
    _ read: () throws(GitError) -> Commit
  ) throws {
    do throws(GitError) {
      let commit = try read()
      let keepsTree = commit.parents.count == 1 && firstParent == tree
      self.init(commit, number: number, keepsTree: keepsTree)
    } catch {
      guard error.code == .malformed else { throw Failure(error) }
      self.init(
        number: number, id: CommitID(id.hex), authorName: "", authorEmail: "",
        committerName: "somebody", committerEmail: "", time: Timestamp(seconds: 0),
        message: CommitMessage(subject: ""), keepsTree: false, fault: error.message)
    }
  }
}
