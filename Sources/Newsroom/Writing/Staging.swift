import Editorial
import Git

/// The index of a repository, whatever form git keeps it in.
///
/// Split and sparse indexes are forms that only git reads and writes: there it is asked to.
struct Staging {
  private let repository: Repository
  private let environment: [String: String]

  init(_ repository: Repository, _ circumstances: Circumstances) {
    self.repository = repository
    environment = circumstances.environment
  }

  /// Holds the index, once whoever has it lets go; nil where no lock can be made.
  ///
  /// Somebody's `git add` of this moment is worth waiting for, also where many are at it at once.
  func hold() throws -> IndexLock? {
    var patience = Patience(.seconds(10))
    while true {
      do throws(GitError) {
        return try repository.lockIndex()
      } catch {
        guard error.code == .locked else { return nil }
        if !patience.wait() { throw Failure(error) }
      }
    }
  }

  /// Stages exactly these paths, and leaves everything else in the index as it is.
  ///
  /// - Parameter held: the index, where it is held already; let go when this is done.
  func stage(_ changes: [IndexChange], under held: consuming IndexLock? = nil) throws(GitError) {
    let lock = if let held { held } else { try repository.lockIndex() }
    do throws(GitError) {
      try repository.updateIndex(changes, under: lock)
    } catch {
      guard error.code == .unsupportedIndex,
        let program = git(["update-index", "-z", "--index-info"], index: lock.privatePath)
      else { throw error }
      var input: [UInt8] = []
      for change in changes {
        switch change {
        case .upsert(let path, let id, let mode):
          input += "\(String(mode.rawValue, radix: 8)) \(id.hex) 0\t\(path)\0".utf8
        case .remove(let path): input += "0 \(ObjectID.zero.hex) 0\t\(path)\0".utf8
        }
      }
      guard try lock.copyIndex(), let outcome = try? program.run(input: input), outcome.succeeded
      else { throw error }
      try lock.publish()
    }
  }

  /// What is staged at a path; zero for nothing.
  func id(at path: String) throws(GitError) -> ObjectID {
    do throws(GitError) {
      return try repository.indexEntry(path)?.id ?? .zero
    } catch {
      guard error.code == .unsupportedIndex,
        let outcome = try? git(["ls-files", "-z", "--stage", "--", path])?.run(), outcome.succeeded
      else { throw error }
      let words = String(decoding: outcome.output, as: UTF8.self).split(separator: " ")
      guard words.count > 1, let id = ObjectID(hex: String(words[1])) else { return .zero }
      return id
    }
  }

  /// What `.gitattributes` says of a path; libgit2 looks for it in the index too.
  func attributes(of path: String) throws(GitError) -> FileAttributes {
    do throws(GitError) {
      return try repository.attributes(path)
    } catch {
      let names = ["text", "crlf", "eol", "filter", "ident", "working-tree-encoding"]
      guard error.code == .unsupportedIndex,
        let outcome = try? git(["check-attr", "-z"] + names + ["--", path])?.run(),
        outcome.succeeded
      else { throw error }
      // Path, name and value, each with a NUL behind it.
      let words = outcome.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      let values = names.indices.map { number -> FileAttributes.Value in
        guard words.indices.contains(number * 3 + 2) else { return .unspecified }
        return switch words[number * 3 + 2] {
        case "set": .set
        case "unset": .unset
        case "unspecified": .unspecified
        case let text: .text(text)
        }
      }
      return FileAttributes(
        text: values[0], crlf: values[1], eol: values[2], filter: values[3], ident: values[4],
        workingTreeEncoding: values[5])
    }
  }

  /// Throws where the index could not be changed, before anything else is.
  func demandFreeIndex() throws {
    try gitFailures { () throws(GitError) in
      do throws(GitError) {
        try repository.demandFreeIndex()
      } catch {
        guard error.code == .unsupportedIndex, git([]) != nil else { throw error }
      }
    }
  }

  /// A command of git's on this index, or a copy, kept from running what its configuration names.
  private func git(_ arguments: [String], index: String? = nil) -> Program? {
    guard let top = repository.workTree,
      let path = Program.find("git", in: environment)
    else { return nil }
    var environment = environment
    environment["GIT_LITERAL_PATHSPECS"] = "1"
    if let index { environment["GIT_INDEX_FILE"] = index }
    return Program(
      path: path,
      arguments: [
        "--git-dir=\(repository.gitDirectory)", "--work-tree=\(top)", "-c", "core.fsmonitor=false",
        "-c", "core.hooksPath=/dev/null",
      ] + arguments, environment: environment, directory: top)
  }
}

extension Newsroom {
  /// The index of this newsroom.
  var staging: Staging { Staging(repository, circumstances) }
}
